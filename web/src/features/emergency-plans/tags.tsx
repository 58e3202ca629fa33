import type { DrillSummary } from '../../../../functions/emergency-plan/drill.contract.ts'
import type { PlanSummary } from '../../../../functions/emergency-plan/plan-parts.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { usePlanWords } from './words.ts'

const STATES: Readonly<Record<PlanSummary['state'], Tone>> = {
  red: 'bad',
  green: 'good',
  draft: 'quiet',
  retired: 'quiet',
}

/** Red: not drilled in time. In a word, too. */
export function StateTag({ state, lastDrilledAt }: Pick<PlanSummary, 'state' | 'lastDrilledAt'>) {
  const { say } = usePlanWords()
  // New ones have their time, too, before anybody can say that they were drilled in it.
  const isUndue = state === 'green' && lastDrilledAt === null
  return <Tag tone={isUndue ? 'quiet' : STATES[state]}>{say(isUndue ? 'states.undue' : `states.${state}`)}</Tag>
}

const STATUSES: Readonly<Record<DrillSummary['status'], Tone>> = {
  due: 'warn',
  scheduled: 'info',
  running: 'info',
  held: 'warn',
  closed: 'good',
  cancelled: 'quiet',
}

export function DrillTag({ status }: Pick<DrillSummary, 'status'>) {
  const { say } = usePlanWords()
  return <Tag tone={STATUSES[status]}>{say(`statuses.${status}`)}</Tag>
}
