import type { ReviewSummary } from '../../../../functions/access-review/access-review.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useReviewWords } from './words.ts'

const TONES: Readonly<Record<ReviewSummary['status'], Tone>> = {
  preparing: 'info',
  reviewing: 'info',
  proving: 'warn',
  ready: 'warn',
  signed: 'good',
  cancelled: 'quiet',
}

export function ReviewStatus({ status }: Pick<ReviewSummary, 'status'>) {
  const { say } = useReviewWords()
  return <Tag tone={TONES[status]}>{say(`statuses.${status}`)}</Tag>
}
