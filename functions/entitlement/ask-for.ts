import type { Grant } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { DAY, HOUR, type Instant, plusMillis, wholeSecond } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { currentPolicy, pinOf } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isActive, loadDirectory, notActive, worksInIt } from '../responsibility/index.ts'
import { conflictsOf, findHeads, getSystem } from './catalogue.store.ts'
import type { RightHead, SystemHead } from './catalogue.ts'
import { getEntitlementHead, type Holding, headAfter, holdingOf } from './entitlement.store.ts'
import type { Entitlement, EntitlementHead, Ground, Origin } from './entitlement.ts'
import { ENTITLEMENT, type EntitlementPolicy } from './entitlement-policy.ts'
import {
  notADuty,
  notTheirPosition,
  personWithoutPosition,
  positionNeeded,
  refused,
  unknownPerson,
  unknownRight,
  untilInThePast,
  untilTooFar,
} from './errors.ts'
import { dutiesInForce, hashOfEntitlement } from './gather.ts'
import { refusedConflict } from './refused-conflict.ts'
import { conflictsMet } from './rules/conflicts.ts'
import { type IsDutyOf, placesOf } from './rules/ground.ts'
import { alreadyAsked, alreadyHasIt, noBreakGlass, notYourPosition, rightRetired } from './rules/reasons.ts'
import { request, takeInEmergency } from './steps/begin.ts'
import type { Gathered } from './steps/step.ts'
import { toldOfEmergency } from './steps/told-of-emergency.ts'

export interface Wish {
  readonly right: Id
  readonly person?: Id | undefined
  readonly position?: Id | undefined
  readonly duty?: Id | undefined
  readonly reason: string
}

type By = { readonly caller: Caller; readonly now: Instant }

/** It may be asked for again this long before it ends. */
const RENEWED_WITHIN = 30 * DAY

/** Somebody asks for a right, for themselves or for somebody else. */
export async function askFor(
  platform: Platform,
  wish: Wish & { readonly until: Instant },
  { caller, now }: By,
): Promise<Outcome<EntitlementHead>> {
  const found = await look(platform, wish, { caller, now })
  const { right, holding } = found
  const until = wholeSecond(wish.until)
  if (until <= now) throw untilInThePast()
  if (until > plusMillis(now, right.longestDays * DAY)) throw untilTooFar(right.longestDays)
  if (holding.asks.has(right.id)) throw refused(alreadyAsked, { entitlement: holding.asks.get(right.id) ?? '' })
  await mustBeAbleToFollow(platform, holding.has.get(right.id), now)
  const conflicts = conflictsMet(found.rules, holding.has)
  const prevents = conflicts.find(({ effect }) => effect === 'prevent')
  if (prevents !== undefined) throw await refusedConflict(platform, 'conflict-prevents', prevents, found.rules)
  const entitlement = await newEntitlement(platform, found, {
    wish,
    until,
    origin: 'requested',
    caller,
    now,
    conflicts,
  })
  const grant: Grant = { authority: 'entitlement.request', via: 'relation' }
  const act = request(entitlement, gathered(found, now), { actor: caller.actor, grant, comment: wish.reason })
  return { acts: [act], answer: headAfter(act) }
}

/** Somebody takes a right at once, in an emergency, and everybody who would have decided hears of it. */
export async function takeAtOnce(
  platform: Platform,
  wish: Wish & { readonly hours: number },
  { caller, now }: By,
): Promise<Outcome<EntitlementHead>> {
  const found = await look(platform, { ...wish, person: undefined }, { caller, now })
  const { right, holding } = found
  if (!right.breakGlass) throw refused(noBreakGlass)
  if (holding.has.has(right.id)) throw refused(alreadyHasIt, { entitlement: holding.has.get(right.id) ?? '' })
  const conflicts = conflictsMet(found.rules, holding.has)
  const until = wholeSecond(plusMillis(now, wish.hours * HOUR))
  const asked = await newEntitlement(platform, found, { wish, until, origin: 'break-glass', caller, now, conflicts })
  const entitlement: Entitlement = { ...asked, status: 'active', stage: 'rest', since: now, turn: 1 }
  const grant: Grant = { authority: 'entitlement.break-glass', position: found.ground.position, via: 'relation' }
  const by = { actor: caller.actor, grant, comment: wish.reason }
  const told = toldOfEmergency(entitlement, found.directory, now)
  const act = takeInEmergency(entitlement, gathered(found, now), by, told)
  return { acts: [act], answer: headAfter(act) }
}

