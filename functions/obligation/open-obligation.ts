import type { WorkingCalendar } from '../calendar/index.ts'
import { type Id, idWithin } from '../kernel/ids.ts'
import { earliest, type Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { Effect } from '../platform/effect.ts'
import type { Answerer } from '../responsibility/index.ts'
import { type Ladder, pinnedPace, planLadder } from './ladder.ts'
import { type ClosedObligation, nextVersion, type Obligation, type OpenObligation, type Rung } from './obligation.ts'
import { nextTick } from './rules/what-is-due.ts'

export interface Opening {
  readonly caseId: Id
  readonly kind: string
  readonly about: Obligation['about']
  /** Where the case says it itself; absent: what the kind says. */
  readonly standard?: Text
  readonly round: number
  readonly answerer: Answerer
  /** Whose deputy and whose group's leader it climbs to; the answerer's own position when not given. */
  readonly ladderPosition?: Id
  readonly concerns?: Id
  readonly now: Instant
  /** How many obligations the case has had: keeps ids apart that are born in the same millisecond. */
  readonly nth: number
}

/** An obligation under a ladder of policy. */
export function openObligation(opening: Opening, ladder: Ladder, calendar: WorkingCalendar): OpenObligation {
  const { dueAt, plan } = planLadder(ladder, opening.now, calendar)
  return openWithPlan(opening, dueAt, plan, calendar, pinnedPace(ladder))
}

/** An obligation whose instants come from elsewhere (a release window). Instants that have passed are left out. */
export function openWithPlan(
  { caseId, kind, about, standard, round, answerer, ladderPosition = answerer.position, concerns, now, nth }: Opening,
  dueAt: Instant,
  plan: readonly Rung[],
  calendar: WorkingCalendar,
  pace: Pick<OpenObligation, 'again' | 'clock'> = {},
): OpenObligation {
  const ahead = plan.filter(({ at }) => at > now)
  return {
    id: idWithin(caseId, 'obl', now, nth),
    caseId,
    kind,
    about,
    ...(standard === undefined ? {} : { standard }),
    round,
    accountable: answerer.person,
    via: answerer.via,
    ...(answerer.position === undefined ? {} : { position: answerer.position }),
    ...(ladderPosition === undefined ? {} : { ladderPosition }),
    ...(concerns === undefined ? {} : { concerns }),
    openedAt: now,
    dueAt,
    asked: [answerer.person],
    status: 'open',
    plan: ahead,
    ...pace,
    nextTickAt: nextTick(ahead, now, calendar, pace.again),
  }
}

/** The obligation as it is kept when it was done, or fell away because its case went another way. */
export function closed(
  { plan: _, nextTickAt: __, offer: ___, again: ____, clock: _____, ...obligation }: OpenObligation,
  status: ClosedObligation['status'],
  by: Id | 'onduty',
  now: Instant,
): ClosedObligation {
  return { ...obligation, ...nextVersion(obligation), status, closedAt: now, closedBy: by }
}

/** Mails that are late because of an outage are sent as one summary a person. */
export const AFTER_OUTAGE = 'after-outage'

/** What is at the end of its ladder is told again when work begins: all of one person in one mail. */
export const EVERY_MORNING = 'every-morning'

/** What one look at a system, a book or a list has found is told together: all of one person in one mail. */
export const FOUND_TOGETHER = 'found-together'

/** The mail that tells somebody of an obligation. */
export const tell = (
  { id, round }: Pick<Obligation, 'id' | 'round'>,
  to: Id,
  occasion:
    | 'asked'
    | 'reminded'
    | 'climbed'
    | 'taken-up'
    | 'offered'
    | 'fell-to-you'
    | 'window-open'
    | 'offer-accepted'
    | 'offer-declined',
  bundle?: string,
): Effect => ({
  kind: 'mail',
  letter: `obligation.${occasion}`,
  to,
  about: { obligation: id, round },
  ...(bundle === undefined ? {} : { bundle }),
})

/** When the first of some clocks runs out. */
export const nextTickOf = (open: readonly OpenObligation[]): Instant | undefined =>
  earliest(open.map(({ nextTickAt }) => nextTickAt))

/** Closes an obligation, and with it whatever waits to be accepted about it. */
export const closing = (
  open: readonly OpenObligation[],
  obligation: OpenObligation,
  status: ClosedObligation['status'],
  by: Id | 'onduty',
  now: Instant,
): ClosedObligation[] => [
  closed(obligation, status, by, now),
  ...open.filter(({ concerns }) => concerns === obligation.id).map((each) => closed(each, 'withdrawn', by, now)),
]
