import { wall } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import { type Ladder, type OpenObligation, openObligation } from '../../obligation/index.ts'
import type { Answerer } from '../../responsibility/index.ts'
import { type IncidentPlanStep, PLAN_STEP } from '../plan-step.ts'
import { movedTo } from './moved-to.ts'
import { type Owing, openingOf, within } from './owed.ts'

/** The head is not told of the same step more often than that. */
const LEAST_AGAIN_MINUTES = 15

/** By the wall, because an incident has no office hours: a word at half time, the leader at its end, then the head. */
const ladderOf = (minutes: number): Ladder => ({
  allowed: wall(`PT${minutes}M`),
  remindAfter: [0.5],
  climbs: [
    { after: 'due', to: 'leader' },
    { after: wall(`PT${2 * minutes}M`), to: 'head' },
  ],
  again: wall(`PT${Math.max(minutes, LEAST_AGAIN_MINUTES)}M`),
})

/** Somebody has this step of the emergency plan now. */
export const owedPlanStep = (
  owing: Owing,
  step: Pick<IncidentPlanStep, 'title' | 'detail' | 'minutes'>,
  answerer: Answerer,
): OpenObligation =>
  within(
    owing.incident,
    openObligation(
      { ...openingOf(owing, PLAN_STEP, answerer), standard: standardOf(step) },
      ladderOf(step.minutes),
      owing.directory.department.calendar,
    ),
  )

/** The same in other hands. Where nothing is left of its ladder, whoever gets it has the time of the step anew. */
export function planStepMovedTo(
  owing: Omit<Owing, 'nth'>,
  step: Pick<IncidentPlanStep, 'title' | 'detail' | 'minutes'>,
  owed: OpenObligation,
  person: Id,
): OpenObligation {
  const answerer = { person, via: 'person' } as const
  const moved = movedTo(owed, answerer)
  if (owed.plan.some(({ does }) => does !== 'remind')) return moved
  const { dueAt, plan, nextTickAt } = owedPlanStep({ ...owing, nth: 0 }, step, answerer)
  return { ...moved, dueAt, plan, nextTickAt }
}

const standardOf = ({ title, detail }: Pick<IncidentPlanStep, 'title' | 'detail'>): Text =>
  detail === undefined ? title : { 'zh-CN': `${title['zh-CN']}：${detail['zh-CN']}`, en: `${title.en}: ${detail.en}` }
