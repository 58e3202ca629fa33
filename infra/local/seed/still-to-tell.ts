import type { AuditEntry } from '../../../functions/audit-trail/index.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { type OpenObligation, type Standing, tell } from '../../../functions/obligation/index.ts'
import type { Effect } from '../../../functions/platform/effect.ts'

/** People who have several things waiting when the demo begins read them in one mail. */
const FIRST_START = 'first-start'

/**
 * What people would find in their mailboxes of a case that is under way: for each obligation the newest mail about it,
 * and, when it went up, the word to whoever had it before. What is done is not told any more.
 */
export const stillToTell = ({ open }: Standing, story: readonly AuditEntry[]): Effect[] =>
  open.flatMap((obligation) => toldLast(obligation, story))

function toldLast(obligation: OpenObligation, story: readonly AuditEntry[]): Effect[] {
  const to = (person: Id, occasion: Parameters<typeof tell>[2]) => tell(obligation, person, occasion, FIRST_START)
  const last = story.findLast(({ did, what }) => what.obligation === obligation.id && did in OCCASIONS)
  const occasion = OCCASIONS[last?.did as keyof typeof OCCASIONS] ?? 'asked'
  const before = last?.what.from
  return [
    to(obligation.accountable, occasion),
    ...(typeof before === 'string' && occasion === 'climbed' ? [to(before, 'taken-up')] : []),
  ]
}

const OCCASIONS = {
  'obligation.climbed': 'climbed',
  'obligation.reminded': 'reminded',
  'change.window-opened': 'window-open',
} as const
