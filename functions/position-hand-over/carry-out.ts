import { dutyListAt } from '../acknowledgement/index.ts'
import { perform } from '../audit-trail/index.ts'
import { askFor, getEntitlementHead, getRight, revokeAtHandOver } from '../entitlement/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { RefusalError, reasonIn } from '../kernel/refusal.ts'
import { LANGUAGES, type Text } from '../kernel/text.ts'
import { type CaseKinds, getObligation, handTo, keepInPerson, type Obligation } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import { type Gathered, gather } from './gather.ts'
import {
  findHanded,
  findHandOverHead,
  getHandOver,
  headOf,
  putEntitlementChoice,
  putObligationChoice,
} from './position-hand-over.store.ts'
import type {
  CarriedOut,
  EntitlementChoice,
  ObligationChoice,
  PositionHandOverHead,
  WhyNot,
} from './position-hand-over.ts'
import { NOT_DONE } from './position-hand-over.words.ts'
import { actOf, handedRow, toldOutcome } from './steps/step.ts'

/**
 * Carries out what both have signed: each thing in a transaction of its own that notes what came of it, so that it
 * happens once, wherever this is stopped and however often it runs; then it is done. What is kept becomes the giver's own
 * at once, before their time in the position ends; everything else waits until the receiver has begun.
 */
export async function carryOut(platform: Platform, kinds: CaseKinds, id: Id): Promise<void> {
  const head = await findHandOverHead(platform.store, id)
  if (head?.stage !== 'carry-out') return
  const hasBegun = head.takesEffectAt <= platform.clock.now()
  const { content } = await getHandOver(platform.store, id)
  for (const { obligation, choice, outcome } of content.obligations) {
    const isTime = hasBegun || choice === 'keep'
    if (outcome === undefined && isTime) await perform(platform, () => moveOne(platform, kinds, id, obligation))
  }
  if (!hasBegun) return
  for (const { entitlement, outcome } of content.entitlements) {
    if (outcome === undefined) await perform(platform, () => endOne(platform, id, entitlement))
  }
  await perform(platform, () => finish(platform, id))
}

const NOTHING: Outcome<boolean> = { acts: [], answer: false }

/** What is still to be done, as it stands now. */
async function gatherSigned({ store, clock }: Platform, id: Id): Promise<Gathered | undefined> {
  const gathered = await gather(store, id, clock.now())
  return gathered.head.stage === 'carry-out' ? gathered : undefined
}

async function moveOne(platform: Platform, kinds: CaseKinds, id: Id, obligation: Id): Promise<Outcome<boolean>> {
  const gathered = await gatherSigned(platform, id)
  const choice = gathered?.content.obligations.find((each) => each.obligation === obligation)
  if (gathered === undefined || choice === undefined || choice.outcome !== undefined) return NOTHING
  const { head, now } = gathered
  const { acts, because } = await movingOf(platform, kinds, gathered, choice)
  const outcome: CarriedOut = { at: now, ...(because === undefined ? {} : { because }) }
  const what = { obligation, choice: choice.choice }
  const noted = noting(head, what, outcome, putObligationChoice(id, { ...choice, outcome }), now)
  return { acts: [noted, ...acts], answer: true }
}

interface Done {
  readonly acts: readonly Act[]
  readonly because?: WhyNot
}

/** It moves, or becomes the giver's own; where it cannot, it stays where it is and is said why. */
async function movingOf(
  platform: Platform,
  kinds: CaseKinds,
  { head, now }: Gathered,
  { obligation, choice }: ObligationChoice,
): Promise<Done> {
  const owed = await getObligation(platform.store, obligation)
  if (owed.status !== 'open' || (choice === 'hand-over' && owed.accountable === head.receiver)) return { acts: [] }
  const isTheirs = owed.accountable === head.giver || (choice === 'hand-over' && fellToThePost(owed, head))
  if (!isTheirs) return { acts: [], because: { code: 'elsewhere', text: NOT_DONE.elsewhere } }
  const agreed = { obligation, from: owed.accountable, position: head.position, now, because: { handOver: head.id } }
  if (choice === 'keep') return { acts: await keepInPerson(platform, agreed) }
  return attempt(() => handTo(platform, kinds, head.receiver, agreed))
}

