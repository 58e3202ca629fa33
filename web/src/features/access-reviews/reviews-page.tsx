import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listReviews, type ReviewSummary } from '../../../../functions/access-review/access-review.contract.ts'
import { listObligations } from '../../../../functions/obligation/obligation.contract.ts'
import { late } from '../../lib/late.ts'
import { useMay } from '../../lib/session.ts'
import { usePages, useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './access-reviews.module.css'
import { ReviewStatus } from './review-status.tsx'
import { useScopeWords } from './scope-words.ts'
import { useReviewWords } from './words.ts'

const Schedules = late(async () => (await import('./schedules.tsx')).Schedules)
const StartDialog = late(async () => (await import('./start-dialog.tsx')).StartDialog)

/** What I am asked to review; for those who run reviews, all of them and the rules by which they begin. */
export function ReviewsPage() {
  const { say } = useReviewWords()
  const [isStarting, setStarting] = useState(false)
  const mayRun = useMay('access-review.run')
  const mayAudit = useMay('audit.verify')
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        mayRun && (
          <Button
            type="primary"
            onClick={() => setStarting(true)}
            onFocus={StartDialog.ahead}
            onMouseEnter={StartDialog.ahead}
          >
            {say('start')}
          </Button>
        )
      }
    >
      <Mine />
      {(mayRun || mayAudit) && (
        <>
          <All />
          <Suspense>
            <Schedules.Component mayRun={mayRun} />
          </Suspense>
        </>
      )}
      <Suspense>{isStarting && <StartDialog.Component onClose={() => setStarting(false)} />}</Suspense>
    </Page>
  )
}

/** What I still owe: my packages, the most pressing first. */
function Mine() {
  const { say } = useReviewWords()
  const owed = useWhole(listObligations, { query: { limit: 100 } }).filter(({ caseId }) => caseId.startsWith('rvw_'))
  return (
    <Card title={say('mine.title')}>
      {owed.length === 0 ? (
        <p className="weak">{say('mine.none')}</p>
      ) : (
        <ul className={styles.lines}>
          {owed.map(({ id, caseId, title, dueAt }) => (
            <li key={id} className={styles.line}>
              <Link to="/access-reviews/packages/$id" params={{ id: caseId }}>
                {title}
              </Link>
              <Deadline dueAt={dueAt} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function All() {
  const { say } = useReviewWords()
  const saidOf = useScopeWords()
  const reviews = usePages(listReviews, { query: {} })
  const empty = (
    <Empty icon="audit" title={say('empty')}>
      <p>{say('emptyText')}</p>
    </Empty>
  )
  return (
    <PagesOf pages={reviews} empty={empty}>
      {(items) => (
        <Records<ReviewSummary>
          label={say('label')}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            {
              name: say('columns.name'),
              width: 34,
              cell: ({ id, name }) => (
                <Link to="/access-reviews/$id" params={{ id }}>
                  {name}
                </Link>
              ),
            },
            { name: say('columns.status'), isShort: true, cell: ({ status }) => <ReviewStatus status={status} /> },
            { name: say('columns.scope'), cell: ({ scope }) => saidOf(scope) },
            { name: say('columns.decideBy'), isShort: true, cell: ({ decideBy }) => <At instant={decideBy} /> },
            { name: say('columns.items'), isShort: true, cell: ({ items: count }) => count },
            { name: say('columns.reviewers'), isShort: true, cell: ({ packages }) => packages },
            {
              name: say('columns.startedBy'),
              isShort: true,
              cell: ({ startedBy }) => startedBy?.name ?? <span className="weak">{say('bySchedule')}</span>,
            },
          ]}
        />
      )}
    </PagesOf>
  )
}
