import type { ReviewOut } from '../../../../functions/access-review/access-review.contract.ts'
import { NextRung } from '../../ui/ladder.tsx'
import { Timed } from './item-cells.tsx'
import { useReviewWords } from './words.ts'

/** What a review waits for, until when, and what happens by itself. */
export function NextInReview({ review }: { review: ReviewOut }) {
  return (
    <>
      <Waits review={review} />
      {review.obligations
        .filter(({ status }) => status === 'open')
        .map((each) => (
          <p key={each.id} className="weak">
            <NextRung obligation={each} />
          </p>
        ))}
    </>
  )
}

function Waits({ review }: { review: ReviewOut }) {
  const { say } = useReviewWords()
  const { status, writtenDown, decideBy, revokedAt, undecided, progress, signedBy, endedAt } = review
  if (status === 'preparing') return <p>{say('review.preparing', { count: writtenDown })}</p>
  if (status === 'proving') {
    return <p>{say('review.proving', { proven: progress.proven, toProve: progress.toProve })}</p>
  }
  if (status === 'ready') return <p>{say('review.ready')}</p>
  if (status === 'signed') {
    return endedAt === null ? null : (
      <p>
        <Timed at={endedAt} sentence={(at) => say('review.signed', { at, who: signedBy?.name ?? '' })} />
      </p>
    )
  }
  if (status === 'cancelled') {
    return endedAt === null ? null : (
      <p>
        <Timed at={endedAt} sentence={(at) => say('review.cancelledAt', { at })} />
      </p>
    )
  }
  return (
    <>
      <p>
        <Timed at={decideBy} sentence={(by) => say('review.reviewing', { by })} />
      </p>
      <p className="weak">{say('review.reminders')}</p>
      {undecided === 'revoke' && revokedAt !== null && (
        <p>
          <Timed at={revokedAt} sentence={(at) => say('review.revokedAt', { at })} />
        </p>
      )}
      {undecided === 'ask-on' && <p>{say('review.askOn')}</p>}
    </>
  )
}
