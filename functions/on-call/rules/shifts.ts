import type { Id } from '../../kernel/ids.ts'
import { type Instant, instantOf, millisOf } from '../../kernel/instant.ts'
import { type Directory, isActive } from '../../responsibility/index.ts'
import type { Layer, OnCallRole, OnCallSchedule, Override, ScheduleVersion, Shift } from '../schedule.ts'
import { type Spells, spellsOn } from './spells.ts'
import { type Turns, turnsOf } from './turns-of-layer.ts'

/** Of a shift, everything but when. */
export type Holding = Omit<Shift, 'from' | 'until'>

/** One role of a schedule, ready to be asked. Milliseconds since 1970 throughout. */
export interface Rotations {
  holdingAt(moment: number): Holding
  /** Moments between two others at which something may change. */
  changesBetween(from: number, until: number): number[]
}

const NOBODY: Holding = { turn: 'nobody' }

interface Prepared {
  readonly from: number
  readonly until: number
  readonly layers: readonly {
    readonly layer: Layer
    readonly turns: Turns
    readonly spells: Spells
    readonly name: string
  }[]
}

/**
 * Who has a role of a schedule: what was agreed beside the rotations first, the latest agreement before the others; else
 * the last layer that applies. Whoever that is, and is away or has left, leaves a hole: nobody is called in their place
 * unasked (docs/decisions/0137).
 */
export function rotationsOf(schedule: OnCallSchedule, role: OnCallRole, directory: Directory): Rotations {
  const versions = preparedVersions(schedule, role, directory)
  const agreed = schedule.overrides
    .filter((each) => each.role === role)
    .map(prepareOverride)
    .toReversed()
  const away = absencesOf(directory)
  const isThere = (person: Id, moment: number): boolean =>
    isActive(directory, person) && away.get(person)?.some(([from, until]) => from <= moment && moment < until) !== true
  const held = (person: Id, moment: number, because: Shift['because'] & string, turn: string): Holding =>
    isThere(person, moment) ? { person, because, turn } : { missing: person, turn }

  function holdingAt(moment: number): Holding {
    const version = versions.findLast(({ from }) => from <= moment)
    if (version === undefined || moment >= version.until) return NOBODY
    const override = agreed.find(({ from, until }) => from <= moment && moment < until)
    if (override !== undefined) return held(override.person, moment, override.because, override.id)
    for (let nth = version.layers.length - 1; nth >= 0; nth -= 1) {
      const each = version.layers[nth]
      if (each === undefined || !each.spells.holds(moment)) continue
      const turn = each.turns.turnAt(moment)
      if (turn !== undefined) return held(turn.person, moment, 'rotation', `${each.name}#${turn.nth}`)
    }
    return NOBODY
  }

  function changesBetween(from: number, until: number): number[] {
    const changes = new Set<number>()
    const note = (at: number) => {
      if (at > from && at < until) changes.add(at)
    }
    for (const version of versions) {
      const [first, last] = [Math.max(from, version.from), Math.min(until, version.until)]
      if (first >= last) continue
      note(version.from)
      note(version.until)
      for (const { spells, turns } of version.layers) {
        turns.changesBetween(first, last).forEach(note)
        spells.edgesBetween(first, last).forEach(note)
      }
    }
    for (const each of agreed) [each.from, each.until].forEach(note)
    const people = new Set([
      ...versions.flatMap(({ layers }) => layers.flatMap(({ layer }) => layer.people)),
      ...agreed.map(({ person }) => person),
    ])
    for (const person of people) for (const edges of away.get(person) ?? []) edges.forEach(note)
    return [...changes].toSorted((a, b) => a - b)
  }

  return { holdingAt, changesBetween }
}

/** The shifts of a role between two instants, whole turns cut off at both ends; holes are shifts of nobody. */
export function shiftsBetween(
  schedule: OnCallSchedule,
  role: OnCallRole,
  directory: Directory,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Shift[] {
  const rotations = rotationsOf(schedule, role, directory)
  const [first, last] = [millisOf(from), millisOf(until)]
  if (first >= last) return []
  const found: { from: number; until: number; holding: Holding }[] = []
  for (const at of [first, ...rotations.changesBetween(first, last)]) {
    const holding = rotations.holdingAt(at)
    const before = found.at(-1)
    if (before !== undefined && isSame(before.holding, holding)) continue
    if (before !== undefined) before.until = at
    found.push({ from: at, until: last, holding })
  }
  return found.map((each) => ({ from: instantOf(each.from), until: instantOf(each.until), ...each.holding }))
}

/** One shift: the same person, for the same reason, in the same turn. */
const isSame = (a: Holding, b: Holding): boolean =>
  a.person === b.person && a.missing === b.missing && a.because === b.because && a.turn === b.turn

function preparedVersions({ versions, retiredAt }: OnCallSchedule, role: OnCallRole, directory: Directory): Prepared[] {
  const end = retiredAt === undefined ? Number.POSITIVE_INFINITY : millisOf(retiredAt)
  return versions.flatMap((version, nth) => {
    const next = versions[nth + 1]
    const from = millisOf(version.from)
    const until = Math.min(end, next === undefined ? Number.POSITIVE_INFINITY : millisOf(next.from))
    if (from >= until) return []
    return [{ from, until, layers: layersOf(version, role, directory) }]
  })
}

const layersOf = (
  version: ScheduleVersion,
  role: OnCallRole,
  { department: { calendar } }: Directory,
): Prepared['layers'] =>
  version[role].map((layer, nth) => ({
    layer,
    turns: turnsOf(layer, version.timeZone),
    spells: spellsOn(layer.only, { timeZone: version.timeZone, calendar }),
    name: `${version.number}/${nth}`,
  }))

const prepareOverride = ({ id, person, from, until, because }: Override) => ({
  ...{ id, person, because },
  from: millisOf(from),
  until: millisOf(until),
})

type Away = ReadonlyMap<Id, readonly (readonly [from: number, until: number])[]>
const absencesKept = new WeakMap<Directory, Away>()

function absencesOf(directory: Directory): Away {
  const known = absencesKept.get(directory)
  if (known !== undefined) return known
  const away = new Map<Id, (readonly [number, number])[]>()
  for (const { person, from, until } of directory.absences) {
    away.set(person, [...(away.get(person) ?? []), [millisOf(from), millisOf(until)]])
  }
  absencesKept.set(directory, away)
  return away
}
