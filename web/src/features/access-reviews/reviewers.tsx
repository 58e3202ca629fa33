import { Link } from '@tanstack/react-router'
import type { PackageSummary } from '../../../../functions/access-review/parts.contract.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { Note } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import styles from './access-reviews.module.css'
import { PackageStatus, ProgressBar, useIsOverdue } from './progress.tsx'
import { useReviewWords } from './words.ts'

/** Everybody who was asked, the overdue first. */
export function Reviewers({ packages }: { packages: readonly PackageSummary[] }) {
  const { say } = useReviewWords()
  const isOverdue = useIsOverdue()
  const overdue = packages.filter(isOverdue)
  const some = (count: number) => (count === 0 ? <span className="weak">0</span> : count)
  return (
    <div className={styles.lines}>
      {overdue.length > 0 && <Note tone="bad">{say('progress.overdue', { count: overdue.length })}</Note>}
      <Records<PackageSummary>
        label={say('review.reviewers')}
        items={packages.toSorted((a, b) => Number(isOverdue(b)) - Number(isOverdue(a)))}
        keyOf={({ id }) => id}
        columns={[
          {
            name: say('progress.reviewer'),
            width: 26,
            cell: ({ id, reviewer, accountable }) => (
              <>
                <Link to="/access-reviews/packages/$id" params={{ id }}>
                  {reviewer.name}
                </Link>
                {accountable !== null && accountable.id !== reviewer.id && (
                  <div className="weak">{say('progress.now', { who: accountable.name })}</div>
                )}
              </>
            ),
          },
          { name: say('progress.label'), width: 22, cell: ({ progress }) => <ProgressBar progress={progress} /> },
          { name: say('progress.open'), isShort: true, cell: ({ progress: { open } }) => some(open) },
          { name: say('progress.flagged'), isShort: true, cell: ({ flagged }) => some(flagged) },
          { name: say('progress.highRisk'), isShort: true, cell: ({ highRisk }) => some(highRisk) },
          {
            name: say('progress.due'),
            isShort: true,
            cell: ({ status, dueAt }) => status === 'open' && dueAt !== null && <Deadline dueAt={dueAt} />,
          },
          { name: say('progress.status'), isShort: true, cell: ({ status }) => <PackageStatus status={status} /> },
        ]}
      />
    </div>
  )
}
