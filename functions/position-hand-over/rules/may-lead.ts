import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import { type Directory, mayAct } from '../../responsibility/index.ts'
import type { PositionHandOver } from '../position-hand-over.ts'
import { isOver, notTheLeader, signedByBoth } from './reasons.ts'
import { leadsBy } from './who-gives.ts'

/** Whether somebody may have a position handed over, or call that off: they lead it, or administer the directory. */
export function mayLead(
  directory: Directory,
  position: Id,
  person: Id,
  act: 'start' | 'cancel',
  now: Instant,
): Verdict<Grant> {
  const leads = leadsBy(directory, position, person, now)
  if (leads !== undefined) return { yes: { authority: `position-hand-over.${act}`, ...leads } }
  const verdict = mayAct(directory, person, 'directory.administer', now)
  return 'yes' in verdict ? verdict : { no: notTheLeader }
}

/** Whether somebody may call this one off: as long as not both have signed. */
export function mayCancel(
  directory: Directory,
  { position, stage }: Pick<PositionHandOver, 'position' | 'stage'>,
  person: Id,
  now: Instant,
): Verdict<Grant> {
  const verdict = mayLead(directory, position, person, 'cancel', now)
  if ('no' in verdict) return verdict
  if (stage === 'over') return { no: isOver }
  return stage === 'carry-out' ? { no: signedByBoth } : verdict
}
