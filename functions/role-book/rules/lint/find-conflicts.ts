import type { Id } from '../../../kernel/ids.ts'
import { type Assignment, type Deputy, isActive } from '../../../responsibility/index.ts'
import type { ConflictSide, Duty, DutyConflict } from '../../duty.ts'
import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/**
 * Two things that one person must not have both, and somebody would: because one position has them both, or because a
 * person holds one position and another. Deputies count as soon as they may act; that is a notice, because they only
 * stand in. Places that begin within the time ahead count too.
 */
export function findConflicts(ground: LintGround): LintFinding[] {
  const sides = sidesByPosition(ground.duties)
  const people = placesByPerson(ground)
  return ground.book.frame.conflicts.flatMap((conflict) => [
    ...inOnePosition(conflict, sides, ground),
    ...inOnePerson(conflict, sides, people),
  ])
}

type Sides = ReadonlyMap<Id, ReadonlyMap<string, readonly Id[]>>

const codeOf = (side: ConflictSide): string => ('act' in side ? `act ${side.act}` : `activity ${side.activity}`)

/** For each position what it has, and by which duties. Whoever does the work of an activity has it as well. */
function sidesByPosition(duties: readonly Duty[]): Sides {
  const found = new Map<Id, Map<string, Id[]>>()
  const note = (position: Id, side: ConflictSide, duty: Id) => {
    const ofPosition = found.get(position) ?? new Map<string, Id[]>()
    found.set(position, ofPosition.set(codeOf(side), [...(ofPosition.get(codeOf(side)) ?? []), duty]))
  }
  for (const { id, position, responsible, covers, authorities } of duties) {
    for (const act of new Set(authorities.map((each) => each.act))) note(position, { act }, id)
    if (covers === undefined) continue
    for (const each of new Set([position, ...responsible])) note(each, { activity: covers.activity }, id)
  }
  return found
}

function inOnePosition({ id, between }: DutyConflict, sides: Sides, { holders }: LintGround): LintFinding[] {
  const [one, other] = between.map(codeOf) as [string, string]
  return [...sides].flatMap(([position, has]) => {
    const [first, second] = [has.get(one), has.get(other)]
    if (first === undefined || second === undefined) return []
    return [
      finding('conflicting-duties', 'error', [id, position], {
        ...{ positions: [position], people: holders.get(position) ?? [] },
        ...{ duties: [...new Set([...first, ...second])], values: { conflict: id } },
      }),
    ]
  })
}

interface Place {
  readonly position: Id
  readonly isDeputy: boolean
}

function placesByPerson({ directory, ahead }: LintGround): ReadonlyMap<Id, readonly Place[]> {
  const isAhead = ({ person, from, until }: Assignment | Deputy) =>
    isActive(directory, person) && from < ahead.until && (until === undefined || until > ahead.from)
  const places = [
    ...directory.assignments.filter(isAhead).map((each) => ({ ...each, isDeputy: false })),
    ...directory.deputies.filter(isAhead).map((each) => ({ ...each, isDeputy: true })),
  ]
  return Map.groupBy(places, ({ person }) => person)
}

function inOnePerson(
  { id, between }: DutyConflict,
  sides: Sides,
  people: ReadonlyMap<Id, readonly Place[]>,
): LintFinding[] {
  const [one, other] = between.map(codeOf) as [string, string]
  return [...people].flatMap(([person, places]) => {
    const having = (side: string) => places.filter(({ position }) => sides.get(position)?.has(side) === true)
    const [first, second] = [having(one), having(other)]
    // What one position has alone is that position's finding, whoever holds it.
    const isApart = first.some((a) => second.some((b) => a.position !== b.position))
    if (!isApart) return []
    const both = [...first, ...second]
    const positions = [...new Set(both.map(({ position }) => position))].toSorted()
    const asHolder = (some: readonly Place[]) => some.some(({ isDeputy }) => !isDeputy)
    const duties = positions.flatMap((each) => [one, other].flatMap((side) => sides.get(each)?.get(side) ?? []))
    const isHeld = asHolder(first) && asHolder(second)
    return [
      finding('conflicting-duties', isHeld ? 'error' : 'notice', [id, person], {
        ...{ positions, people: [person], duties: [...new Set(duties)].toSorted() },
        values: { conflict: id, isDeputy: isHeld ? 0 : 1 },
      }),
    ]
  })
}
