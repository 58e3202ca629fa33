import { findHead } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { closing, findStanding, putObligation } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { findSignature, headOf, type Place, putSignature } from './acknowledgement.store.ts'
import type { Acknowledgement, AcknowledgementHead } from './acknowledgement.ts'
import { readerOf } from './rules/who-has-a-place.ts'

/** Why it need not be signed any more. */
export type WhyWithdrawn = 'newer-list' | 'no-list' | 'place-ended'

/** It falls away, with everything that is owed for it. Who has signed what stays with whoever writes that row. */
export async function withdrawing(
  { store }: Platform,
  before: AcknowledgementHead,
  because: WhyWithdrawn,
  now: Instant,
): Promise<Act> {
  const open = (await findStanding(store, before.id))?.open ?? []
  const main = open.filter(({ concerns }) => concerns === undefined)
  const closed = main.flatMap((each) => closing(open, each, 'withdrawn', 'onduty', now))
  const after: Acknowledgement = { ...before, status: 'withdrawn', stage: 'over', closedAt: now }
  return {
    before,
    head: headOf(after),
    at: now,
    did: 'acknowledgement.withdrawn',
    by: byClock,
    what: { because, book: before.book, position: before.position },
    rows: closed.map(putObligation),
    effects: [{ kind: 'wake', caseId: before.id }],
  }
}

/** Whoever has left a position (or the house) has nothing to sign for it any more. Answers whether something fell away. */
export async function withdrawWhereEnded(platform: Platform, place: Place): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const [known, directory] = await Promise.all([findSignature(platform.store, place), loadDirectory(platform.store)])
  const nothing = { acts: [], answer: false }
  if (known === undefined || readerOf(directory, place.position, place.person, now) !== undefined) return nothing
  const head = (await findHead(platform.store, known.acknowledgement)) as AcknowledgementHead | undefined
  if (head === undefined || head.stage === 'over') return nothing
  const act = await withdrawing(platform, head, 'place-ended', now)
  const rows = [...(act.rows ?? []), putSignature({ ...known, status: 'withdrawn' }, known)]
  return { acts: [{ ...act, rows }], answer: true }
}
