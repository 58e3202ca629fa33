import type { AcceptedGap } from '../gap.ts'

/** How the book stands, as far as gaps go. */
export interface GapsNow {
  /** The version that counts; the gaps of a planned one wait for it. */
  readonly inForce: number | undefined
  /** Planned versions that were replaced before they counted. */
  readonly replaced: readonly number[]
  /** Findings that somebody answers for in the version in force. */
  readonly accepted: readonly string[]
  /** What the linter finds in the version in force. */
  readonly found: ReadonlySet<string>
}

/** What became of a gap somebody answers for: `open` as long as it is there and theirs to close. */
export function whatBecameOfGap(
  { book, finding }: Pick<AcceptedGap, 'book' | 'finding'>,
  { inForce, replaced, accepted, found }: GapsNow,
): AcceptedGap['status'] {
  if (replaced.includes(book)) return 'passed'
  if (inForce === undefined || book > inForce) return 'open'
  if (book < inForce && accepted.includes(finding)) return 'renewed'
  return found.has(finding) ? 'open' : 'closed'
}
