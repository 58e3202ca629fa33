import { createHash } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { canonicalJson } from '../kernel/json.ts'
import { pinnedPolicy } from '../obligation/index.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { findBookAt } from '../role-book/index.ts'
import { conflictsOf, getSystem } from './catalogue.store.ts'
import type { ConflictOfRight } from './catalogue.ts'
import { getEntitlement, type Holding, holdingOf, type WholeEntitlement } from './entitlement.store.ts'
import type { Entitlement } from './entitlement.ts'
import { ENTITLEMENT } from './entitlement-policy.ts'
import type { IsDutyOf } from './rules/ground.ts'
import type { On } from './steps/decide.ts'

/** Everything a step of an entitlement is decided on, read consistently. */
export interface Everything extends On {
  readonly whole: WholeEntitlement
  readonly holding: Holding
  readonly rules: readonly ConflictOfRight[]
  readonly isDutyOf: IsDutyOf
}

export async function gather(platform: Pick<Platform, 'store'>, id: Id, now: Instant): Promise<Everything> {
  const { store } = platform
  const [whole, directory, isDutyOf] = await Promise.all([
    getEntitlement(store, id),
    loadDirectory(store),
    dutiesInForce(platform, now),
  ])
  const { head } = whole
  const [holding, rules, system, policy] = await Promise.all([
    holdingOf(store, head.person),
    conflictsOf(store, head.right),
    getSystem(store, head.system),
    pinnedPolicy(store, ENTITLEMENT, head.policy),
  ])
  const { connector } = system
  return { before: head, standing: whole.standing, directory, policy, connector, now, whole, holding, rules, isDutyOf }
}

/** Which duties the book that counts at an instant gives to which position; none before there is a book. */
export async function dutiesInForce({ store }: Pick<Platform, 'store'>, at: Instant): Promise<IsDutyOf> {
  const published = await findBookAt(store, at)
  return (position, duty) => published?.book.duties.get(duty)?.position === position
}

/** The entitlement to the same right that this one was approved to follow, if there was one. */
export function followedBy({ story }: Pick<WholeEntitlement, 'story'>): Id | undefined {
  const follows = story.find(({ did }) => did === 'entitlement.approved')?.what.follows
  return typeof follows === 'string' ? follows : undefined
}

/** SHA-256 over what is decided on; hex. */
export const hashOfEntitlement = ({
  person,
  requester,
  right,
  position,
  duty,
  reason,
  until,
}: Pick<Entitlement, 'person' | 'requester' | 'right' | 'position' | 'duty' | 'reason' | 'until'>): string =>
  createHash('sha256').update(canonicalJson({ person, requester, right, position, duty, reason, until })).digest('hex')
