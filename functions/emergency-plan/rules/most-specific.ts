import type { Id } from '../../kernel/ids.ts'
import type { EmergencyPlan, PlanBinding, PlanSeverity } from '../plan.ts'
import { PLAN_SEVERITIES } from '../plan.ts'

export interface Wanted {
  readonly service?: Id
  readonly severity: PlanSeverity
}

/** One that names the service before one for all services; then one for some severities before one for all. */
export const specificity = ({ services, severities }: PlanBinding): number =>
  (services.length > 0 ? 2 : 0) + (severities.length < PLAN_SEVERITIES.length ? 1 : 0)

/** Whether it is a plan for that. */
export const isFor = ({ services, severities }: PlanBinding, { service, severity }: Wanted): boolean =>
  severities.includes(severity) && (services.length === 0 || (service !== undefined && services.includes(service)))

type Counting = PlanBinding & Pick<EmergencyPlan, 'id' | 'published' | 'retiredAt'>

export const counts = ({ published, retiredAt }: Pick<Counting, 'published' | 'retiredAt'>): boolean =>
  published > 0 && retiredAt === undefined

/** The plan that counts for an incident. */
export const mostSpecific = <Plan extends Counting>(plans: readonly Plan[], wanted: Wanted): Plan | undefined =>
  plans
    .filter((plan) => counts(plan) && isFor(plan, wanted))
    .toSorted((a, b) => specificity(b) - specificity(a) || (a.id < b.id ? -1 : 1))[0]

/** Another plan for the same, equally specific: nobody could say which of the two counts. */
export const rivalOf = <Plan extends Counting>(
  plans: readonly Plan[],
  binding: PlanBinding,
  self: Id | undefined,
): Plan | undefined =>
  plans.find(
    (other) =>
      other.id !== self &&
      counts(other) &&
      specificity(other) === specificity(binding) &&
      other.severities.some((each) => binding.severities.includes(each)) &&
      (binding.services.length === 0 || other.services.some((each) => binding.services.includes(each))),
  )
