import type { Id } from '../../../kernel/ids.ts'
import { DAY, plusMillis } from '../../../kernel/instant.ts'
import { type Attendance, covers, type Directory, isActive, type Period } from '../../../responsibility/index.ts'
import type { Duty } from '../../duty.ts'
import { attendanceOf } from '../attendance-of.ts'
import { type Coverage, coverageOf } from '../coverage-of.ts'
import type { LintInput } from './lint-input.ts'

/** What the linter looks up again and again, worked out once. */
export interface LintGround extends LintInput {
  /** In the order of their ids, so that findings do not depend on the order of anything. */
  readonly duties: readonly Duty[]
  /** By accountable position. */
  readonly dutiesOf: ReadonlyMap<Id, readonly Duty[]>
  readonly coverage: readonly Coverage[]
  readonly attendance: ReadonlyMap<Id, Attendance>
  /** From now to as far as is looked. */
  readonly ahead: Period
  /** Active holders of each position now, by id. */
  readonly holders: ReadonlyMap<Id, readonly Id[]>
  /** Active holders and deputies of each position now, each once. */
  readonly able: ReadonlyMap<Id, readonly Id[]>
}

export function groundOf(input: LintInput): LintGround {
  const { book, directory, now, horizonDays } = input
  const duties = [...book.duties.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const { assignments, deputies } = directory
  return {
    ...input,
    duties,
    dutiesOf: Map.groupBy(duties, ({ position }) => position),
    coverage: coverageOf(book, directory.services.keys()),
    attendance: attendanceOf(book),
    ahead: { from: now, until: plusMillis(now, horizonDays * DAY) },
    holders: peopleByPosition(directory, assignments, now),
    able: peopleByPosition(directory, [...assignments, ...deputies], now),
  }
}

/** The active people with such a place at an instant, each once, in the order of their ids. */
export function peopleByPosition(
  directory: Directory,
  places: Directory['assignments'] | Directory['deputies'],
  at: string,
): ReadonlyMap<Id, readonly Id[]> {
  const held = places.filter((each) => covers(each, at) && isActive(directory, each.person))
  return new Map(
    [...Map.groupBy(held, ({ position }) => position)].map(([position, found]) => [
      position,
      [...new Set(found.map(({ person }) => person))].toSorted(),
    ]),
  )
}

/** The people of several positions, each once, in the order of their ids. */
export const peopleOfAll = (people: ReadonlyMap<Id, readonly Id[]>, positions: readonly Id[]): Id[] =>
  [...new Set(positions.flatMap((each) => people.get(each) ?? []))].toSorted()
