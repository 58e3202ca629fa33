import { askFor, getEntitlementHead, keepAfterReview, revokeAfterReview } from '../entitlement/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { AskedItem, Ended, Outcome, PackageHead } from './package.ts'

/** How an item ends that is not simply kept, and the acts on its entitlement by which it does. */
export async function endingOf(
  platform: Platform,
  pack: PackageHead,
  item: AskedItem,
  now: Instant,
): Promise<{ readonly ended: Ended; readonly acts: readonly Act[] }> {
  const { decision } = item
  if (decision?.verdict === 'gone') return gone(now)
  if (decision?.verdict === 'change' && decision.until !== undefined)
    return shorter(platform, item, decision.until, now)
  if (decision?.verdict !== 'change') {
    return revoked(platform, pack, item, decision === undefined ? 'lapsed' : 'revoked', now)
  }
  const { ended, acts } = await revoked(platform, pack, item, 'changed', now)
  return { ended, acts: [...acts, ...(acts.length === 0 ? [] : await lesser(platform, item, now))] }
}

const gone = (now: Instant) => ({ ended: { outcome: 'gone', at: now, provenAt: now } as const, acts: [] })

/** Its time is over earlier; the system is asked for nothing before that. */
async function shorter(platform: Platform, item: AskedItem, until: Instant, now: Instant) {
  const acts = await keepAfterReview(platform, item.entitlement, now, reviewing(item), until)
  if (acts.length === 0) return gone(now)
  return { ended: { outcome: 'changed', at: now, provenAt: now } as const, acts }
}

/** Its revocation is owed, with proof. What is being revoked already only has to be proven. */
async function revoked(platform: Platform, pack: PackageHead, item: AskedItem, outcome: Outcome, now: Instant) {
  const what = { review: pack.review, package: pack.id, outcome }
  const acts = await revokeAfterReview(platform, item.entitlement, now, { ...reviewing(item, pack.name), what })
  if (acts.length > 0) {
    const dueAt = acts[0]?.head.dueAt
    return { ended: { outcome, at: now, ...(typeof dueAt === 'string' ? { dueAt } : {}) }, acts }
  }
  const { status, dueAt } = await getEntitlementHead(platform.store, item.entitlement)
  if (status !== 'revoking') return gone(now)
  return { ended: { outcome, at: now, ...(dueAt === undefined ? {} : { dueAt }) }, acts }
}

const reviewing = ({ decision }: AskedItem, name = '') => ({
  actor: byClock,
  person: decision?.by ?? ('onduty' as Id | 'onduty'),
  reason: decision?.reason ?? `权限复核“${name}”到期无人确认，按策略收回。`,
})

/**
 * A lesser right in its place is asked for in the name of whoever decided so: somebody else approves it, as always.
 * Where it cannot be asked for, because it would conflict, say, only the revocation remains.
 */
async function lesser(platform: Platform, item: AskedItem, now: Instant): Promise<readonly Act[]> {
  const { decision, holder, until } = item
  if (decision?.right === undefined || decision.by === 'onduty') return []
  const { position } = await getEntitlementHead(platform.store, item.entitlement)
  const wish = { right: decision.right, person: holder, position, reason: decision.reason ?? '', until }
  const caller = { actor: byClock, person: decision.by, language: 'zh-CN' } as const
  try {
    return (await askFor(platform, wish, { caller, now })).acts
  } catch (error) {
    if (error instanceof RefusalError) return []
    throw error
  }
}
