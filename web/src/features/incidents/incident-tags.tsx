import type { IncidentSummary } from '../../../../functions/incident/incident.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useIncidentWords } from './words.ts'

const STATUS_TONES: Readonly<Record<IncidentSummary['status'], Tone>> = {
  triggered: 'bad',
  acknowledged: 'info',
  mitigated: 'warn',
  resolved: 'good',
  merged: 'quiet',
  cancelled: 'quiet',
}

export function SeverityTag({ severity }: { severity: 1 | 2 | 3 }) {
  const { say } = useIncidentWords()
  return <SeverityMark severity={severity}>{say(`severities.${severity}`)}</SeverityMark>
}

export function IncidentStatusTag({ status }: Pick<IncidentSummary, 'status'>) {
  const { say } = useIncidentWords()
  return <Tag tone={STATUS_TONES[status]}>{say(`statuses.${status}`)}</Tag>
}

export function DrillTag() {
  const { say } = useIncidentWords()
  return <Tag tone="warn">{say('drill')}</Tag>
}