/** The giver's time ended a moment before, and whoever else has the post was asked. */
const fellToThePost = ({ via, position, asked }: Obligation, head: PositionHandOverHead): boolean =>
  via !== 'person' && position === head.position && asked.includes(head.giver)

/** Another room refuses: it stays as it was, with the reason in its words. */
async function attempt(act: () => Promise<readonly Act[]>): Promise<Done> {
  try {
    return { acts: await act() }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const text = Object.fromEntries(LANGUAGES.map((each) => [each, reasonIn(error, each)])) as Text
    return { acts: [], because: { code: error.reason.code, text } }
  }
}

async function endOne(platform: Platform, id: Id, entitlement: Id): Promise<Outcome<boolean>> {
  const gathered = await gatherSigned(platform, id)
  const choice = gathered?.content.entitlements.find((each) => each.entitlement === entitlement)
  if (gathered === undefined || choice === undefined || choice.outcome !== undefined) return NOTHING
  const { head, now } = gathered
  const revoking = choice.choice === 'stays' ? [] : await revoked(platform, head, choice, now)
  const asking: Done = choice.choice === 'transfer' ? await askedFor(platform, gathered, choice) : { acts: [] }
  const asked = asking.acts[0]?.head.id
  const outcome: EntitlementChoice['outcome'] = {
    at: now,
    ...(asking.because === undefined ? {} : { because: asking.because }),
    ...(asked === undefined ? {} : { asked }),
  }
  const what = { entitlement, choice: choice.choice, ...(asked === undefined ? {} : { asked }) }
  const noted = noting(head, what, outcome, putEntitlementChoice(id, { ...choice, outcome }), now)
  return { acts: [noted, ...revoking, ...asking.acts], answer: true }
}

/** Its revocation is owed, with proof, unless it has ended or is ending already. */
async function revoked(
  platform: Platform,
  { id, giver }: PositionHandOverHead,
  { entitlement, note }: EntitlementChoice,
  now: Instant,
): Promise<Act[]> {
  const reason = note ?? '岗位已交接。'
  const what = { handOver: id }
  return revokeAtHandOver(platform, entitlement, now, { actor: byClock, person: giver, reason, what })
}

/**
 * The same right is asked for, for the receiver and in their name: it is approved by whoever approves it always. As long
 * as the right may be given; for the duty it was given for, where the position still has it.
 */
async function askedFor(
  platform: Platform,
  { head: { position, receiver, from }, directory, now }: Gathered,
  { entitlement, note }: EntitlementChoice,
): Promise<Done> {
  const { right, duty } = await getEntitlementHead(platform.store, entitlement)
  const [{ longestDays }, list] = await Promise.all([
    getRight(platform.store, right),
    dutyListAt(platform.store, now, position),
  ])
  const isTheirs = list?.duties.some(({ id }) => id === duty) === true
  const wish = {
    ...{ right, person: receiver, position, ...(isTheirs ? { duty } : {}) },
    reason: note ?? `岗位交接：接替${directory.people.get(from)?.name ?? from}的同一项权限。`,
    until: plusMillis(now, longestDays * DAY - 1000),
  }
  const caller = { actor: byClock, person: receiver, language: 'zh-CN' } as const
  return attempt(async () => (await askFor(platform, wish, { caller, now })).acts)
}

const noting = (
  head: PositionHandOverHead,
  what: Readonly<Record<string, string>>,
  { because }: CarriedOut,
  row: Write,
  now: Instant,
): Act => ({
  before: head,
  head: headOf(head),
  bumpsVersion: false,
  at: now,
  did: 'position-hand-over.carried-out',
  by: byClock,
  what: { ...what, ...(because === undefined ? {} : { because: because.code }) },
  rows: [row],
})

/** Nothing is left to be done. */
async function finish(platform: Platform, id: Id): Promise<Outcome<boolean>> {
  const gathered = await gatherSigned(platform, id)
  if (gathered === undefined) return NOTHING
  const { head, content, now } = gathered
  if ([...content.obligations, ...content.entitlements].some(({ outcome }) => outcome === undefined)) return NOTHING
  const handed = await findHanded(platform.store, head.position, head.from)
  const act = actOf(gathered, {
    did: 'position-hand-over.done',
    by: { actor: byClock, person: 'onduty' },
    after: { status: 'done', stage: 'over', closedAt: now },
    rows: handedRow(head, handed),
    effects: toldOutcome(head),
  })
  return { acts: [act], answer: true }
}
