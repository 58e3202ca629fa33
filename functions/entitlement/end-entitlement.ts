import type { Grant } from '../kernel/actor.ts'
import { type Actor, byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { EndReason } from './entitlement.ts'
import { gather } from './gather.ts'
import { letGo } from './let-go.ts'
import { whyGroundless } from './rules/ground.ts'
import { end, fallAway, keep } from './steps/decide.ts'

/** Who decided on it, in which review or hand-over. */
export interface Reviewing {
  readonly actor: Actor
  /** Whose decision it is; `onduty` where nobody decided and policy says what becomes of it. */
  readonly person: Id | 'onduty'
  readonly grant?: Grant
  readonly reason: string
  /** The review, and what else the story should name. */
  readonly what?: Readonly<Record<string, string>>
}

/**
 * A review says that somebody may have it no longer: its revocation is owed, with proof. What was not granted yet falls
 * away. Nothing for what has ended, or is being revoked, already.
 */
export const revokeAfterReview = (platform: Pick<Platform, 'store'>, id: Id, now: Instant, decided: Reviewing) =>
  revoke(platform, id, now, decided, 'review')

/** The hand-over of the position it was given for says so; the same. */
export const revokeAtHandOver = (platform: Pick<Platform, 'store'>, id: Id, now: Instant, decided: Reviewing) =>
  revoke(platform, id, now, decided, 'handed-over')

async function revoke(
  platform: Pick<Platform, 'store'>,
  id: Id,
  now: Instant,
  { actor, grant, reason, what }: Reviewing,
  because: EndReason,
): Promise<Act[]> {
  const everything = await gather(platform, id, now)
  const by = { actor, ...(grant === undefined ? {} : { grant }), comment: reason }
  if (everything.before.status === 'active') return [end(everything, by, because, what)]
  const { status } = everything.before
  if (status !== 'requested' && status !== 'approved') return []
  return [fallAway(everything, by, because, await letGo(platform, everything))]
}

/**
 * A review says that its person goes on having it, perhaps only until an earlier instant. Nothing for what is active no
 * longer; a later instant than it has is not given.
 */
export async function keepAfterReview(
  platform: Pick<Platform, 'store'>,
  id: Id,
  now: Instant,
  { actor, person, grant, reason }: Reviewing,
  until?: Instant,
): Promise<Act[]> {
  const everything = await gather(platform, id, now)
  const { before } = everything
  if (before.status !== 'active') return []
  const by = { actor, person, ...(grant === undefined ? {} : { grant }), comment: reason }
  return [keep(everything, by, until !== undefined && until < before.until ? until : before.until)]
}

/** Ends it when it has lost its ground: time, person, position or duty. Answers why, when it did. */
export async function endIfGroundless(platform: Platform, id: Id): Promise<Outcome<EndReason | undefined>> {
  const now = platform.clock.now()
  const everything = await gather(platform, id, now)
  const { before, directory, isDutyOf } = everything
  const because = whyGroundless(before, directory, isDutyOf, now)
  if (because === undefined) return { acts: [], answer: undefined }
  const by = { actor: byClock }
  if (before.status === 'active') return { acts: [end(everything, by, because)], answer: because }
  if (before.status !== 'requested' && before.status !== 'approved') return { acts: [], answer: undefined }
  return { acts: [fallAway(everything, by, because, await letGo(platform, everything))], answer: because }
}
