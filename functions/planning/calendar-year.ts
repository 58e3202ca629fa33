import { findHead } from '../audit-trail/index.ts'
import { isYearKnown, localDateOf, yearsToWarnAbout } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import {
  administratorOf,
  closing,
  currentPolicy,
  findStanding,
  openTowards,
  pinOf,
  putObligation,
  ROSTER_GAP,
  tell,
} from '../obligation/index.ts'
import type { Act, HeadRow, Outcome } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { whenAYearIsDue } from './rules/when-a-year-is-due.ts'

/** A year that nobody has told the holidays of: until somebody does, its deadlines are worked out by the week alone. */
export interface CalendarYear {
  readonly id: Id
  readonly year: number
  readonly department: Id
  /** `passed`: the year went by without. */
  readonly status: 'open' | 'known' | 'passed'
}

/** The department's row remembers which years are asked for, and as which case: each once. */
type WithYears = HeadRow & { readonly yearsAskedFor?: Readonly<Record<string, Id>> }

/** Asks whoever administers the directory for the years that begin to matter. Answers how many. */
export async function askForYears(platform: Platform): Promise<Outcome<number>> {
  const { now, directory, before, asked } = await gather(platform)
  const { calendar } = directory.department
  const year = yearsToWarnAbout(now, calendar).find((each) => asked[each] === undefined)
  const owner = administratorOf(directory, now)
  if (before === undefined || year === undefined || owner === undefined) return { acts: [], answer: 0 }
  const policy = await currentPolicy(platform.store, ROSTER_GAP)
  const id = derivedId('cal', now, 'calendar-year', before.id, year, before.auditSeq)
  const obligation = openTowards(
    { caseId: id, kind: 'calendar.enter-year', about: { title: `${year}` }, round: 1, answerer: owner, now, nth: 0 },
    policy.stages.fill,
    whenAYearIsDue(year, now, calendar),
    calendar,
  )
  const pinned = { policy: pinOf(policy), obligation: obligation.id, accountable: obligation.accountable }
  const opened: Act = {
    before: undefined,
    head: { id, year, department: before.id, status: 'open' },
    at: now,
    did: 'calendar-year.opened',
    by: byClock,
    what: { year, ...pinned },
    rows: [putObligation(obligation)],
    effects: [
      tell(obligation, obligation.accountable, 'asked'),
      { kind: 'start', workflow: 'calendar-year', caseId: id, generation: 1 },
    ],
  }
  const noted = noting(before, { ...asked, [year]: id }, now, 'department.year-unknown', { year, case: id })
  return { acts: [noted, opened], answer: 1 }
}

/** Closes what was asked for one year, once the calendar knows it or the year is over. Answers how many it closed. */
export async function closeYears(platform: Platform): Promise<Outcome<number>> {
  const { now, directory, before, asked } = await gather(platform)
  const thisYear = Number(localDateOf(now, directory.department.calendar.timeZone).slice(0, 4))
  const found = Object.entries(asked).find(
    ([year]) => isYearKnown(Number(year), directory.department.calendar) || Number(year) < thisYear,
  )
  if (before === undefined || found === undefined) return { acts: [], answer: 0 }
  const [year, id] = found
  const { [year]: _, ...others } = asked
  const isKnown = isYearKnown(Number(year), directory.department.calendar)
  const did = isKnown ? 'department.year-known' : 'department.year-passed'
  const noted = noting(before, others, now, did, { year: Number(year), case: id })
  return { acts: [noted, ...(await over(platform, id, isKnown, now))], answer: 1 }
}

async function over({ store }: Platform, id: Id, isKnown: boolean, now: Instant): Promise<Act[]> {
  const standing = await findStanding(store, id)
  if (standing === undefined) return []
  const { head, open } = standing
  const done = open.flatMap((each) => closing(open, each, isKnown ? 'discharged' : 'withdrawn', 'onduty', now))
  return [
    {
      before: head,
      head: { ...head, status: isKnown ? 'known' : 'passed' },
      at: now,
      did: isKnown ? 'calendar-year.known' : 'calendar-year.passed',
      by: byClock,
      what: { year: head.year },
      rows: [...new Map(done.map((each) => [each.id, each])).values()].map(putObligation),
      effects: [{ kind: 'wake', caseId: id }],
    },
  ]
}

interface Gathered {
  readonly now: Instant
  readonly directory: Directory
  readonly before: WithYears | undefined
  readonly asked: Readonly<Record<string, Id>>
}

async function gather({ store, clock }: Platform): Promise<Gathered> {
  const directory = await loadDirectory(store)
  const before = (await findHead(store, directory.department.id)) as WithYears | undefined
  return { now: clock.now(), directory, before, asked: before?.yearsAskedFor ?? {} }
}

const noting = (
  before: WithYears,
  yearsAskedFor: Readonly<Record<string, Id>>,
  at: Instant,
  did: string,
  what: { readonly year: number; readonly case: Id },
): Act => ({ before, head: { ...before, yearsAskedFor }, bumpsVersion: false, at, did, by: byClock, what })
