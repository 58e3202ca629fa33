import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { late } from '../../lib/late.ts'
import { Tag } from '../../ui/tag.tsx'
import { type Gap, gravestFirst, isRunning } from './gaps.ts'
import styles from './on-call.module.css'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const TakeDialog = late(async () => (await import('./take-dialog.tsx')).TakeDialog)
const MOST = 8

/** Gaps, the gravest first; anybody of the department may step in. */
export function GapList({ gaps, isOfOne = false }: { gaps: readonly Gap[]; isOfOne?: boolean }) {
  const { say } = useOnCallWords()
  const { now } = useOwnTimes()
  const [taking, take] = useState<Gap>()
  return (
    <>
      <p className="weak">{say('gaps.lead')}</p>
      <ul className={styles.items}>
        {gravestFirst(gaps, now)
          .slice(0, MOST)
          .map((gap) => (
            <OneGap
              key={`${gap.schedule} ${gap.role} ${gap.from}`}
              gap={gap}
              isNamed={!isOfOne}
              onTake={() => take(gap)}
            />
          ))}
      </ul>
      {gaps.length > MOST && <p className="weak">{say('gaps.more', { count: gaps.length - MOST })}</p>}
      <Suspense>
        {taking !== undefined && <TakeDialog.Component gap={taking} onClose={() => take(undefined)} />}
      </Suspense>
    </>
  )
}

function OneGap({ gap, isNamed, onTake }: { gap: Gap; isNamed: boolean; onTake: () => void }) {
  const { say } = useOnCallWords()
  const { now, sayWhen } = useOwnTimes()
  return (
    <li className={styles.item}>
      <div>
        {isNamed && (
          <Link to="/on-call/schedules/$id" params={{ id: gap.schedule }}>
            {gap.scheduleName}
          </Link>
        )}{' '}
        {say(`roles.${gap.role}`)} {isRunning(gap, now) && <Tag tone="bad">{say('gaps.now')}</Tag>}
        <div className="weak">{sayWhen(gap)}</div>
      </div>
      <Button size="small" onClick={onTake} aria-label={say('gaps.takeThis', { gap: gap.text })}>
        {say('gaps.take')}
      </Button>
    </li>
  )
}
