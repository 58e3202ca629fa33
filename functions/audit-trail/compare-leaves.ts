import type { Id } from '../kernel/ids.ts'
import { type AuditRow, auditKey, listLinks } from './audit-trail.store.ts'
import type { Leaf } from './merkle.ts'
import type { Proof, VerifiedAggregate } from './verify-aggregate.ts'

const LEAVES_TOGETHER = 50

export interface ComparedLeaves {
  /** Chains whose newest leaf is here, and chains that differ: a walk tells best where a rewritten one begins to. */
  readonly newestHere: ReadonlySet<Id>
  /** The first leaf whose entry is another one, or gone. */
  readonly unlike: NonNullable<VerifiedAggregate['broken']> | undefined
}

/** Compares leaves of a checkpoint with the entries they vouch for, and looks whether anything vouches for the next. */
export async function compareLeaves(proof: Proof, leaves: readonly Leaf[]): Promise<ComparedLeaves> {
  const newestHere = new Set<Id>()
  let unlike: ComparedLeaves['unlike']
  for (let from = 0; from < leaves.length; from += LEAVES_TOGETHER) {
    const some = leaves.slice(from, from + LEAVES_TOGETHER)
    const keys = some.flatMap(({ aggregate, seq }) => [auditKey(aggregate, seq), auditKey(aggregate, seq + 1)])
    const rows = await proof.store.findMany<AuditRow>(keys)
    for (const [index, leaf] of some.entries()) {
      const [own, following] = rows.slice(2 * index, 2 * index + 2)
      const isSame = own?.entry?.hash === leaf.hash
      if (!isSame) unlike ??= await unlikeLeaf(proof, leaf, own)
      if (!isSame || !(await isVouchedFor(proof, leaf.aggregate, following))) newestHere.add(leaf.aggregate)
    }
  }
  return { newestHere, unlike }
}

/** Where the end of a chain is gone, the first that is missing is named, not the one this leaf vouches for. */
async function unlikeLeaf({ store }: Proof, { aggregate, seq }: Leaf, own: AuditRow | undefined) {
  if (own !== undefined) return { aggregate, seq, problem: 'altered' } as const
  const left = (await listLinks(store, aggregate)).length
  return { aggregate, seq: Math.min(seq, left + 1), problem: 'missing' } as const
}

async function isVouchedFor({ leaves }: Proof, id: Id, row: AuditRow | undefined): Promise<boolean> {
  if (typeof row?.entry?.at !== 'string') return false
  return (await leaves.find(id, row.entry.seq, row.entry.at)) !== undefined
}
