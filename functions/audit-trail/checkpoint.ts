import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { Instant } from '../kernel/instant.ts'
import { canonicalJson } from '../kernel/json.ts'
import type { KeptCheckpoint } from '../platform/checkpoint-log.ts'
import { isSignedBy, type Signature, type Signer, type SigningKeys } from '../platform/signer.ts'
import { byAggregateAndSeq, type Leaf, merkleRoot } from './merkle.ts'

/**
 * A checkpoint: what the chains looked like that grew in five minutes. The header is signed and names the header
 * before; its root covers the leaves, which lie beside it so that later each entry can be compared.
 */
export interface Checkpoint {
  readonly header: CheckpointHeader
  readonly signature: Signature
  /** By aggregate and number. */
  readonly leaves: readonly Leaf[]
}

export interface CheckpointHeader {
  readonly format: 1
  /** 1 for the first, without gaps, in the order they were written. */
  readonly number: number
  /** Under which instant it is kept: the end of its five minutes, and a millisecond more for each further part. */
  readonly at: Instant
  readonly count: number
  readonly root: string
  readonly previous: CheckpointLink | null
}

export interface CheckpointLink {
  readonly at: Instant
  /** SHA-256 of the header in canonical JSON, hex. */
  readonly hash: string
}

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const kept = z.strictObject({
  header: z.strictObject({
    format: z.literal(1),
    number: z.number(),
    at: z.string(),
    count: z.number(),
    root: hex,
    previous: z.nullable(z.strictObject({ at: z.string(), hash: hex })),
  }),
  signature: z.strictObject({ keyId: z.string(), value: z.string() }),
  leaves: z.array(z.tuple([z.string(), z.number(), hex])),
})

const canonical = (header: CheckpointHeader): string =>
  canonicalJson({ ...header, previous: header.previous === null ? null : { ...header.previous } })

export const headerHash = (header: CheckpointHeader): string =>
  createHash('sha256').update(canonical(header)).digest('hex')

/** Signs what these leaves come to. */
export async function signedCheckpoint(
  signer: Signer,
  place: Pick<CheckpointHeader, 'number' | 'at' | 'previous'>,
  given: readonly Leaf[],
): Promise<Checkpoint> {
  const leaves = [...given].sort(byAggregateAndSeq)
  const header: CheckpointHeader = { format: 1, ...place, count: leaves.length, root: merkleRoot(leaves) }
  return { header, leaves, signature: await signer.sign(Buffer.from(canonical(header))) }
}

export function toBytes({ header, signature, leaves }: Checkpoint): Uint8Array {
  const packed = leaves.map(({ aggregate, seq, hash }) => [aggregate, seq, hash])
  return Buffer.from(JSON.stringify({ header, signature, leaves: packed }))
}

/** Reads a checkpoint back; `undefined` when it is none. */
export function readCheckpoint({ bytes }: KeptCheckpoint): Checkpoint | undefined {
  try {
    const { header, signature, leaves } = kept.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return { header, signature, leaves: leaves.map(([aggregate, seq, hash]) => ({ aggregate, seq, hash })) }
  } catch {
    return undefined
  }
}

/** Whether a checkpoint holds by itself: its place, its root, its signature by one of our keys. */
export async function isGenuine(keys: SigningKeys, at: Instant, checkpoint: Checkpoint): Promise<boolean> {
  const { header, signature, leaves } = checkpoint
  if (header.at !== at || header.count !== leaves.length || header.root !== merkleRoot(leaves)) return false
  const key = await keys.find(signature.keyId)
  return key !== undefined && isSignedBy(key, Buffer.from(canonical(header)), signature)
}
