import { newAggregateKey } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { type Act, type HeadRow, type Outcome, versionAfter } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import { type OutboxRow, outboxRows } from '../platform/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { ConditionFailedError, type Write } from '../platform/store.ts'
import { auditKey, grownKey, headKey, storyKeys } from './audit-trail.store.ts'
import { type AuditEntry, FIRST_PREVIOUS, hashOf, personalDetail } from './entry.ts'

const MOST_RACES = 6

/**
 * Gather and decide, then apply. `decide` reads and returns what it wants; that is committed in one transaction with
 * audit and outbox. When somebody else was faster it decides again on what is true now, so that a lost race ends in
 * the answer of the new state (usually a refusal) and never in a half-done change.
 *
 * @param extra rows of the caller that belong into the same transaction (the record of an idempotency key)
 */
export async function perform<Answer>(
  platform: Platform,
  decide: () => Promise<Outcome<Answer>>,
  extra: (answer: Answer) => readonly Write[] = () => [],
): Promise<Answer> {
  for (let race = 1; ; race += 1) {
    const { acts, answer } = await decide()
    if (acts.length === 0) return answer
    try {
      await commitActs(platform, acts, extra(answer))
      return answer
    } catch (error) {
      if (!(error instanceof ConditionFailedError) || race === MOST_RACES) throw error
    }
  }
}

async function commitActs(platform: Platform, acts: readonly Act[], extra: readonly Write[]): Promise<void> {
  const outbox: OutboxRow[] = []
  const writes = acts.flatMap((act) => {
    const effects = outboxRows(act.effects ?? [], act.at, () => newAggregateKey(platform.random))
    outbox.push(...effects)
    return [...chain(platform, act), ...(act.rows ?? []), ...effects.map((row) => ({ put: row }))]
  })
  await platform.store.commit([...writes, ...extra])
  if (outbox.length > 0) platform.kick(outbox)
}

/** Effects without an act: what a clock or a waiting execution needs done. With rows that belong to them, if any. */
export async function commitEffects(
  platform: Platform,
  effects: readonly Effect[],
  rows: readonly Write[] = [],
): Promise<void> {
  const at = platform.clock.now()
  const outbox = outboxRows(effects, at, () => newAggregateKey(platform.random))
  await platform.store.commit([...rows, ...outbox.map((row) => ({ put: row }))])
  if (outbox.length > 0) platform.kick(outbox)
}

/** The head's row and the chain's next link, bound to what was read. */
function chain(platform: Platform, act: Act): Write[] {
  const { before } = act
  const seq = (before?.auditSeq ?? 0) + 1
  const personal = Object.entries(personalOf(act)).map(([field, value]) => [
    field,
    personalDetail(value, Buffer.from(platform.random(16)).toString('hex')),
  ])
  const open: Omit<AuditEntry, 'hash'> = {
    seq,
    at: act.at,
    did: act.did,
    by: { kind: act.by.kind, id: act.by.id },
    door: act.by.from.door,
    ...(act.grant === undefined ? {} : { grant: act.grant }),
    what: act.what ?? {},
    ...(personal.length === 0 ? {} : { personal: Object.fromEntries(personal) }),
    previous: before?.auditHash ?? FIRST_PREVIOUS,
  }
  const entry: AuditEntry = { ...open, hash: hashOf(act.head.id, open) }
  const head = {
    ...act.head,
    ...headKey(act.head.id),
    version: versionAfter(act),
    auditSeq: seq,
    auditHash: entry.hash,
  } as HeadRow
  return [
    { put: head, if: before === undefined ? 'absent' : { auditSeq: before.auditSeq } },
    {
      put: { ...auditKey(head.id, seq), ...storyKeys(head.id, entry, head.position), entry: asJson(entry) },
      if: 'absent',
    },
    { put: { ...grownKey(head.id, seq, act.at), id: head.id, seq, hash: entry.hash, at: act.at } },
  ]
}

const personalOf = ({ personal, by }: Act): Record<string, string> => ({
  ...personal,
  ...(by.from.address === undefined ? {} : { address: by.from.address }),
})
