import type { ActionSummary } from '../../../../functions/improvement/action.contract.ts'
import type { ReviewSummary } from '../../../../functions/improvement/review.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useImprovementWords } from './words.ts'

const REVIEWS: Readonly<Record<ReviewSummary['status'], Tone>> = { draft: 'warn', submitted: 'info', accepted: 'good' }
const ACTIONS: Readonly<Record<ActionSummary['status'], Tone>> = {
  open: 'warn',
  done: 'info',
  verified: 'info',
  helped: 'good',
  dropped: 'quiet',
}

export function SeverityTag({ severity }: Pick<ReviewSummary, 'severity'>) {
  const { say } = useImprovementWords()
  return <SeverityMark severity={severity}>{say(`severities.${severity}`)}</SeverityMark>
}

export function ReviewStatusTag({ status }: Pick<ReviewSummary, 'status'>) {
  const { say } = useImprovementWords()
  return <Tag tone={REVIEWS[status]}>{say(`reviews.statuses.${status}`)}</Tag>
}

export function ActionStatusTag({ status }: Pick<ActionSummary, 'status'>) {
  const { say } = useImprovementWords()
  return <Tag tone={ACTIONS[status]}>{say(`actions.statuses.${status}`)}</Tag>
}
