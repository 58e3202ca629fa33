import { DAY, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type CaseKinds, timelineOf } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import type { Page, Store } from '../platform/store.ts'
import { loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { askFor, takeAtOnce } from './ask-for.ts'
import { findHeads } from './catalogue.store.ts'
import type { RightHead } from './catalogue.ts'
import {
  approveEntitlement,
  breakGlass,
  cancelEntitlement,
  type EntitlementSummary,
  giveBackEntitlement,
  grantEntitlement,
  listEntitlements,
  readEntitlement,
  readEntitlementTimeline,
  rejectEntitlement,
  requestEntitlement,
  reviewEntitlement,
  revokeEntitlement,
} from './entitlement.contract.ts'
import {
  listEntitlementsByPerson,
  listEntitlementsByPosition,
  listEntitlementsByRisk,
  listEntitlementsByStatus,
  listEntitlementsBySystem,
  listEntitlementsEndingBy,
} from './entitlement.store.ts'
import type { EntitlementHead } from './entitlement.ts'
import { summaryOf, viewOfEntitlement } from './entitlement.view.ts'
import { oneFilterOnly } from './errors.ts'
import { gather } from './gather.ts'
import { maySee, takeStep, type WantedStep } from './take-step.ts'

export const entitlementRoutes = (kinds: CaseKinds): Route[] => [
  query(listEntitlements, async ({ store }, call) => {
    const directory = await recentDirectory(store)
    const { person } = call.query
    const isOwn = person === 'me' || person === call.caller.person
    if (!isOwn && !worksInIt(directory, call.caller.person, call.now)) throw new NotFoundError('entitlement')
    const found = await listed(store, call)
    return { items: found.items.map((head) => summaryOf(head, { directory })), nextCursor: found.next ?? null }
  }),

  query(readEntitlement, async (platform, { params, caller, now }) => {
    const everything = await gather(platform, params.id, now)
    if (!maySee(everything, caller.person)) throw new NotFoundError('entitlement')
    const met = everything.before.conflicts.map((each) => each.with)
    const others = await findHeads<RightHead>(platform.store, met)
    const { directory } = everything
    return viewOfEntitlement(
      everything,
      others,
      { directory, person: caller.person, language: caller.language, now },
      kinds,
    )
  }),

  query(readEntitlementTimeline, async (platform, { params, query: page, caller, now }) => {
    const everything = await gather(platform, params.id, now)
    if (!maySee(everything, caller.person)) throw new NotFoundError('entitlement')
    return timelineOf(platform.store, params.id, page, { directory: everything.directory, language: caller.language })
  }),

  mutation(requestEntitlement, async (platform, call) => shown(platform, await askFor(platform, call.body, call))),
  mutation(breakGlass, async (platform, call) => shown(platform, await takeAtOnce(platform, call.body, call))),

  mutation(approveEntitlement, (platform, call) => {
    const { comment, mitigation, contentHash } = call.body
    return taken(platform, call, { step: 'approve', comment, mitigation }, contentHash)
  }),
  mutation(rejectEntitlement, (platform, call) =>
    taken(platform, call, { step: 'reject', comment: call.body.comment }),
  ),
  mutation(cancelEntitlement, (platform, call) =>
    taken(platform, call, { step: 'cancel', comment: call.body.comment }),
  ),
  mutation(grantEntitlement, (platform, call) =>
    taken(platform, call, { step: 'grant', comment: call.body.done, account: call.body.account }),
  ),
  mutation(giveBackEntitlement, (platform, call) =>
    taken(platform, call, { step: 'give-back', comment: call.body.comment }),
  ),
  mutation(revokeEntitlement, (platform, call) => taken(platform, call, { step: 'revoke', comment: call.body.proof })),
  mutation(reviewEntitlement, (platform, call) => taken(platform, call, { step: 'review', ...call.body })),
]

/** One filter at a time: each is an index. */
async function listed(
  store: Store,
  { query, caller, now }: Call<typeof listEntitlements>,
): Promise<Page<EntitlementHead>> {
  const { person, system, right, position, risk, status, endsWithinDays, limit, cursor } = query
  const filters = [person, system, position, risk, status, endsWithinDays].filter((each) => each !== undefined)
  if (filters.length > 1 || (right !== undefined && system === undefined)) throw oneFilterOnly()
  const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
  if (system !== undefined) return listEntitlementsBySystem(store, system, right, page)
  if (position !== undefined) return listEntitlementsByPosition(store, position, page)
  if (risk !== undefined) return listEntitlementsByRisk(store, risk, page)
  if (status !== undefined) return listEntitlementsByStatus(store, status, page)
  if (endsWithinDays !== undefined) return listEntitlementsEndingBy(store, plusMillis(now, endsWithinDays * DAY), page)
  return listEntitlementsByPerson(store, person === undefined || person === 'me' ? caller.person : person, page)
}

interface StepCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {
  readonly params: { readonly id: string }
}

async function taken(
  platform: Platform,
  { params, caller, now, ifMatch }: StepCall,
  wanted: WantedStep,
  contentHash?: string,
): Promise<Outcome<EntitlementSummary>> {
  return shown(platform, await takeStep(platform, { id: params.id, wanted, caller, now, ifMatch, contentHash }))
}

async function shown(
  { store }: Platform,
  { acts, answer }: Outcome<EntitlementHead>,
): Promise<Outcome<EntitlementSummary>> {
  return { acts, answer: summaryOf(answer, { directory: await loadDirectory(store) }) }
}
