import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  type ChannelOut,
  changePageChannel,
  listPageChannels,
  testPageChannel,
} from '../../../../functions/paging/channel.contract.ts'
import { listGroups } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, usePages, useWhole } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ActProblem } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './paging.module.css'
import { ReachabilityTabs } from './reachability-tabs.tsx'
import { usePagingWords } from './words.ts'

const ChannelDialog = late(async () => (await import('./channel-dialogs.tsx')).ChannelDialog)
const RemoveDialog = late(async () => (await import('./channel-dialogs.tsx')).RemoveChannelDialog)

/** A test that is on its way is looked at so often. */
const LOOK_SECONDS = 3

type Shown = { readonly does: 'edit' | 'remove'; readonly channel: ChannelOut } | { readonly does: 'add' }

/** Robots in the chats of groups, and systems that want to hear of incidents. */
export function ChannelsPage() {
  const { say } = usePagingWords()
  const mayKeep = useMay('alert.administer')
  const channels = usePages(listPageChannels, { query: {} })
  const isWaiting = channels.items?.some(({ test }) => test?.state === 'waiting') === true
  usePages(listPageChannels, { query: {} }, { enabled: isWaiting, everySeconds: LOOK_SECONDS })
  const [shown, show] = useState<Shown>()
  const close = () => show(undefined)
  return (
    <Page
      title={say('reachability.title')}
      lead={say('channels.lead')}
      {...(mayKeep && {
        actions: (
          <Button type="primary" onClick={() => show({ does: 'add' })} onFocus={ChannelDialog.ahead}>
            {say('channels.add')}
          </Button>
        ),
      })}
    >
      <ReachabilityTabs />
      <PagesOf
        pages={channels}
        empty={
          <Empty icon="exchange" title={say('channels.empty')}>
            {say('channels.emptyLead')}
          </Empty>
        }
      >
        {(items) => <Channels items={items} {...(mayKeep && { onShow: show })} />}
      </PagesOf>
      <Suspense>
        {shown?.does === 'add' && <ChannelDialog.Component onClose={close} />}
        {shown?.does === 'edit' && <ChannelDialog.Component channel={shown.channel} onClose={close} />}
        {shown?.does === 'remove' && <RemoveDialog.Component channel={shown.channel} onClose={close} />}
      </Suspense>
    </Page>
  )
}

interface ChannelsProps {
  readonly items: readonly ChannelOut[]
  /** Absent: they may only look. */
  readonly onShow?: (shown: Shown) => void
}

function Channels({ items, onShow }: ChannelsProps) {
  const { say, language } = usePagingWords()
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const groupOf = (id: string | null) =>
    id === null ? say('channels.everyGroup') : (groups.find((each) => each.id === id)?.name[language] ?? '')
  return (
    <Records<ChannelOut>
      label={say('channels.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('channels.name'),
          width: 26,
          cell: ({ name, kind, host }) => (
            <>
              <strong>{name}</strong>
              <div className={`weak ${styles.to}`}>
                {say(`channels.kinds.${kind}`)} · {host}
              </div>
            </>
          ),
        },
        {
          name: say('channels.state'),
          isShort: true,
          cell: ({ isOn, isSigned }) => (
            <span className={styles.tags}>
              <Tag tone={isOn ? 'good' : 'quiet'}>{say(isOn ? 'channels.on' : 'channels.off')}</Tag>
              {isSigned && <Tag tone="info">{say('channels.signed')}</Tag>}
            </span>
          ),
        },
        {
          name: say('channels.upTo'),
          width: 20,
          cell: ({ upTo, group }) => (
            <>
              {say(`channels.upTos.s${upTo}`)}
              <div className="weak">{groupOf(group)}</div>
            </>
          ),
        },
        { name: say('channels.lastTest'), cell: ({ test }) => <LastTest test={test} /> },
        ...(onShow === undefined
          ? []
          : [{ name: say('channels.act'), cell: (each: ChannelOut) => <Acts channel={each} onShow={onShow} /> }]),
      ]}
    />
  )
}

const TONES: Readonly<Record<NonNullable<ChannelOut['test']>['state'], Tone>> = {
  waiting: 'info',
  delivered: 'good',
  failed: 'bad',
  dropped: 'quiet',
}

function LastTest({ test }: Pick<ChannelOut, 'test'>) {
  const { say } = usePagingWords()
  if (test === null) return <span className="weak">{say('channels.never')}</span>
  return (
    <>
      <Tag tone={TONES[test.state]}>{say(`channels.tests.${test.state}`)}</Tag>
      <div className="weak">
        <At instant={test.at} />
      </div>
    </>
  )
}

function Acts({ channel, onShow }: { channel: ChannelOut; onShow: (shown: Shown) => void }) {
  const { say } = usePagingWords()
  const { tell } = useNews()
  const { id, name, isOn, version } = channel
  const test = useAct(testPageChannel, { onDone: () => tell(say('channels.tested')) })
  const turn = useAct(changePageChannel, { onDone: () => tell(say('channels.changed')) })
  const named = (act: string) => say('channels.named', { act, name })
  return (
    <div className={styles.row}>
      {isOn && (
        <Button
          size="small"
          loading={test.isPending}
          aria-label={named(say('channels.test'))}
          onClick={() => test.mutate({ params: { id }, body: {} })}
        >
          {say('channels.test')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={named(say('channels.edit'))}
        onClick={() => onShow({ does: 'edit', channel })}
        onFocus={ChannelDialog.ahead}
      >
        {say('channels.edit')}
      </Button>
      <Button
        size="small"
        loading={turn.isPending}
        aria-label={named(say(isOn ? 'channels.turnOff' : 'channels.turnOn'))}
        onClick={() => turn.mutate({ params: { id }, ifMatch: version, body: { isOn: !isOn } })}
      >
        {say(isOn ? 'channels.turnOff' : 'channels.turnOn')}
      </Button>
      <Button
        size="small"
        danger
        aria-label={named(say('channels.remove'))}
        onClick={() => onShow({ does: 'remove', channel })}
      >
        {say('channels.remove')}
      </Button>
      <ActProblem problem={test.error ?? turn.error} />
    </div>
  )
}
