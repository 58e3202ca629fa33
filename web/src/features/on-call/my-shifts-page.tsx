import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { late } from '../../lib/late.ts'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { FeedsCard } from './feeds-card.tsx'
import { type MyShift, useMyShifts } from './my-coming.ts'
import { keyOfShift, Running, SwapButton } from './my-shifts.tsx'
import styles from './on-call.module.css'
import { OnCallTabs } from './on-call-tabs.tsx'
import { BecauseTag } from './tags.tsx'
import { When } from './times.tsx'
import { WaitingCard } from './waiting-card.tsx'
import { useOnCallWords } from './words.ts'

const ZoneDialog = late(async () => (await import('./zone-dialog.tsx')).ZoneDialog)

/** The reader's shifts, in which zone they see them, and how to have them in their calendar. */
export function MyShiftsPage() {
  const { say } = useOnCallWords()
  const { shifts, zone, error, refetch } = useMyShifts()
  const [isMoving, setMoving] = useState(false)
  return (
    <Page title={say('mine.title')}>
      <OnCallTabs />
      <WaitingCard />
      {shifts === undefined && (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={refetch} />)}
      {shifts !== undefined && (
        <>
          <div className={styles.line}>
            <span className="weak">{say('mine.zone', { zone })}</span>
            <Button size="small" onClick={() => setMoving(true)}>
              {say('mine.changeZone')}
            </Button>
          </div>
          {shifts.length === 0 ? <Empty icon="check" title={say('mine.none')} /> : <Shifts shifts={shifts} />}
        </>
      )}
      <FeedsCard />
      <Suspense>{isMoving && <ZoneDialog.Component onClose={() => setMoving(false)} />}</Suspense>
    </Page>
  )
}

function Shifts({ shifts }: { shifts: readonly MyShift[] }) {
  const { say } = useOnCallWords()
  return (
    <Records<MyShift>
      label={say('mine.label')}
      items={shifts}
      keyOf={keyOfShift}
      columns={[
        {
          name: say('mine.columns.when'),
          width: 40,
          cell: (shift) => (
            <>
              <strong>
                <When {...shift} />
              </strong>{' '}
              <Running shift={shift} />
            </>
          ),
        },
        {
          name: say('mine.columns.schedule'),
          cell: ({ schedule, scheduleName }) => (
            <Link to="/on-call/schedules/$id" params={{ id: schedule }}>
              {scheduleName}
            </Link>
          ),
        },
        { name: say('mine.columns.role'), isShort: true, cell: ({ role }) => say(`roles.${role}`) },
        {
          name: say('mine.columns.because'),
          isShort: true,
          cell: ({ because }) => because !== null && <BecauseTag because={because} />,
        },
        { name: say('mine.columns.acts'), isShort: true, cell: (shift) => <SwapButton shift={shift} /> },
      ]}
    />
  )
}
