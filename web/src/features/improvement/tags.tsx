import type { ActionSummary } from '../../../../functions/improvement/action.contract.ts'
import type { ReviewSummary } from '../../../../functions/improvement/review.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useImprovementWords } from './words.ts'

const SEVERITIES: Readonly<Record<ReviewSummary['severity'], Tone>> = { 1: 'bad', 2: 'warn', 3: 'quiet' }
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
  return <Tag tone={SEVERITIES[severity]}>{say(`severities.${severity}`)}</Tag>
}

export function ReviewStatusTag({ status }: Pick<ReviewSummary, 'status'>) {
  const { say } = useImprovementWords()
  return <Tag tone={REVIEWS[status]}>{say(`reviews.statuses.${status}`)}</Tag>
}

export function ActionStatusTag({ status }: Pick<ActionSummary, 'status'>) {
  const { say } = useImprovementWords()
  return <Tag tone={ACTIONS[status]}>{say(`actions.statuses.${status}`)}</Tag>
}
