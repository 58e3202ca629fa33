import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Effect } from './effect.ts'
import type { Item, Write } from './store.ts'

/** The row every aggregate begins with: its state, and where its audit chain stands. */
export type HeadRow = Item & {
  readonly sk: 'head'
  readonly id: Id
  /** Counts what people change; what `If-Match` compares. Reminders do not count. */
  readonly version: number
  readonly auditSeq: number
  readonly auditHash: string
}

/** The fields of a head that a room decides; the bookkeeping is filled in by the commit. */
export type HeadFields = { readonly id: Id } & JsonObject

/**
 * One change of state of one aggregate, with everything that belongs to it. Committed whole or not at all: head, rows,
 * audit entry, "chain has grown" row, outbox rows.
 */
export interface Act {
  /** The head as it was read, `undefined` for a new aggregate. The commit fails when it is no longer so. */
  readonly before: HeadRow | undefined
  readonly head: HeadFields
  /** Whether people see a new version. A reminder is not one. */
  readonly bumpsVersion?: boolean
  readonly at: Instant
  /** Past tense: `change.authorised`. */
  readonly did: string
  readonly by: Actor
  readonly grant?: Grant
  readonly what?: JsonObject
  /** Free text and the like: kept beside the chain, erasable. */
  readonly personal?: Readonly<Record<string, string>>
  /** Rows of the same aggregate, and conditions on other rows. */
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
}

/** What a handler wants: acts to commit together (none when nothing changes), and what to answer afterwards. */
export interface Outcome<Answer> {
  readonly acts: readonly Act[]
  readonly answer: Answer
}

/** The version people will see after this act. */
export const versionAfter = ({ before, bumpsVersion }: Act): number =>
  (before?.version ?? 0) + (bumpsVersion === false ? 0 : 1)

/** The head as it will stand once the act is committed. */
export const headAfterAct = <Head extends Pick<HeadRow, 'id' | 'version'>>(act: Act): Head =>
  ({ ...act.head, version: versionAfter(act) }) as unknown as Head
