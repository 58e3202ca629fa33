import type { IncidentSummary } from '../../../../functions/incident/incident.contract.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useIncidentWords } from './words.ts'

const SEVERITY_TONES: Readonly<Record<1 | 2 | 3, Tone>> = { 1: 'bad', 2: 'warn', 3: 'info' }
const STATUS_TONES: Readonly<Record<IncidentSummary['status'], Tone>> = {
  triggered: 'bad',
  acknowledged: 'info',
  mitigated: 'warn',
  resolved: 'good',
  merged: 'quiet',
  cancelled: 'quiet',
}

/** The severity in words; the gravest has a mark of its own, so that colour is not all. */
export function SeverityTag({ severity }: { severity: 1 | 2 | 3 }) {
  const { say } = useIncidentWords()
  return (
    <Tag tone={SEVERITY_TONES[severity]}>
      {severity === 1 && <Icon name="warning" size={14} />}
      {say(`severities.${severity}`)}
    </Tag>
  )
}

export function IncidentStatusTag({ status }: Pick<IncidentSummary, 'status'>) {
  const { say } = useIncidentWords()
  return <Tag tone={STATUS_TONES[status]}>{say(`statuses.${status}`)}</Tag>
}

export function DrillTag() {
  const { say } = useIncidentWords()
  return <Tag tone="warn">{say('drill')}</Tag>
}
