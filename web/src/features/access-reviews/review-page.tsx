import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { readReview, readReviewTimeline } from '../../../../functions/access-review/access-review.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './access-reviews.module.css'
import { NextInReview } from './next-in-review.tsx'
import { ProgressBar } from './progress.tsx'
import { ReviewStatus } from './review-status.tsx'
import { Reviewers } from './reviewers.tsx'
import { useScopeWords } from './scope-words.ts'
import { Story } from './story.tsx'
import { useReviewWords } from './words.ts'

const CancelDialog = late(async () => (await import('./cancel-dialog.tsx')).CancelDialog)

const route = getRouteApi('/access-reviews/$id')

/** One review: how far each reviewer has come, what happens next and when, what was done. */
export function ReviewPage() {
  const { say } = useReviewWords()
  const saidOf = useScopeWords()
  const { id } = route.useParams()
  const { data: review, error, refetch } = useApi(readReview, { params: { id } })
  const [isCancelling, setCancelling] = useState(false)
  if (review === undefined) {
    return (
      <Page title={say('title')} above={<Link to="/access-reviews">{say('back')}</Link>}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const { status, actions, packagesOf, progress } = review
  return (
    <Page
      title={review.name}
      above={<Link to="/access-reviews">{say('back')}</Link>}
      lead={saidOf(review.scope)}
      actions={
        <>
          {status !== 'preparing' && (
            <LinkButton to="/access-reviews/$id/report" params={{ id }} isPrimary={status === 'ready'}>
              {say('review.report')}
            </LinkButton>
          )}
          {actions.cancel.may && (
            <Button danger onClick={() => setCancelling(true)}>
              {say('review.cancel')}
            </Button>
          )}
        </>
      }
    >
      {status === 'preparing' && <WhilePrepared id={id} />}
      <Card title={say('review.next')}>
        <div className={styles.lines}>
          <div className={styles.line}>
            {status !== 'preparing' && <ProgressBar progress={progress} />}
            <ReviewStatus status={status} />
          </div>
          <NextInReview review={review} />
        </div>
      </Card>
      <Card title={say('review.owed')}>
        <OwedBy obligations={review.obligations} nobody={say('review.nobody')} />
      </Card>
      <Card title={say('review.reviewers')}>
        {packagesOf.length === 0 ? (
          <p className="weak">{say('review.noReviewers')}</p>
        ) : (
          <Reviewers packages={packagesOf} />
        )}
      </Card>
      <Story route={readReviewTimeline} id={id} />
      <Suspense>
        {isCancelling && <CancelDialog.Component review={review} onClose={() => setCancelling(false)} />}
      </Suspense>
    </Page>
  )
}

/** Until everything is written down the page is read again every few seconds. */
function WhilePrepared({ id }: { id: string }) {
  useApi(readReview, { params: { id } }, { everySeconds: 4 })
  return null
}
