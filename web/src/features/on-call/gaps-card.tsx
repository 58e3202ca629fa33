import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { readSchedule, type ScheduleSummary } from '../../../../functions/on-call/schedule.contract.ts'
import { type Answer, callApi } from '../../lib/api.ts'
import { late } from '../../lib/late.ts'
import { keyOf } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Gap, gapsIn, gravestFirst, isRunning } from './gaps.ts'
import styles from './on-call.module.css'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const TakeDialog = late(async () => (await import('./take-dialog.tsx')).TakeDialog)
const MOST = 8

/** Where nobody will be, the gravest first; anybody of the department may step in. */
export function GapsCard({ schedules }: { schedules: readonly ScheduleSummary[] }) {
  const { say } = useOnCallWords()
  const { now } = useOwnTimes()
  const [taking, take] = useState<Gap>()
  const gaps = gravestFirst(useGaps(schedules), now)
  return (
    <Card title={say('gaps.title')}>
      <p className="weak">{gaps.length === 0 ? say('gaps.none') : say('gaps.lead')}</p>
      {gaps.length > 0 && (
        <ul className={styles.items}>
          {gaps.slice(0, MOST).map((gap) => (
            <OneGap key={`${gap.schedule} ${gap.role} ${gap.from}`} gap={gap} onTake={() => take(gap)} />
          ))}
        </ul>
      )}
      {gaps.length > MOST && <p className="weak">{say('gaps.more', { count: gaps.length - MOST })}</p>}
      <Suspense>
        {taking !== undefined && <TakeDialog.Component gap={taking} onClose={() => take(undefined)} />}
      </Suspense>
    </Card>
  )
}

function OneGap({ gap, onTake }: { gap: Gap; onTake: () => void }) {
  const { say } = useOnCallWords()
  const { now, sayWhen } = useOwnTimes()
  return (
    <li className={styles.item}>
      <div>
        <Link to="/on-call/schedules/$id" params={{ id: gap.schedule }}>
          {gap.scheduleName}
        </Link>{' '}
        {say(`roles.${gap.role}`)} {isRunning(gap, now) && <Tag tone="bad">{say('gaps.now')}</Tag>}
        <div className="weak">{sayWhen(gap)}</div>
      </div>
      <Button size="small" onClick={onTake} aria-label={say('gaps.takeThis', { gap: gap.text })}>
        {say('gaps.take')}
      </Button>
    </li>
  )
}

/** The gaps of every schedule that has some. */
function useGaps(schedules: readonly ScheduleSummary[]): Gap[] {
  const holed = schedules.filter(({ hasGap, status }) => hasGap && status === 'in-use')
  const read = useQueries({
    queries: holed.map(({ id }) => {
      const call = { params: { id } }
      return {
        queryKey: keyOf(readSchedule, call),
        queryFn: ({ signal }: { signal: AbortSignal }) => callApi(readSchedule, call, signal),
      }
    }),
  })
  return read.flatMap(({ data }) => (data === undefined ? [] : gapsIn(data satisfies Answer<typeof readSchedule>)))
}
