import type { AlertSummary } from '../../../../functions/alert/alert.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useAlertWords } from './words.ts'

const STATUSES: Readonly<Record<AlertSummary['status'], Tone>> = { firing: 'bad', resolved: 'good' }
const TREATMENTS: Readonly<Record<AlertSummary['treatment'], Tone>> = {
  pending: 'warn',
  paged: 'warn',
  silenced: 'quiet',
  attached: 'info',
  settled: 'quiet',
}

export function AlertStatusTag({ status, isFlapping }: Pick<AlertSummary, 'status' | 'isFlapping'>) {
  const { say } = useAlertWords()
  return (
    <>
      <Tag tone={STATUSES[status]}>{say(`statuses.${status}`)}</Tag>{' '}
      {isFlapping && <Tag tone="warn">{say('flapping')}</Tag>}
    </>
  )
}

export function TreatmentTag({ treatment }: Pick<AlertSummary, 'treatment'>) {
  const { say } = useAlertWords()
  return <Tag tone={TREATMENTS[treatment]}>{say(`treatments.${treatment}`)}</Tag>
}
