import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type Answerer,
  type AuthorityName,
  authorityFor,
  type Directory,
  lastResort,
  positionsThatMay,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { Entitlement } from '../entitlement.ts'

/** Who is asked first, and whose ladder it climbs. */
export interface Asked {
  readonly answerer: Answerer
  readonly ladderPosition?: Id
}

/** What somebody can owe for an entitlement. */
export type Owed = 'approve' | 'provision' | 'revoke' | 'review'

const ACTS: Readonly<Record<Owed, AuthorityName>> = {
  approve: 'entitlement.approve',
  provision: 'entitlement.provision',
  revoke: 'entitlement.provision',
  review: 'entitlement.approve',
}

export const actFor = (owed: Owed): AuthorityName => ACTS[owed]

/** Nobody approves what they asked for or get, nobody grants what they approved, nobody proves what was theirs. */
export function barredFrom(
  { requester, person, approvedBy }: Pick<Entitlement, 'requester' | 'person' | 'approvedBy'>,
  owed: Owed,
): readonly Id[] {
  if (owed === 'approve') return [...new Set([requester, person])]
  if (owed === 'provision' && approvedBy !== undefined) return [person, approvedBy]
  return [person]
}

/**
 * The position whose duty it is for this service and risk, the one with the narrowest authority first; the leaders' and
 * the head's last, because it climbs to them. Where all who hold it are barred or away, the head, or whoever stands in.
 */
export function whoIsAsked(
  entitlement: Entitlement,
  owed: Owed,
  directory: Directory,
  now: Instant,
): Asked | undefined {
  const barred = new Set(barredFrom(entitlement, owed))
  const able = positionsWhoseDutyItIs(entitlement, owed, directory, now)
  const steps = able.map((position) => ({ who: 'holder', position }) as const)
  for (const step of [...steps, { who: 'head' } as const]) {
    const answerer = whoAnswers(directory, step, now, barred)
    if (answerer !== undefined) return withLadder(answerer, able)
  }
  const answerer = lastResort(directory, now)
  return answerer === undefined ? undefined : withLadder(answerer, able)
}

const withLadder = (answerer: Answerer, [first]: readonly Id[]): Asked =>
  first === undefined ? { answerer } : { answerer, ladderPosition: answerer.position ?? first }

/** In the order in which they are asked. */
export function positionsWhoseDutyItIs(
  on: Pick<Entitlement, 'service'> & Partial<Pick<Entitlement, 'risk'>>,
  owed: Owed,
  directory: Directory,
  now: Instant,
): Id[] {
  const act = actFor(owed)
  const reach = { service: on.service, ...(on.risk === undefined ? {} : { risk: on.risk }) }
  const able = positionsThatMay(directory, act, now, reach)
  const above = new Set([directory.department.head, ...[...directory.groups.values()].map(({ leader }) => leader)])
  const rank = (position: Id): number => {
    if (above.has(position)) return position === directory.department.head ? 3 : 2
    return authorityFor(directory, position, act, now, reach)?.services === undefined ? 1 : 0
  }
  return able.toSorted((one, other) => rank(one) - rank(other))
}
