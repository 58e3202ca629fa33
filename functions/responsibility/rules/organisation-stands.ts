import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Directory } from '../directory.ts'
import type { OrganisationRefusal } from '../errors.ts'
import { positionsThatMay } from './authorities-of-position.ts'
import { isActive } from './who-holds.ts'

/**
 * What an organisation would be without, from now on for ever: a head, where every ladder ends, and somebody who may
 * administer it. Nothing when it stands.
 */
export function whatIsMissing(directory: Directory, now: Instant): OrganisationRefusal | undefined {
  if (!isHeldForEver(directory, [directory.department.head], now)) return 'head-must-stay'
  const administrators = positionsThatMay(directory, 'directory.administer', now)
  return isHeldForEver(directory, administrators, now) ? undefined : 'administrator-must-stay'
}

/**
 * Whether at every instant from now on an active person holds one of these positions: one assignment without an end,
 * or a chain of them that leaves no gap before one.
 */
export function isHeldForEver(directory: Directory, positions: readonly Id[], now: Instant): boolean {
  const spells = directory.assignments
    .filter(({ position, person }) => positions.includes(position) && isActive(directory, person))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  let heldUntil = now
  for (const { from, until } of spells) {
    if (from > heldUntil) return false
    if (until === undefined) return true
    if (until > heldUntil) heldUntil = until
  }
  return false
}
