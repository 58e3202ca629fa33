import { getRight } from '../entitlement/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Call } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { RISKS } from '../responsibility/index.ts'
import {
  changeOfWhat,
  changeWithoutChange,
  mustBeFresh,
  notLesser,
  notShorter,
  reasonNeeded,
  refused,
  unknownItem,
  unknownRight,
  wrong,
} from './errors.ts'
import { findItems, listItems, packageAfter } from './package.store.ts'
import { type AskedItem, type Decision, sumOf } from './package.ts'
import { summaryOfPackage } from './package.view.ts'
import { decidingOf, type PackageOnDesk, packageOnDesk } from './package-desk.ts'
import type { PackageSummary } from './parts.contract.ts'
import type { decideItem, keepMany, submitPackage } from './review-package.contract.ts'
import { mayDecide, maySubmit } from './rules/may-decide.ts'
import { notSafeInBulk, stillUndecided } from './rules/reasons.ts'
import { isSafeInBulk, needsReason } from './rules/what-needs-a-reason.ts'
import { type Decider, decide, submit } from './steps/decide.ts'

/** Keeps, revokes or changes one entitlement; a second word takes the place of the first. */
export async function decideOne(platform: Platform, call: Call<typeof decideItem>): Promise<Outcome<PackageSummary>> {
  const { store } = platform
  const { body, params } = call
  const desk = await packageOnDesk(store, params.id, call)
  mustBeFresh(desk.head, call.ifMatch)
  const [item] = await findItems(store, desk.head.id, [body.entitlement])
  if (item === undefined || item.decision?.verdict === 'gone') throw wrong(unknownItem('entitlement'))
  const decider = deciderOf(desk, item, call)
  await mustBeSound(store, item, body, call.now)
  const { entitlement: _, ...said } = body
  const decision = { ...said, by: call.caller.person, at: call.now } as Decision
  return outcome(desk, decide(desk.head, [[item, decision]], decider, call.now, body.reason))
}

/** Keeps several at once, where each is safe to keep unseen; otherwise none. */
export async function keepSeveral(platform: Platform, call: Call<typeof keepMany>): Promise<Outcome<PackageSummary>> {
  const { store } = platform
  const { body, params } = call
  const desk = await packageOnDesk(store, params.id, call)
  mustBeFresh(desk.head, call.ifMatch)
  const ids = [...new Set(body.entitlements)]
  const found = await findItems(store, desk.head.id, ids)
  const missing = found.findIndex((item) => item === undefined || item.decision?.verdict === 'gone')
  if (missing !== -1) throw wrong(unknownItem(`entitlements/${missing}`))
  const items = found.filter((item) => item !== undefined)
  const [decider] = items.map((item) => deciderOf(desk, item, call))
  const unsafe = items.filter((item) => !isSafeInBulk(item)).map(({ entitlement }) => entitlement)
  if (unsafe.length > 0) {
    throw refused({ ...notSafeInBulk, values: { count: unsafe.length } }, { entitlements: unsafe })
  }
  if (decider === undefined) throw new NotFoundError('item')
  const decision: Decision = { verdict: 'keep', by: call.caller.person, at: call.now }
  return outcome(
    desk,
    decide(
      desk.head,
      items.map((item) => [item, decision] as const),
      decider,
      call.now,
    ),
  )
}

/** Signs the package: every decision in it as it stands. */
export async function submitAll(
  platform: Platform,
  call: Call<typeof submitPackage>,
): Promise<Outcome<PackageSummary>> {
  const desk = await packageOnDesk(platform.store, call.params.id, call)
  const verdict = maySubmit(decidingOf(desk, call.caller.person))
  if ('no' in verdict) throw refused(verdict.no)
  mustBeFresh(desk.head, call.ifMatch)
  const count = desk.head.total - sumOf(desk.head.decided)
  if (count > 0) throw refused({ ...stillUndecided, values: { count } }, { count })
  const { items } = await listItems(platform.store, desk.head.id)
  const by = { actor: call.caller.actor, person: call.caller.person, grant: verdict.yes }
  return outcome(desk, submit(desk, items, by, call.now, call.body.comment))
}

function deciderOf(desk: PackageOnDesk, item: AskedItem, { caller }: Pick<Call, 'caller'>): Decider {
  const verdict = mayDecide(item, decidingOf(desk, caller.person))
  if ('no' in verdict) throw refused(verdict.no, { entitlement: item.entitlement })
  return { actor: caller.actor, person: caller.person, grant: verdict.yes }
}

const outcome = ({ directory }: PackageOnDesk, act: Act): Outcome<PackageSummary> => ({
  acts: [act],
  answer: summaryOfPackage(packageAfter(act), directory),
})

/** A change says what it changes, makes it smaller, and has a reason. */
async function mustBeSound(
  store: Store,
  item: AskedItem,
  { verdict, reason, until, right }: Call<typeof decideItem>['body'],
  now: Instant,
): Promise<void> {
  const isChange = verdict === 'change'
  if (!isChange && (until !== undefined || right !== undefined)) throw changeWithoutChange()
  if (isChange && (until === undefined) === (right === undefined)) throw changeOfWhat()
  if (until !== undefined && (until <= now || until >= item.until)) throw notShorter()
  if (right !== undefined) {
    const lesser = await getRight(store, right).catch((error: unknown) => {
      if (error instanceof NotFoundError) throw unknownRight()
      throw error
    })
    if (lesser.system !== item.system) throw unknownRight()
    if (lesser.id === item.right || RISKS.indexOf(lesser.risk) > RISKS.indexOf(item.risk)) throw notLesser()
  }
  if (needsReason(item, verdict) && reason === undefined) throw reasonNeeded()
}
