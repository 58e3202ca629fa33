import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Row } from '../../kernel/table/table.ts'
import type { Text } from '../../kernel/text.ts'
import type { Directory, Person, Place, Position } from '../../responsibility/index.ts'
import type { Fault, Verdict } from '../exchange.ts'
import { planPeople } from './plan-people.ts'
import { planPositions } from './plan-positions.ts'

/** One thing of the organisation that has to be done for a row; with others in one transaction, but never half. */
export type OrganisationIntent =
  | { readonly kind: 'add-person'; readonly id: Id; readonly wish: PersonWish }
  | { readonly kind: 'change-person'; readonly id: Id; readonly wish: Partial<PersonWish> }
  | {
      readonly kind: 'add-position'
      readonly id: Id
      readonly name: Text
      readonly group: Id | undefined
      readonly places: readonly Place[]
      /** The position leads a group that is new, too. */
      readonly leads?: { readonly id: Id; readonly name: Text }
    }
  | {
      readonly kind: 'change-position'
      readonly before: Position
      readonly after: Position
      readonly begin: readonly Place[]
    }

type PersonWish = Pick<Person, 'name' | 'email' | 'language'>

/** What rows of a table come to: what each is, what has to be done, what is wrong. */
export interface Planned<Intent> {
  readonly verdicts: readonly Verdict[]
  /** With the row each is for. */
  readonly intents: readonly (Intent & { readonly row: number })[]
  readonly faults: readonly Fault[]
}

export interface PlanningFor {
  readonly directory: Directory
  readonly now: Instant
  /** The id of what is new: the same whenever the same import asks. */
  readonly idFor: (prefix: string, key: string, nth?: number) => Id
}

/** The organisation while rows are looked at, one after the other: what earlier rows add, later ones may name. */
export interface Drafted extends Directory {
  readonly people: Map<Id, Person>
  readonly groups: Map<Id, Directory['groups'] extends ReadonlyMap<Id, infer Group> ? Group : never>
  readonly positions: Map<Id, Position>
  readonly assignments: Directory['assignments'][number][]
  readonly deputies: Directory['deputies'][number][]
}

export const drafted = (directory: Directory): Drafted => ({
  ...directory,
  people: new Map(directory.people),
  groups: new Map(directory.groups),
  positions: new Map(directory.positions),
  assignments: [...directory.assignments],
  deputies: [...directory.deputies],
})

/** People first, then positions with whoever holds them; and the organisation as it will be. */
export function planOrganisation(
  people: readonly Row[],
  positions: readonly Row[],
  planning: PlanningFor,
): {
  readonly people: Planned<OrganisationIntent>
  readonly positions: Planned<OrganisationIntent>
  readonly after: Directory
} {
  const after = drafted(planning.directory)
  return {
    people: planPeople(people, after, planning),
    positions: planPositions(positions, after, planning),
    after,
  }
}
