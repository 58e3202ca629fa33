import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { AuditEntry } from './entry.ts'

/** One line of a case's story. */
export interface TimelineItem {
  readonly seq: number
  readonly at: Instant
  /** Past tense: `change.authorised`. */
  readonly did: string
  readonly by: { readonly kind: AuditEntry['by']['kind']; readonly id: Id; readonly name: string | null }
  /** The authority that was used, and the position it came from. */
  readonly grant: AuditEntry['grant'] | null
  readonly door: AuditEntry['door']
  readonly what: JsonObject
  /** What was said in own words: a reason, a comment. Erased words are left out, and so are network addresses. */
  readonly words: Readonly<Record<string, string>>
}

/** What people see of a chain, in its order. `nameOf` says who somebody is, as far as the reader may know. */
export const timelineOf = (entries: readonly AuditEntry[], nameOf: (id: Id) => string | undefined): TimelineItem[] =>
  entries.map(({ seq, at, did, by, grant, door, what, personal }) => ({
    seq,
    at,
    did,
    by: { ...by, name: by.kind === 'system' ? null : (nameOf(by.id) ?? null) },
    grant: grant ?? null,
    door,
    what,
    words: Object.fromEntries(
      Object.entries(personal ?? {}).flatMap(([field, { value }]) =>
        field === 'address' || value === undefined ? [] : [[field, value]],
      ),
    ),
  }))
