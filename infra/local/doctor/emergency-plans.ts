import type { DrillHead } from '../../../functions/emergency-plan/drill.ts'
import type { EmergencyPlan, PlanHead } from '../../../functions/emergency-plan/plan.ts'
import { rivalOf } from '../../../functions/emergency-plan/rules/most-specific.ts'
import { drillDueBy } from '../../../functions/emergency-plan/rules/when-due.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { headIn, type Patient, storyIn, type Violation, violation, type Ward } from './patient.ts'

/** Plans are looked at daily. */
const LOOKED_AT = 2 * DAY

/**
 * 2: a plan not drilled in time has a drill that somebody owes; the drill a plan knows is open. 6: whoever published a
 * version had not written it alone. 10: what everybody reads of a plan is what its chain says, and no two are for the same.
 */
export function plansAreAsPublished(
  patients: readonly Patient[],
  rows: readonly Item[],
  { now }: Pick<Ward, 'now'>,
): Violation[] {
  const read = new Map(
    rows
      .filter(({ pk, sk }) => pk === 'emergency-plans' && sk.startsWith('plan#'))
      .map(({ sk, thing }) => [sk.slice('plan#'.length), thing as unknown as EmergencyPlan]),
  )
  const of = <Head>(prefix: string) =>
    patients.flatMap((patient) => {
      const head = headIn(patient)
      return typeof head?.id === 'string' && prefixOf(head.id) === prefix ? [{ patient, head: head as Head }] : []
    })
  const drills = new Map(of<DrillHead>('edr').map(({ head }) => [head.id, head]))
  return [
    ...of<PlanHead>('epl').flatMap(({ patient, head }) => [
      ...isRead(head, read.get(head.id)),
      ...published(patient, head),
    ]),
    ...[...read.values()].flatMap((plan) => isDrilled(plan, drills, now)),
    ...[...read.values()].flatMap((plan) => {
      const rival = plan.published > 0 && plan.retiredAt === undefined && rivalOf([...read.values()], plan, plan.id)
      return rival ? [violation(10, plan.id, `${rival.id} is for the same, and as specific`)] : []
    }),
  ]
}

const isRead = (head: PlanHead, read: EmergencyPlan | undefined): Violation[] =>
  read === undefined || read.version !== head.version || read.published !== head.published || read.drill !== head.drill
    ? [violation(10, head.id, 'what everybody reads of it is not what its chain says')]
    : []

const published = (patient: Patient, { id }: PlanHead): Violation[] =>
  storyIn(patient)
    .filter(({ did }) => did === 'emergency-plan.published')
    .filter(({ what, by }) => Array.isArray(what.writers) && what.writers.every((writer) => writer === by.id))
    .map(({ seq }) => violation(6, id, `whoever published it (entry ${seq}) had written it alone`))

function isDrilled(plan: EmergencyPlan, drills: ReadonlyMap<string, DrillHead>, now: string): Violation[] {
  const by = drillDueBy(plan)
  const drill = drills.get(plan.drill ?? '')
  const isOpen = drill !== undefined && ['due', 'scheduled', 'running'].includes(drill.status)
  return [
    ...(plan.drill !== undefined && !isOpen ? [violation(2, plan.id, 'the drill it knows is over, or never was')] : []),
    ...(plan.drill === undefined && by !== undefined && plusMillis(by, LOOKED_AT) < now
      ? [violation(2, plan.id, 'it was not drilled in time, and nobody was asked to')]
      : []),
  ]
}
