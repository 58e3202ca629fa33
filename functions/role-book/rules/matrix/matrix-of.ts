import { instantOfLocal, type LocalDate, localDateOf, plusDays, workingHoursOn } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import {
  type Answerer,
  type Attendance,
  type Directory,
  type Period,
  timesWithNobody,
  whoAnswers,
} from '../../../responsibility/index.ts'
import type { RoleBook } from '../../role-book.ts'
import { doersOf } from '../attendance-of.ts'
import { type Coverage, coverageOf } from '../coverage-of.ts'
import { peopleByPosition, peopleOfAll } from '../lint/lint-ground.ts'

export const CELL_STATES = ['covered', 'single', 'vacant', 'gap', 'overlap', 'not-needed'] as const
export type CellState = (typeof CELL_STATES)[number]

/** One service and one activity on a day: who answers for it, and whether that holds. */
export interface Cell extends Coverage {
  readonly state: CellState
  /** Who answers at that moment for the accountable position, if there is one position and somebody there. */
  readonly answerer?: Answerer
  /** When on that day nobody is there though somebody is needed. */
  readonly empty?: Period
}

/** A day, the moment of it that is looked at, and what is left of it. */
export interface Day {
  readonly on: LocalDate
  readonly at: Instant
  readonly within: Period
}

/** Today: this moment. Any other day: its opening, or its noon where nobody works. */
export function dayOf(on: LocalDate, now: Instant, { department }: Directory): Day {
  const { timeZone } = department.calendar
  const begins = instantOfLocal(`${on}T00:00`, timeZone)
  const ends = instantOfLocal(`${plusDays(on, 1)}T00:00`, timeZone)
  if (on === localDateOf(now, timeZone)) return { on, at: now, within: { from: now, until: ends } }
  const opening = workingHoursOn(on, department.calendar)[0]?.from
  return { on, at: opening ?? instantOfLocal(`${on}T12:00`, timeZone), within: { from: begins, until: ends } }
}

/** Services × activities as they stand on a day. */
export function matrixOf(book: RoleBook, directory: Directory, day: Day): Cell[] {
  const able = peopleByPosition(directory, [...directory.assignments, ...directory.deputies], day.at)
  const hoursOf = new Map(book.frame.activities.map(({ code, hours }) => [code, hours] as const))
  const presence = presenceOn(directory, day)
  return coverageOf(book, directory.services.keys()).map((each): Cell => {
    const [position] = each.accountable
    if (position === undefined) return { ...each, state: each.isNeeded ? 'gap' : 'not-needed' }
    if (each.accountable.length > 1) return { ...each, state: 'overlap' }
    const { answerer, empty } = presence(position, hoursOf.get(each.activity) ?? 'business')
    const isSingle = each.duties.every((duty) => peopleOfAll(able, doersOf(duty)).length < 2)
    const state = empty !== undefined ? 'vacant' : isSingle ? 'single' : 'covered'
    return { ...each, state, ...(answerer && { answerer }), ...(empty && { empty }) }
  })
}

/** Who is there for a position on a day, and when nobody is; each position is looked at once. */
function presenceOn(directory: Directory, { at, within }: Day) {
  const known = new Map<string, { readonly answerer: Answerer | undefined; readonly empty: Period | undefined }>()
  return (position: Id, needed: Attendance) => {
    const key = `${position} ${needed}`
    const seen = known.get(key) ?? {
      answerer: whoAnswers(directory, { who: 'holder', position }, at),
      empty: timesWithNobody(directory, position, within, needed)[0],
    }
    known.set(key, seen)
    return seen
  }
}