interface Found {
  readonly right: RightHead
  readonly system: SystemHead
  readonly directory: Directory
  readonly policy: EntitlementPolicy
  readonly holding: Holding
  readonly rules: Awaited<ReturnType<typeof conflictsOf>>
  readonly person: Id
  readonly ground: Ground
}

/** What is asked for, for whom, on what ground; refused where there is none. */
async function look(platform: Platform, wish: Wish, { caller, now }: By): Promise<Found> {
  const { store } = platform
  const [directory, rights, policy, isDutyOf] = await Promise.all([
    loadDirectory(store),
    findHeads<RightHead>(store, [wish.right]),
    currentPolicy(store, ENTITLEMENT),
    dutiesInForce(platform, now),
  ])
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('right')
  const right = rights.get(wish.right)
  if (right === undefined) throw unknownRight()
  const person = wish.person ?? caller.person
  if (!isActive(directory, person)) throw person === caller.person ? refused(notActive) : unknownPerson()
  const ground = groundOf(directory, isDutyOf, person, wish, person === caller.person, now)
  const [system, holding, rules] = await Promise.all([
    getSystem(store, right.system),
    holdingOf(store, person),
    conflictsOf(store, right.id),
  ])
  if (right.retired === true || system.retired === true) throw refused(rightRetired)
  return { right, system, directory, policy, holding, rules, person, ground }
}

function groundOf(
  directory: Directory,
  isDutyOf: IsDutyOf,
  person: Id,
  { position, duty }: Pick<Wish, 'position' | 'duty'>,
  isOwn: boolean,
  now: Instant,
): Ground {
  const places = placesOf(directory, person, now)
  const [only, ...others] = places
  if (only === undefined) throw personWithoutPosition()
  if (position !== undefined && !places.includes(position)) throw isOwn ? refused(notYourPosition) : notTheirPosition()
  if (position === undefined && others.length > 0) throw positionNeeded()
  const chosen = position ?? only
  if (duty === undefined) return { position: chosen }
  if (!isDutyOf(chosen, duty)) throw notADuty()
  return { position: chosen, duty }
}

/** Whoever has a right asks again only shortly before it ends; the later one then follows the earlier. */
async function mustBeAbleToFollow({ store }: Platform, has: Id | undefined, now: Instant): Promise<void> {
  if (has === undefined) return
  const { status, until } = await getEntitlementHead(store, has)
  if (status !== 'active' || until > plusMillis(now, RENEWED_WITHIN)) throw refused(alreadyHasIt, { entitlement: has })
}

interface Beginning {
  readonly wish: Wish
  readonly until: Instant
  readonly origin: Origin
  readonly caller: Caller
  readonly now: Instant
  readonly conflicts: Entitlement['conflicts']
}

async function newEntitlement(
  platform: Platform,
  { right, system, person, ground, policy }: Found,
  { wish, until, origin, caller, now, conflicts }: Beginning,
): Promise<Entitlement> {
  const said = { person, requester: caller.person, right: right.id, ...ground, reason: wish.reason, until }
  return {
    id: newId('ent', now, platform.random),
    number: await nextNumber(platform, 'entitlement', 'ENT'),
    origin,
    ...said,
    rightName: right.name,
    system: system.id,
    systemName: system.name,
    service: system.service,
    risk: right.risk,
    contentHash: hashOfEntitlement(said),
    conflicts,
    status: 'requested',
    stage: 'approve',
    round: 1,
    policy: pinOf(policy),
  }
}

const gathered = ({ directory, policy, system }: Found, now: Instant): Gathered => ({
  before: undefined,
  standing: { open: [], all: [] },
  directory,
  policy,
  connector: system.connector,
  now,
})
