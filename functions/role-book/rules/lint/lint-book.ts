import type { LintFinding } from '../../role-book.ts'
import { findAuthorityWithoutDuty } from './find-authority-without-duty.ts'
import { findConflicts } from './find-conflicts.ts'
import { findDutyWithoutAuthority } from './find-duty-without-authority.ts'
import { findGaps } from './find-gaps.ts'
import { findOnCallOverload } from './find-on-call-overload.ts'
import { findOrphans } from './find-orphans.ts'
import { findOverlaps } from './find-overlaps.ts'
import { findOverload } from './find-overload.ts'
import { findSinglePoints } from './find-single-points.ts'
import { findVacant } from './find-vacant.ts'
import { groundOf, type LintGround } from './lint-ground.ts'
import type { LintInput } from './lint-input.ts'

const LOOKS: readonly ((ground: LintGround) => LintFinding[])[] = [
  findGaps,
  findOverlaps,
  findVacant,
  findSinglePoints,
  findAuthorityWithoutDuty,
  findDutyWithoutAuthority,
  findConflicts,
  findOverload,
  findOnCallOverload,
  findOrphans,
]

/**
 * Where responsibility and reality part: over services, activities and the time ahead. Each finding once; the gravest
 * first, then by key. The order of duties, posts and people makes no difference.
 */
export function lintBook(input: LintInput): LintFinding[] {
  const ground = groundOf(input)
  const found = LOOKS.flatMap((look) => look(ground))
  return found.toSorted((a, b) => GRAVITY[a.weight] - GRAVITY[b.weight] || (a.key < b.key ? -1 : 1))
}

const GRAVITY: Readonly<Record<LintFinding['weight'], number>> = { refused: 0, error: 1, notice: 2 }
