import { findHead } from '../audit-trail/index.ts'
import { localDateOf } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory, whoAnswers, whoWillBeMissing } from '../responsibility/index.ts'
import { findStanding, putObligation, type Standing } from './obligation.store.ts'
import { closing } from './open-obligation.ts'
import type { RosterGap, WithGap } from './roster-gap.ts'

/** Somebody did something about it, or the planner looked and found it gone. */
export type How = 'mended' | 'looked-at'

/** Closes the open gap of a position or a person, if it is one no more. Answers whether it did. */
export async function closeGap(platform: Platform, of: Id, how: How): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const [before, directory] = await Promise.all([findHead(platform.store, of), loadDirectory(platform.store)])
  const id = (before as WithGap | undefined)?.gap
  if (before === undefined || id === undefined) return { acts: [], answer: false }
  const standing = await findStanding(platform.store, id)
  const gap = standing?.head as RosterGap | undefined
  if (isStillThere(directory, of, gap, now)) return { acts: [], answer: false }
  const ending = how === 'looked-at' && hasGoneBy(directory, gap, now) ? 'passed' : 'filled'
  const forgotten: Act = {
    before,
    head: { ...before, gap: undefined },
    bumpsVersion: false,
    at: now,
    did: directory.positions.has(of) ? `position.gap-${ending}` : 'person.reachable',
    by: byClock,
    what: { gap: id },
  }
  return { acts: [forgotten, ...(standing === undefined ? [] : [over(standing, of, ending, now)])], answer: true }
}

/** What a ladder met is mended once somebody answers; what was foreseen, once it is not foreseen any more. */
function isStillThere(directory: Directory, of: Id, gap: RosterGap | undefined, now: Instant): boolean {
  if (!directory.positions.has(of)) return false
  if (gap?.because === undefined) return whoAnswers(directory, { who: 'holder', position: of }, now) === undefined
  // Hours that grew into days are the same gap, and worse.
  return whoWillBeMissing(directory, of, now).some(
    ({ because }) => because === gap.because || gap.because === 'nobody-for-hours',
  )
}

/** Whoever was away is back: nobody mended it, it went by. A successor never comes by itself. */
function hasGoneBy(directory: Directory, gap: RosterGap | undefined, now: Instant): boolean {
  if (gap?.because === undefined) return true
  const today = localDateOf(now, directory.department.calendar.timeZone)
  return gap.because !== 'nobody-holds-it' && gap.on !== undefined && gap.on < today
}

function over({ head, open }: Standing, of: Id, ending: 'filled' | 'passed', now: Instant): Act {
  const status = ending === 'filled' ? 'discharged' : 'withdrawn'
  const done = open.flatMap((each) => closing(open, each, status, 'onduty', now))
  return {
    before: head,
    head: { ...head, status: ending },
    at: now,
    did: `roster-gap.${ending}`,
    by: byClock,
    what: { of },
    rows: [...new Map(done.map((each) => [each.id, each])).values()].map(putObligation),
    effects: [{ kind: 'wake', caseId: head.id }],
  }
}
