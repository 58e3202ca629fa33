import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import { type Directory, isThere } from '../responsibility/index.ts'
import type { CaseKind } from './case-kind.ts'
import { receiverLacksAuthority, receiverMayNotAnswer, receiverNotThere } from './errors.ts'
import type { OpenObligation } from './obligation.ts'
import { whoMayNotAnswer } from './who-may-not-answer.ts'

/** Whoever takes something over is there, may answer for it, and has the authority it needs. Throws a `RefusalError`. */
export function mustBeAbleToTake(
  directory: Directory,
  kind: CaseKind,
  { head }: { readonly head: HeadRow },
  obligation: Pick<OpenObligation, 'kind'>,
  person: Id,
  now: Instant,
): void {
  if (!isThere(directory, person, now)) throw receiverNotThere()
  if (kind.mayNotAnswer(head, obligation.kind).includes(person)) throw receiverMayNotAnswer()
  if (whoMayNotAnswer(kind, head, obligation.kind, directory, now).has(person)) throw receiverLacksAuthority()
}
