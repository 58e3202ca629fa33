import type { FindingSummary } from '../../../../functions/finding/finding.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useFindingWords } from './words.ts'

const SEVERITIES: Readonly<Record<FindingSummary['severity'], Tone>> = {
  critical: 'bad',
  major: 'warn',
  minor: 'quiet',
}
const STATUSES: Readonly<Record<FindingSummary['status'], Tone>> = {
  open: 'warn',
  remediated: 'info',
  closed: 'quiet',
  gone: 'quiet',
}

export function SeverityTag({ severity }: Pick<FindingSummary, 'severity'>) {
  const { say } = useFindingWords()
  return <Tag tone={SEVERITIES[severity]}>{say(`severities.${severity}`)}</Tag>
}

export function FindingStatusTag({ status }: Pick<FindingSummary, 'status'>) {
  const { say } = useFindingWords()
  return <Tag tone={STATUSES[status]}>{say(`statuses.${status}`)}</Tag>
}
