import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import { covers, type Directory, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { OnCallSchedule } from '../schedule.ts'

/** Whether somebody may change a schedule: by authority, or because they hold (or deputise for) the post that sees to it. */
export function mayKeep(
  directory: Directory,
  person: Id,
  { owner }: Pick<OnCallSchedule, 'owner'>,
  now: Instant,
): Verdict<Grant> {
  if (!isActive(directory, person)) return { no: notActive }
  const verdict = mayAct(directory, person, 'on-call.schedule', now)
  if ('yes' in verdict) return verdict
  const has = (places: Directory['assignments'] | Directory['deputies']) =>
    places.some((each) => each.person === person && each.position === owner && covers(each, now))
  return has(directory.assignments) || has(directory.deputies)
    ? { yes: { authority: 'on-call.see-to-it', position: owner, via: 'relation' } }
    : verdict
}
