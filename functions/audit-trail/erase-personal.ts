import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Store, Write } from '../platform/store.ts'
import { type AuditRow, auditKey, findHead } from './audit-trail.store.ts'

export interface Erasure {
  /** Numbers of entries of one chain; at most 25. */
  readonly entries: readonly number[]
  /** Which personal details; absent: all of them. */
  readonly fields?: readonly string[]
  readonly reason: string
}

export interface Erased {
  readonly seq: number
  readonly fields: string[]
}

/**
 * Forgets personal details of entries, as the law may ask. Their commitments stay, so the chain and its checkpoints
 * hold; that it was done, by whom, why and where, is an entry of its own. No act where nothing is left.
 */
export async function eraseFrom(
  store: Store,
  id: Id,
  { entries, fields, reason }: Erasure,
  erasing: Pick<Act, 'at' | 'by' | 'grant'>,
): Promise<Outcome<{ erased: Erased[] }>> {
  const keys = entries.map((seq) => auditKey(id, seq))
  const [head, rows] = await Promise.all([findHead(store, id), store.findMany<AuditRow>(keys)])
  if (head === undefined) throw new NotFoundError('audit chain')
  const without = rows.flatMap((row) => {
    if (row === undefined) throw new NotFoundError('audit entry')
    const left = withoutDetails(row, (field) => fields === undefined || fields.includes(field))
    return left.erased.fields.length === 0 ? [] : [left]
  })
  const erased = without.map((each) => each.erased)
  if (erased.length === 0) return { acts: [], answer: { erased } }
  const act = {
    ...{ before: head, head, bumpsVersion: false },
    did: 'audit.personal-details-erased',
    ...erasing,
    what: { erased: erased.map((each) => ({ ...each })) },
    personal: { reason },
    rows: without.map(({ write }) => write),
  }
  return { acts: [act], answer: { erased } }
}

function withoutDetails(row: AuditRow, isMeant: (field: string) => boolean): { erased: Erased; write: Write } {
  const details = Object.entries(row.entry.personal ?? {})
  const isThere = new Set(details.flatMap(([field, { value }]) => (value === undefined ? [] : [field])))
  const personal = Object.fromEntries(
    details.map(([field, detail]) => [field, isMeant(field) ? { commitment: detail.commitment } : detail]),
  )
  const entry = asJson({ ...row.entry, personal })
  const fields = details.map(([field]) => field).filter((field) => isMeant(field) && isThere.has(field))
  return { erased: { seq: row.entry.seq, fields }, write: { put: { ...row, entry }, if: 'present' } }
}
