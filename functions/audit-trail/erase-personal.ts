import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Platform } from '../platform/platform.ts'
import { type AuditRow, auditKey, findHead } from './audit-trail.store.ts'
import { perform } from './commit-act.ts'

/**
 * Forgets the personal details of one entry, as the law may ask. Their commitments stay, so the chain and its
 * checkpoints hold; that it was done, by whom and where, is an entry of its own. Does nothing where nothing is left.
 */
export async function erasePersonal(
  platform: Platform,
  id: Id,
  seq: number,
  erasing: { readonly by: Actor; readonly grant: Grant },
): Promise<void> {
  await perform(platform, async () => {
    const [head, row] = await Promise.all([
      findHead(platform.store, id),
      platform.store.find<AuditRow>(auditKey(id, seq)),
    ])
    if (head === undefined || row === undefined) throw new NotFoundError('audit entry')
    const details = Object.entries(row.entry.personal ?? {})
    const fields = details.filter(([, { value }]) => value !== undefined).map(([field]) => field)
    if (fields.length === 0) return { acts: [], answer: undefined }
    const personal = Object.fromEntries(details.map(([field, { commitment }]) => [field, { commitment }]))
    const entry = { ...row.entry, personal } as unknown as JsonObject
    const act = {
      ...{ before: head, head, bumpsVersion: false, at: platform.clock.now() },
      did: 'audit.personal-details-erased',
      ...erasing,
      what: { seq, fields },
      rows: [{ put: { ...row, entry }, if: 'present' as const }],
    }
    return { acts: [act], answer: undefined }
  })
}
