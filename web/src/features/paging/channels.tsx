import { Button } from 'antd'
import { type ChannelOut, changePageChannel, testPageChannel } from '../../../../functions/paging/channel.contract.ts'
import { listGroups } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ActProblem } from '../../ui/note.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './paging.module.css'
import { usePagingWords } from './words.ts'

/** What somebody is about to do with a channel, or with a new one. */
export type Doing = { readonly does: 'edit' | 'remove'; readonly channel: ChannelOut } | { readonly does: 'add' }

interface Keeping {
  readonly begin: (doing: Doing) => void
  /** Somebody may be about to. */
  readonly ahead: () => void
}

interface ChannelsProps {
  readonly items: readonly ChannelOut[]
  /** Absent: they may only look. */
  readonly keeping?: Keeping
}

/** Channels: whom each tells of what, what its last test came to, and what may be done with it. */
export function Channels({ items, keeping }: ChannelsProps) {
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
        ...(keeping === undefined
          ? []
          : [
              {
                name: say('channels.act'),
                cell: (each: ChannelOut) => <Acts channel={each} keeping={keeping} />,
              },
            ]),
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

function Acts({ channel, keeping }: { channel: ChannelOut; keeping: Keeping }) {
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
        onClick={() => keeping.begin({ does: 'edit', channel })}
        onFocus={keeping.ahead}
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
        onClick={() => keeping.begin({ does: 'remove', channel })}
      >
        {say('channels.remove')}
      </Button>
      <ActProblem problem={test.error ?? turn.error} />
    </div>
  )
}
