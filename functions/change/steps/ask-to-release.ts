import { instantOf, millisOf, wholeSecond } from '../../kernel/instant.ts'
import { type OpenObligation, openWithPlan, type Rung } from '../../obligation/index.ts'
import type { Change } from '../change.ts'
import { whoReleases } from '../rules/who-is-asked.ts'
import type { Gathered } from './step.ts'

/**
 * The release is owed by the implementer, inside the window: the case turns when the window opens and when it ends,
 * with reminders at 50 % and 90 % of it. Nobody is climbed to: a window that passes unused ends the change.
 */
export function askToRelease(
  change: Change,
  { directory, now, standing }: Pick<Gathered, 'directory' | 'now' | 'standing'>,
): OpenObligation {
  const asked = whoReleases(change, directory, now)
  if (asked === undefined) throw new TypeError('the directory has no active head of IT')
  const { from, until } = change.releaseWindow
  const part = (share: number) => wholeSecond(instantOf(millisOf(from) + share * (millisOf(until) - millisOf(from))))
  const plan: Rung[] = [
    { at: wholeSecond(from), does: 'turn' },
    { at: part(0.5), does: 'remind' },
    { at: part(0.9), does: 'remind' },
    { at: wholeSecond(until), does: 'turn' },
  ]
  const { answerer, ladderPosition } = asked
  const opening = {
    caseId: change.id,
    kind: 'change.release',
    about: { number: change.number, title: change.title },
    round: change.round,
    answerer,
    ...(ladderPosition === undefined ? {} : { ladderPosition }),
    now,
    nth: standing.all.length,
  }
  return openWithPlan(opening, wholeSecond(until), plan, directory.department.calendar)
}
