import type { Instant } from '../../kernel/instant.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import { type Directory, deputiesOf, holdersOf, isActive } from '../../responsibility/index.ts'
import type { ClimbsTo } from '../obligation.ts'
import type { DeclaredPolicy, Ladders } from '../policy.ts'
import { type PolicyFault, policyFault } from '../policy-faults.ts'
import { faultsOfLadder } from './may-ladder-be-saved.ts'

/**
 * Everything that keeps a version of a policy from being saved: a stage without ladder or a ladder without stage, a
 * ladder whose steps have no order or that could end with nobody, and names of what is not there.
 */
export function faultsOfPolicy(
  declared: DeclaredPolicy,
  ladders: Ladders,
  directory: Directory,
  now: Instant,
): FieldError[] {
  const stages = Object.keys(declared.stages)
  const missing = stages.filter((stage) => !Object.hasOwn(ladders, stage))
  const unknown = Object.keys(ladders).filter((stage) => !stages.includes(stage))
  return [
    ...missing.map((stage) => policyFault(`stages/${stage}`, 'stage-missing')),
    ...unknown.map((stage) => policyFault(`stages/${stage}`, 'unknown-stage')),
    ...Object.entries(ladders).flatMap(([stage, ladder]) => {
      const path = `stages/${stage}`
      const named = ladder.climbs.flatMap(({ to }, nth) => {
        const code = faultOfName(directory, to, now)
        return code === undefined ? [] : [policyFault(`${path}/climbs/${nth}/to`, code)]
      })
      return [...faultsOfLadder(ladder, path), ...named]
    }),
  ]
}

/** Names nobody, or the head's post while nobody could ever answer there. */
function faultOfName(directory: Directory, to: ClimbsTo, now: Instant): PolicyFault | undefined {
  if (to === 'head') return isHeadThere(directory, now) ? undefined : 'nobody-answers'
  const [named, id] = to.split(':')
  if (id === undefined) return undefined
  if (named === 'position') return directory.positions.has(id) ? undefined : 'unknown-position'
  if (named === 'group') return directory.groups.has(id) ? undefined : 'unknown-group'
  if (!directory.people.has(id)) return 'unknown-person'
  return isActive(directory, id) ? undefined : 'person-not-active'
}

/** Away is no fault: whoever is head is told all the same. Nobody at all is. */
const isHeadThere = (directory: Directory, now: Instant): boolean => {
  const { head } = directory.department
  return holdersOf(directory, head, now).length > 0 || deputiesOf(directory, head, now).length > 0
}
