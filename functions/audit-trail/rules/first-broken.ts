import type { Id } from '../../kernel/ids.ts'
import { type AuditEntry, commitmentTo, FIRST_PREVIOUS, hashOf } from '../entry.ts'

/** An entry with the number in its key, which need not be the number it says. */
export interface Link {
  readonly seq: number
  readonly entry: AuditEntry
}

/** Where a chain ends, by the head of its aggregate. */
export interface ChainEnd {
  readonly auditSeq: number
  readonly auditHash: string
}

/** The first entry of a chain that is not as it was written, and what is wrong with it. */
export interface Broken {
  readonly seq: number
  readonly problem: Problem
}

/**
 * - `missing` no such entry · `swapped` an entry from another place lies here · `altered` it says something else than
 *   it did · `head-does-not-match` the aggregate says its chain ends otherwise · `not-in-checkpoint` no checkpoint
 *   knows it, though one should
 */
export type Problem = 'missing' | 'swapped' | 'altered' | 'head-does-not-match' | 'not-in-checkpoint'

/** Walks a chain, all of it, in order of the keys. */
export function firstBroken(aggregate: Id, links: readonly Link[], end: ChainEnd | undefined): Broken | undefined {
  let before = FIRST_PREVIOUS
  for (const [index, { seq, entry }] of links.entries()) {
    const expected = index + 1
    if (seq !== expected) return { seq: expected, problem: 'missing' }
    if (!saysWhatItSaid(aggregate, entry)) return { seq, problem: 'altered' }
    if (entry.seq !== seq) return { seq, problem: 'swapped' }
    if (entry.previous !== before) return { seq: whichOfTwo(index, links, end), problem: 'altered' }
    before = entry.hash
  }
  const last = links.length
  if (end === undefined) return last === 0 ? undefined : { seq: last, problem: 'head-does-not-match' }
  if (end.auditSeq > last) return { seq: last + 1, problem: 'missing' }
  return end.auditSeq < last || end.auditHash !== before ? { seq: last, problem: 'head-does-not-match' } : undefined
}

/**
 * An entry does not follow the one before it: one of the two was rewritten, hash and all. What comes after tells which,
 * for it remembers the hash this one used to have.
 */
function whichOfTwo(index: number, links: readonly Link[], end: ChainEnd | undefined): number {
  const seq = index + 1
  const remembered = links[index + 1]?.entry?.previous ?? (end?.auditSeq === seq ? end.auditHash : undefined)
  return seq > 1 && remembered === links[index]?.entry.hash ? seq - 1 : seq
}

/** The hash fits the content, and each personal detail that is still there fits its commitment. */
function saysWhatItSaid(aggregate: Id, entry: AuditEntry): boolean {
  try {
    const details = Object.values(entry.personal ?? {})
    return (
      hashOf(aggregate, entry) === entry.hash &&
      details.every(({ value, salt, commitment }) =>
        value === undefined || salt === undefined
          ? value === undefined && salt === undefined
          : commitmentTo(value, salt) === commitment,
      )
    )
  } catch {
    // Not even an entry any more.
    return false
  }
}
