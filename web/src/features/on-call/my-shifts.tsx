import { Link } from '@tanstack/react-router'
import { myShifts } from '../../../../functions/on-call/on-call.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './on-call.module.css'
import { BecauseTag } from './tags.tsx'
import { useOwnTimes, When } from './times.tsx'
import { useOnCallWords } from './words.ts'

export type MyShift = Answer<typeof myShifts>['shifts'][number]

const NEXT = 4

/** The reader's next few shifts, in their own zone. */
export function MyNextCard() {
  const { say } = useOnCallWords()
  const { data, error, refetch } = useApi(myShifts, { query: {} })
  return (
    <Card title={say('mine.next')}>
      {data === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {data?.shifts.length === 0 && <p className="weak">{say('mine.none')}</p>}
      {data !== undefined && data.shifts.length > 0 && (
        <ul className={styles.items}>
          {data.shifts.slice(0, NEXT).map((shift) => (
            <li key={`${shift.schedule} ${shift.role} ${shift.from}`} className={styles.item}>
              <div>
                <strong>
                  <When {...shift} />
                </strong>{' '}
                <Running shift={shift} />
                <div>
                  <Link to="/on-call/schedules/$id" params={{ id: shift.schedule }}>
                    {shift.scheduleName}
                  </Link>{' '}
                  {say(`roles.${shift.role}`)} {shift.because !== null && <BecauseTag because={shift.because} />}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.foot}>
        <Link to="/on-call/mine">{say('mine.all')}</Link>
      </p>
    </Card>
  )
}

/** A mark on the shift that is running. */
export function Running({ shift: { from } }: { shift: Pick<MyShift, 'from'> }) {
  const { say } = useOnCallWords()
  const { now } = useOwnTimes()
  return from <= now ? <Tag tone="good">{say('mine.running')}</Tag> : null
}
