import type { Acknowledgement, Signature } from '../acknowledgement.ts'

/** What somebody in a position should have read: the list as a version of the book has it. */
export interface Wanted {
  readonly as: Acknowledgement['as']
  readonly book: number
  /** Absent: the position has no duties in that version. */
  readonly page: string | undefined
}

/**
 * What has to be done about somebody and a list: `ask` them to sign it (an older one that is still open falls away),
 * `withdraw` what is open because there is nothing to sign any more, or nothing.
 *
 * The same list is not asked for twice, whatever the number of the version; but who signed as a deputy signs again when
 * they become the holder. What a newer version asked for already is not replaced by an older one.
 */
export function doesOweSigning(wanted: Wanted, known: Signature | undefined): 'ask' | 'withdraw' | 'nothing' {
  const isOpen = known?.status === 'open' || known?.status === 'objected'
  if (known !== undefined && known.book > wanted.book && known.status !== 'withdrawn') return 'nothing'
  if (wanted.page === undefined) return isOpen ? 'withdraw' : 'nothing'
  if (known === undefined || known.status === 'withdrawn') return 'ask'
  return known.page === wanted.page && !hasBecomeHolder(wanted, known) ? 'nothing' : 'ask'
}

const hasBecomeHolder = ({ as }: Wanted, known: Signature): boolean => as === 'holder' && known.as === 'deputy'
