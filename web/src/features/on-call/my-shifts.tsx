import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { late } from '../../lib/late.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { type MyShift, useMyShifts } from './my-coming.ts'
import styles from './on-call.module.css'
import { BecauseTag } from './tags.tsx'
import { useOwnTimes, When } from './times.tsx'
import { useOnCallWords } from './words.ts'

const SwapDialog = late(async () => (await import('./swap-dialog.tsx')).SwapDialog)
const NEXT = 4

/** The reader's next few shifts, in their own zone. */
export function MyNextCard() {
  const { say } = useOnCallWords()
  const { shifts, error, refetch } = useMyShifts()
  return (
    <Card title={say('mine.next')}>
      {shifts === undefined && (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={refetch} />)}
      {shifts?.length === 0 && <p className="weak">{say('mine.none')}</p>}
      {shifts !== undefined && <ShiftItems shifts={shifts.slice(0, NEXT)} />}
      <p className={styles.foot}>
        <Link to="/on-call/mine">{say('mine.all')}</Link>
      </p>
    </Card>
  )
}

/** The reader's next shifts of one schedule; nothing where they have none. */
export function MineOfSchedule({ schedule }: { schedule: string }) {
  const { say } = useOnCallWords()
  const { shifts: all = [] } = useMyShifts()
  const shifts = all.filter((each) => each.schedule === schedule)
  if (shifts.length === 0) return null
  return (
    <Card title={say('mine.next')}>
      <ShiftItems shifts={shifts.slice(0, NEXT)} isOfOne />
    </Card>
  )
}

function ShiftItems({ shifts, isOfOne = false }: { shifts: readonly MyShift[]; isOfOne?: boolean }) {
  const { say } = useOnCallWords()
  return (
    <ul className={styles.items}>
      {shifts.map((shift) => (
        <li key={keyOfShift(shift)} className={styles.item}>
          <div>
            <strong>
              <When {...shift} />
            </strong>{' '}
            <Running shift={shift} />
            <div>
              {!isOfOne && (
                <Link to="/on-call/schedules/$id" params={{ id: shift.schedule }}>
                  {shift.scheduleName}
                </Link>
              )}{' '}
              {say(`roles.${shift.role}`)} {shift.because !== null && <BecauseTag because={shift.because} />}
            </div>
          </div>
          <SwapButton shift={shift} />
        </li>
      ))}
    </ul>
  )
}

export const keyOfShift = ({ schedule, role, from }: MyShift): string => `${schedule} ${role} ${from}`

/** Asks somebody to take it. */
export function SwapButton({ shift }: { shift: MyShift }) {
  const { say } = useOnCallWords()
  const { sayWhen } = useOwnTimes()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        onClick={() => setOpen(true)}
        aria-label={say('mine.swapThis', { schedule: shift.scheduleName, when: sayWhen(shift) })}
      >
        {say('mine.swap')}
      </Button>
      <Suspense>{isOpen && <SwapDialog.Component shift={shift} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

/** A mark on the shift that is running. */
export function Running({ shift: { from } }: { shift: Pick<MyShift, 'from'> }) {
  const { say } = useOnCallWords()
  const { now } = useOwnTimes()
  return from <= now ? <Tag tone="good">{say('mine.running')}</Tag> : null
}
