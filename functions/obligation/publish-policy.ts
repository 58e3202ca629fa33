import { createHash } from 'node:crypto'
import type { Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import type { Act } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import { personIsActive } from '../responsibility/index.ts'
import { type PolicyHead, policyIdOf, putVersion } from './policy.store.ts'
import type { Ladders, Policy } from './policy.ts'

const spelling = (value: Ladders | Ladders[string] | undefined): string => canonicalJson(asJson(value))

/** SHA-256 over the ladders of a version; hex. The chain has it, so that a version's row is provably as published. */
export const hashOfLadders = (stages: Ladders): string => createHash('sha256').update(spelling(stages)).digest('hex')

export const isSamePolicy = (one: Ladders, other: Ladders): boolean => spelling(one) === spelling(other)

/** The next version of a policy, in force from now on. Nothing that runs is touched by it. */
export function publish(
  head: PolicyHead | undefined,
  before: Policy,
  stages: Ladders,
  { caller, grant, reason, now }: { caller: Caller; grant: Grant; reason: string; now: Instant },
): Act {
  const { name } = before
  const version = before.version + 1
  const changed = Object.keys(stages).filter((stage) => spelling(stages[stage]) !== spelling(before.stages[stage]))
  return {
    before: head,
    head: { id: policyIdOf(name), name, current: version, publishedAt: now, publishedBy: caller.person },
    at: now,
    did: 'policy.published',
    by: caller.actor,
    grant,
    what: {
      policy: name,
      version,
      stages: changed,
      contentHash: hashOfLadders(stages),
      publishedBy: caller.person,
      previousVersion: before.version,
    },
    personal: { reason },
    rows: [personIsActive(caller.person), putVersion({ name, version, stages })],
  }
}
