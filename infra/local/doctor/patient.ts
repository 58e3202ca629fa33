import { type AuditEntry, entriesIn } from '../../../functions/audit-trail/index.ts'
import type { ChangeHead } from '../../../functions/change/change.ts'
import { type Id, prefixOf } from '../../../functions/kernel/ids.ts'
import { type Instant, MINUTE } from '../../../functions/kernel/instant.ts'
import type { CaseKinds } from '../../../functions/obligation/index.ts'
import type { Item } from '../../../functions/platform/store.ts'

/** Something that must never be, and is. */
export interface Violation {
  /** Number of the invariant in the product description. */
  readonly invariant: number
  readonly what: string
  readonly where: string
}

/** What a check has to know of everything else. */
export interface Ward {
  readonly kinds: CaseKinds
  readonly now: Instant
  /** Everybody who ever worked here. */
  readonly people: ReadonlySet<Id>
  /** Those who still do. */
  readonly active: ReadonlySet<Id>
  /** The position of the head of IT, and those that were it before. */
  readonly headPositions: ReadonlySet<Id>
  /** Every version of a policy there is, as cases pin it: `normal-change@2`. */
  readonly policies: ReadonlySet<string>
}

/** All rows of one aggregate, in order of sort key. */
export type Patient = readonly Item[]
export type Check = (patient: Patient, ward: Ward) => Violation[]

/** The grain of timers and sweepers, generously: what is later than this has been forgotten. */
export const TOLERANCE = 5 * MINUTE

export const violation = (invariant: number, where: string, what: string): Violation => ({ invariant, where, what })

export const headIn = (patient: Patient): Item | undefined => patient.find(({ sk }) => sk === 'head')

/** Its story, oldest first. */
export const storyIn: (patient: Patient) => AuditEntry[] = entriesIn

export function changeIn(patient: Patient): ChangeHead | undefined {
  const head = headIn(patient) as ChangeHead | undefined
  return head !== undefined && prefixOf(head.id) === 'chg' ? head : undefined
}
