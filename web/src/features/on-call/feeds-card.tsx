import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { addFeed, type FeedOut, listFeeds } from '../../../../functions/on-call/feed.contract.ts'
import { listSchedules } from '../../../../functions/on-call/schedule.contract.ts'
import { late } from '../../lib/late.ts'
import { useAct, useApi, useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import styles from './on-call.module.css'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const RevokeDialog = late(async () => (await import('./feed-dialogs.tsx')).RevokeFeedDialog)
const AddressShown = late(async () => (await import('./feed-dialogs.tsx')).AddressShown)

/** The reader's calendar subscriptions. */
export function FeedsCard() {
  const { say } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  const { data } = useApi(listFeeds, {})
  const schedules = useWhole(listSchedules, { query: { limit: 100 } })
  const [revoking, revoke] = useState<FeedOut>()
  const feeds = data?.items ?? []
  const nameOf = ({ schedule }: FeedOut): string => {
    if (schedule === null) return say('feeds.own')
    const name = schedules.find(({ id }) => id === schedule)?.name
    return name === undefined ? say('feeds.gone') : say('feeds.schedule', { name })
  }
  return (
    <Card title={say('feeds.title')}>
      <p className="weak">{say('feeds.lead')}</p>
      {feeds.length === 0 ? (
        <p>{say('feeds.none')}</p>
      ) : (
        <ul className={styles.items} aria-label={say('feeds.label')}>
          {feeds.map((feed) => (
            <li key={feed.id} className={styles.item}>
              <div>
                {nameOf(feed)} <span className="weak">{say('feeds.since', { at: sayAt(feed.createdAt) })}</span>
              </div>
              <Button size="small" onClick={() => revoke(feed)}>
                {say('feeds.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Subscribe />
      <Suspense>
        {revoking !== undefined && <RevokeDialog.Component feed={revoking} onClose={() => revoke(undefined)} />}
      </Suspense>
    </Card>
  )
}

/** Makes a subscription, of the reader's own shifts or of one schedule, and shows its address. */
export function Subscribe({ schedule }: { schedule?: string }) {
  const { say } = useOnCallWords()
  const [url, setUrl] = useState<string>()
  const act = useAct(addFeed, { onDone: (made) => setUrl(made.url) })
  return (
    <>
      {act.error !== null && <ProblemNote problem={act.error} />}
      <Button loading={act.isPending} onClick={() => act.mutate({ body: schedule === undefined ? {} : { schedule } })}>
        {schedule === undefined ? say('feeds.add') : say('feeds.addSchedule')}
      </Button>
      <Suspense>{url !== undefined && <AddressShown.Component url={url} onClose={() => setUrl(undefined)} />}</Suspense>
    </>
  )
}
