import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../../kernel/json.ts'

/** What a thing is told by, short enough for a key. */
export const fingerprintOf = (facts: Json): string =>
  createHash('sha256').update(canonicalJson(facts)).digest('hex').slice(0, 24)
