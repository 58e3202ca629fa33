import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { RefusalError, reasonIn } from '../../kernel/refusal.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import { getEntitlementHead } from '../entitlement.store.ts'
import type { EntitlementHead } from '../entitlement.ts'
import { gather } from '../gather.ts'
import { standingOfOrder, wantedOf } from '../rules/orders.ts'
import { faultReason } from '../rules/row-faults.ts'
import { takeStep } from '../take-step.ts'
import { couldNot, isFailureKnown } from './could-not.ts'
import type { Results, ResultsHead, Said } from './orders.ts'
import { findSaid, getResults, headOfResults } from './results.store.ts'

/** Rows of one run, each a transaction: a few seconds. */
const MOST_ROWS = 25

/** Records what came back, as far as one run goes. Begins where it was left, however often. Answers whether it is done. */
export async function carryOutResults(platform: Platform, id: Id): Promise<boolean> {
  const said = await findSaid(platform.store, id)
  for (let nth = 0; nth < MOST_ROWS; nth += 1) {
    if (await perform(platform, () => decideNext(platform, id, said))) return true
  }
  return false
}

/** The next row, and that it is done, in one transaction. What somebody made impossible meanwhile stays as they made it. */
async function decideNext(platform: Platform, id: Id, all: readonly Said[]): Promise<Outcome<boolean>> {
  const head = await getResults(platform.store, id)
  if (head.status === 'done') return { acts: [], answer: true }
  const said = all[head.done]
  const recorded = said === undefined ? { acts: [] } : await recordOne(platform, head, said)
  const overtaken = 'why' in recorded ? [{ row: said?.row ?? 0, why: recorded.why }] : []
  const acts = 'acts' in recorded ? recorded.acts : []
  const next = advanced(head, all.length, overtaken)
  return { acts: [...acts, actOf(platform, head, next)], answer: next.status === 'done' }
}

type Recorded = { readonly acts: readonly Act[] } | { readonly why: Results['overtaken'][number]['why'] }

async function recordOne(platform: Platform, { actor, by, grant }: ResultsHead, said: Said): Promise<Recorded> {
  const now = platform.clock.now()
  const everything = await gather(platform, said.order.entitlement, now)
  const over = whyOver(everything.before, said)
  if (over !== undefined) return over
  if (said.outcome === 'failed') {
    return isFailureKnown(everything.whole, said)
      ? { acts: [] }
      : { acts: [couldNot(everything, { actor, grant }, said)] }
  }
  const caller = { actor, person: by, language: 'zh-CN' } as const
  const wanted =
    wantedOf(everything.before) === 'grant'
      ? ({ step: 'grant', comment: said.proof, account: said.account ?? '' } as const)
      : ({ step: 'revoke', comment: said.proof } as const)
  try {
    return { acts: (await takeStep(platform, { id: said.order.entitlement, wanted, caller, now })).acts }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const over = whyOver(await getEntitlementHead(platform.store, said.order.entitlement), said)
    return over ?? { why: { 'zh-CN': reasonIn(error, 'zh-CN'), en: reasonIn(error, 'en') } }
  }
}

/** An order that is settled otherwise needs nothing; what was done for one that fell away has to be undone. */
function whyOver(head: EntitlementHead, { order, outcome }: Said): Recorded | undefined {
  const standing = standingOfOrder(head, order.turn)
  if (standing === 'open') return undefined
  return standing === 'fell-away' && outcome === 'done' ? { why: faultReason('order-fell-away').text } : { acts: [] }
}

function advanced(head: ResultsHead, rows: number, overtaken: Results['overtaken']): Results {
  const done = Math.min(rows, head.done + 1)
  const status = done === rows ? 'done' : 'running'
  return { ...head, status, done, overtaken: [...head.overtaken, ...overtaken] }
}

function actOf({ clock }: Pick<Platform, 'clock'>, before: ResultsHead, next: Results): Act {
  const isDone = next.status === 'done'
  return {
    before,
    head: headOfResults(next),
    bumpsVersion: isDone,
    at: clock.now(),
    did: isDone ? 'entitlement-results.done' : 'entitlement-results.advanced',
    by: before.actor,
    grant: before.grant,
    what: { steps: next.steps, done: next.done, ...(isDone ? { overtaken: next.overtaken.length } : {}) },
  }
}
