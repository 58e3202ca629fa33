import { type LocalDate, localDateOf, plusDays, type WorkingCalendar, workingHoursOn } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import { type Assignment, covers, type Deputy, type Directory } from '../directory.ts'
import { authoritiesOfPosition, bookAt } from './authorities-of-position.ts'
import { type Period, timesWithNobody } from './times-with-nobody.ts'
import { isActive } from './who-holds.ts'

/** How far ahead a gap in the roster is looked for. */
export const DAYS_AHEAD = 35

/**
 * Why a position will have nobody: its last holder's time ends and nobody follows; whoever is there is away for a whole
 * working day; or nobody is there for some hours of one that a duty needs day and night.
 */
export type WhyMissing = 'nobody-holds-it' | 'all-are-away' | 'nobody-for-hours'

/** The first time a position has nobody, for one reason. */
export interface GapAhead {
  readonly because: WhyMissing
  /** The day it begins, in the department's time zone. */
  readonly on: LocalDate
  /** Of hours: from when to when. */
  readonly hours?: Period
}

/**
 * Who will be missing from this position, today or within {@link DAYS_AHEAD} days, for a whole working day, or, where a
 * duty of the role book needs somebody day and night, for any time at all? At most one gap for each reason, the earliest
 * first. A deputy stands in for a holder and does not follow one: a post whose holder's time ended is a gap though its
 * deputy is there. A post nobody ever held is none, because nobody leaves it; and one that has no duty, may do nothing
 * and heads nothing needs nobody.
 */
export function whoWillBeMissing(directory: Directory, position: Id, now: Instant): GapAhead[] {
  if (!isNeeded(directory, position, now)) return []
  const { calendar } = directory.department
  const staff = staffOf(directory, position)
  const today = localDateOf(now, calendar.timeZone)
  if (isSurelyStaffed(staff, today, calendar)) return []
  const days = wholeDaysMissing(staff, today, calendar)
  const hours = hoursMissing(directory, position, now)
  // Hours that belong to a day that is found anyway say nothing new.
  if (hours === undefined || days.some(({ on }) => on <= localDateOf(hours.until, calendar.timeZone))) return days
  return [{ because: 'nobody-for-hours', on: localDateOf(hours.from, calendar.timeZone), hours }, ...days]
}

function wholeDaysMissing(staff: Staff, today: LocalDate, calendar: WorkingCalendar): GapAhead[] {
  const found = new Map<WhyMissing, GapAhead>()
  for (let nth = 0; nth <= DAYS_AHEAD; nth += 1) {
    const on = plusDays(today, nth)
    const because = whyMissingOn(staff, on, calendar)
    if (because !== undefined && !found.has(because)) found.set(because, { because, on })
  }
  return [...found.values()]
}

/** The first hours without anybody, of a position that needs somebody day and night and had somebody once. */
function hoursMissing(directory: Directory, position: Id, now: Instant): Period | undefined {
  const wasHeld = directory.assignments.some((each) => each.position === position && each.from <= now)
  if (!wasHeld) return undefined
  return neededDayAndNight(directory, position, now).flatMap((each) =>
    timesWithNobody(directory, position, each, 'always'),
  )[0]
}

/** When, within the time ahead, a book that counts then needs somebody for the position at every hour. */
function neededDayAndNight({ books }: Directory, position: Id, now: Instant): Period[] {
  const end = plusMillis(now, DAYS_AHEAD * DAY)
  return books.flatMap(({ from, attendance }, nth) => {
    const next = books[nth + 1]?.from ?? end
    const counts = { from: from < now ? now : from, until: next < end ? next : end }
    return attendance?.get(position) === 'always' && counts.from < counts.until ? [counts] : []
  })
}

/** A post given up for good keeps neither duty nor authority. */
const isNeeded = (directory: Directory, position: Id, now: Instant): boolean =>
  directory.positions.has(position) &&
  (hasDutyAhead(directory, position, now) ||
    authoritiesOfPosition(directory, position, now).length > 0 ||
    directory.department.head === position ||
    [...directory.groups.values()].some(({ leader }) => leader === position))

const hasDutyAhead = (directory: Directory, position: Id, now: Instant): boolean =>
  [bookAt(directory, now), ...directory.books.filter(({ from }) => from > now)].some(
    (book) => book?.attendance?.has(position) === true,
  )

type Time = { readonly from: Instant; readonly until?: Instant }

/** Who has a place in one position, and when they are away. */
interface Staff {
  readonly holders: readonly Assignment[]
  readonly deputies: readonly Deputy[]
  readonly away: ReadonlyMap<Id, readonly Time[]>
  /** When holders' times ended, whoever they were. */
  readonly ended: readonly Instant[]
}

function staffOf(directory: Directory, position: Id): Staff {
  const ofActive = <Place extends Assignment | Deputy>(places: readonly Place[]) =>
    places.filter((each) => each.position === position && isActive(directory, each.person))
  const holders = ofActive(directory.assignments)
  const deputies = ofActive(directory.deputies)
  const people = new Set([...holders, ...deputies].map(({ person }) => person))
  return {
    holders,
    deputies,
    away: Map.groupBy(
      directory.absences.filter(({ person }) => people.has(person)),
      ({ person }) => person,
    ),
    ended: directory.assignments.flatMap((each) =>
      each.position === position && each.until !== undefined ? [each.until] : [],
    ),
  }
}

/** Somebody holds it all the time and is never away: so it is with most posts on most days. */
function isSurelyStaffed({ holders, away }: Staff, today: LocalDate, calendar: WorkingCalendar): boolean {
  const opening = workingHoursOn(today, calendar)[0]?.from
  return holders.some(
    ({ person, from, until }) => until === undefined && !away.has(person) && opening !== undefined && from <= opening,
  )
}

function whyMissingOn(
  { holders, deputies, away, ended }: Staff,
  on: LocalDate,
  calendar: WorkingCalendar,
): WhyMissing | undefined {
  const hours = workingHoursOn(on, calendar)
  const opening = hours[0]?.from
  if (opening === undefined) return undefined
  const places = [...holders, ...deputies]
  // Between these nothing changes.
  const turns = [...places, ...[...away.values()].flat()].flatMap(({ from, until }) => [from, until ?? from])
  const moments = hours.flatMap((span) => [span.from, ...turns.filter((at) => span.from < at && at < span.until)])
  const isThere = (person: Id, at: Instant) => away.get(person)?.some((absence) => covers(absence, at)) !== true
  const isHeld = moments.some((at) => holders.some((place) => covers(place, at)))
  if (!isHeld && ended.some((until) => until <= opening)) return 'nobody-holds-it'
  const isStaffed = moments.some((at) => places.some((place) => covers(place, at)))
  const isAnswered = moments.some((at) => places.some((place) => covers(place, at) && isThere(place.person, at)))
  return isStaffed && !isAnswered ? 'all-are-away' : undefined
}
