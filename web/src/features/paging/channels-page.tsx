import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listPageChannels } from '../../../../functions/paging/channel.contract.ts'
import { late } from '../../lib/late.ts'
import { useMay } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { Channels, type Doing } from './channels.tsx'
import { ReachabilityTabs } from './reachability-tabs.tsx'
import { usePagingWords } from './words.ts'

const ChannelDialog = late(async () => (await import('./channel-dialogs.tsx')).ChannelDialog)
const RemoveDialog = late(async () => (await import('./channel-dialogs.tsx')).RemoveChannelDialog)

/** A test that is on its way is looked at so often. */
const LOOK_SECONDS = 3

/** Robots in the chats of groups, and systems that want to hear of incidents. */
export function ChannelsPage() {
  const { say } = usePagingWords()
  const mayKeep = useMay('alert.administer')
  const channels = usePages(listPageChannels, { query: {} })
  const isWaiting = channels.items?.some(({ test }) => test?.state === 'waiting') === true
  usePages(listPageChannels, { query: {} }, { enabled: isWaiting, everySeconds: LOOK_SECONDS })
  const [shown, show] = useState<Doing>()
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
        {(items) => (
          <Channels items={items} {...(mayKeep && { keeping: { begin: show, ahead: ChannelDialog.ahead } })} />
        )}
      </PagesOf>
      <Suspense>
        {shown?.does === 'add' && <ChannelDialog.Component onClose={close} />}
        {shown?.does === 'edit' && <ChannelDialog.Component channel={shown.channel} onClose={close} />}
        {shown?.does === 'remove' && <RemoveDialog.Component channel={shown.channel} onClose={close} />}
      </Suspense>
    </Page>
  )
}
