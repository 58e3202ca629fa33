import { createHash } from 'node:crypto'

/** What a checkpoint vouches for: this entry of this aggregate had this hash. */
export interface Leaf {
  readonly aggregate: string
  readonly seq: number
  readonly hash: string
}

/** Leaves and nodes are told apart by their first byte, so that none can be passed off as the other (RFC 6962). */
const hashOf = (kind: 0 | 1, ...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256').update(Buffer.from([kind]))
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const byAggregateAndSeq = (one: Leaf, other: Leaf): number =>
  one.aggregate === other.aggregate ? one.seq - other.seq : one.aggregate < other.aggregate ? -1 : 1

/** The root over leaves in the order given: SHA-256, hex. An odd one out moves up as it is. */
export function merkleRoot(leaves: readonly Leaf[]): string {
  let level = leaves.map(({ aggregate, seq, hash }) => hashOf(0, `${aggregate}\n${seq}\n${hash}`))
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, pair) => {
      const [left, right] = level.slice(2 * pair, 2 * pair + 2) as [Buffer, Buffer?]
      return right === undefined ? left : hashOf(1, left, right)
    })
  }
  return (level[0] ?? hashOf(0)).toString('hex')
}
