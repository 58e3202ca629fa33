import { findHead } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import {
  closing,
  currentPolicy,
  FOUND_TOGETHER,
  findStanding,
  openObligation,
  pinOf,
  putObligation,
  tell,
} from '../obligation/index.ts'
import { loadSchedules } from '../on-call/index.ts'
import { reachabilityOf } from '../paging/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isActive, isThere, loadDirectory, positionsOf } from '../responsibility/index.ts'
import { PROVE } from './contact-proof.case.ts'
import { findAsked, putAsked, takeAsked } from './contact-proof.store.ts'
import type { ContactProof, ContactProofHead } from './contact-proof.ts'
import { REACHABILITY } from './reachability-policy.ts'
import { doesOweProof } from './rules/does-owe-proof.ts'
import { schedulesOf } from './rules/who-is-on-schedules.ts'

type Looked = ReturnType<typeof doesOweProof>

/**
 * Looks at one person: asks them for a proof where one is owed, and ends what is proven or falls away. Doing it twice, or
 * at the same time as somebody else, does it once.
 *
 * @param mayAsk `false`: something changed a moment ago; what is settled ends, and nobody is asked yet
 */
export async function lookAtProof(platform: Platform, person: Id, mayAsk: boolean): Promise<Outcome<Looked>> {
  const { store, clock } = platform
  const now = clock.now()
  const [directory, schedules, asked] = await Promise.all([
    loadDirectory(store),
    loadSchedules(store),
    findAsked(store, person),
  ])
  const on = schedulesOf(schedules, person, now)
  const [reached] = await reachabilityOf(platform, directory, [person], now)
  const since = reached?.provenSince
  const answer = doesOweProof(
    {
      ...{ isOnSchedule: on.length > 0, isAsked: asked !== undefined },
      ...{ isActive: isActive(directory, person), isThere: isThere(directory, person, now) },
      ...(since === undefined ? {} : { provenSince: since }),
    },
    now,
  )
  if (answer === 'nothing' || (answer === 'ask' && !mayAsk)) return { acts: [], answer: 'nothing' }
  const acts =
    answer === 'ask'
      ? await asking(platform, directory, { person, owner: on[0]?.owner ?? directory.department.head }, now)
      : await ending(platform, asked?.id ?? '', answer === 'proven' ? 'proven' : 'withdrawn', now)
  return { acts, answer: acts.length === 0 ? 'nothing' : answer }
}

interface Whom {
  readonly person: Id
  /** The position that sees to the schedule: whose ladder it climbs where they have none of their own. */
  readonly owner: Id
}

async function asking(
  { store }: Platform,
  directory: Directory,
  { person, owner }: Whom,
  now: Instant,
): Promise<Act[]> {
  const policy = await currentPolicy(store, REACHABILITY)
  // One person is asked many times in a life: each time is a case of its own.
  const id = derivedId('cpf', now, 'contact-proof', person, now)
  // Asked and over within this very moment: the next look asks anew.
  if ((await findHead(store, id)) !== undefined) return []
  const [position = owner] = positionsOf(directory, person, now)
  const about = { title: directory.people.get(person)?.name ?? person }
  const obligation = openObligation(
    {
      ...{ caseId: id, kind: PROVE, about, round: 1, now, nth: 0 },
      ...{ answerer: { person, via: 'person' }, ladderPosition: position },
    },
    policy.stages.prove,
    directory.department.calendar,
  )
  const proof: ContactProof = { id, person, status: 'open', round: 1, policy: pinOf(policy), askedAt: now }
  const { accountable, dueAt } = obligation
  return [
    {
      before: undefined,
      head: asJson(proof),
      at: now,
      did: 'contact-proof.asked',
      by: byClock,
      what: { person, policy: proof.policy, obligation: obligation.id, accountable, dueAt },
      rows: [putObligation(obligation), putAsked(proof)],
      effects: [
        tell(obligation, accountable, 'asked', FOUND_TOGETHER),
        { kind: 'start', workflow: 'contact-proof', caseId: id, generation: 1 },
      ],
    },
  ]
}

async function ending({ store }: Platform, id: Id, status: 'proven' | 'withdrawn', now: Instant): Promise<Act[]> {
  const standing = await findStanding(store, id)
  if (standing === undefined) return []
  const before = standing.head as ContactProofHead
  const done = standing.open
    .filter(({ concerns }) => concerns === undefined)
    .flatMap((each) => closing(standing.open, each, status === 'proven' ? 'discharged' : 'withdrawn', 'onduty', now))
  return [
    {
      before,
      head: asJson({ ...before, status }),
      at: now,
      did: `contact-proof.${status}`,
      by: byClock,
      what: { person: before.person },
      rows: [...done.map(putObligation), takeAsked(before)],
      effects: [{ kind: 'wake', caseId: id }],
    },
  ]
}
