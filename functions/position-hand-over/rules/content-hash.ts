import { createHash } from 'node:crypto'
import { asJson, canonicalJson } from '../../kernel/json.ts'
import type { Content, PositionHandOver } from '../position-hand-over.ts'

type Between = Pick<PositionHandOver, 'position' | 'from' | 'giver' | 'receiver' | 'duties'>

/**
 * SHA-256 over all that is handed over, and between whom; hex. What comes of it later is no part of it, nor the order in
 * which it was decided.
 */
export function contentHashOf(
  { position, from, giver, receiver, duties }: Between,
  { obligations, entitlements, knowledge }: Content,
): string {
  const signed = {
    ...{ position, from, giver, receiver, duties, knowledge },
    obligations: obligations
      .map(({ obligation, title, choice, note }) => ({ obligation, title, choice, note }))
      .toSorted((one, other) => (one.obligation < other.obligation ? -1 : 1)),
    entitlements: entitlements
      .map(({ entitlement, title, choice, note }) => ({ entitlement, title, choice, note }))
      .toSorted((one, other) => (one.entitlement < other.entitlement ? -1 : 1)),
  }
  return createHash('sha256')
    .update(canonicalJson(asJson(signed)))
    .digest('hex')
}
