import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, deputiesOf, holdersOf, mayAct, membersOf } from '../../responsibility/index.ts'

/** Whether somebody edits plans of this owner and arranges drills of them: its group, its deputies, whoever publishes plans. */
export function mayWrite(directory: Directory, person: Id, owner: Id, now: Instant): boolean {
  const group = directory.positions.get(owner)?.group
  const near = [
    ...holdersOf(directory, owner, now),
    ...deputiesOf(directory, owner, now),
    ...(group === undefined ? [] : membersOf(directory, group, now)),
  ]
  return near.some(({ id }) => id === person) || 'yes' in mayAct(directory, person, 'emergency-plan.publish', now)
}
