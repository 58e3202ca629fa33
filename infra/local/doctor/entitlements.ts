import type { EntitlementHead } from '../../../functions/entitlement/index.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { type Check, headIn, type Patient, storyIn, violation } from './patient.ts'

function entitlementIn(patient: Patient): EntitlementHead | undefined {
  const head = headIn(patient) as EntitlementHead | undefined
  return head !== undefined && prefixOf(String(head.id)) === 'ent' ? head : undefined
}

/** States that nobody comes to without an approval. */
const NEEDS_APPROVAL: ReadonlySet<string> = new Set(['approved', 'active', 'revoking', 'revoked', 'expired'])

/** 7: what was asked for was approved by somebody, exactly as it was asked for. */
export const rightsAreApprovedBySomebody: Check = (patient) => {
  const it = entitlementIn(patient)
  if (it === undefined || it.origin !== 'requested' || !NEEDS_APPROVAL.has(it.status)) return []
  const approval = storyIn(patient).find(({ did }) => did === 'entitlement.approved')
  if (it.approvedBy === undefined || approval === undefined || approval.by.kind === 'system') {
    return [violation(7, it.id, `it is ${it.status}, and nobody approved it`)]
  }
  return approval.what.contentHash === it.contentHash
    ? []
    : [violation(8, it.id, 'what was approved is not what it says now')]
}

/** 6: nobody approves what they asked for or get, grants what they approved or get, or proves what was theirs. */
export const rightsAreGivenByOthers: Check = (patient) => {
  const it = entitlementIn(patient)
  if (it === undefined) return []
  const own = [it.person, it.requester]
  const isUnsound = [
    it.approvedBy !== undefined && own.includes(it.approvedBy),
    it.grantedBy !== undefined && (it.grantedBy === it.person || it.grantedBy === it.approvedBy),
    storyIn(patient).some(({ did, by }) => did === 'entitlement.revoked' && by.id === it.person),
  ]
  return isUnsound.includes(true) ? [violation(6, it.id, 'somebody decided on a right of their own')] : []
}

/** A right that has ended was revoked with proof, or never granted, or followed by a later one. */
export const rightsEndWithProof: Check = (patient) => {
  const it = entitlementIn(patient)
  if (it === undefined || (it.status !== 'revoked' && it.status !== 'expired') || it.because === 'replaced') return []
  const proof = storyIn(patient).findLast(({ did }) => did === 'entitlement.revoked')
  return proof?.personal?.comment === undefined ? [violation(2, it.id, 'it ended, and nothing proves it')] : []
}
