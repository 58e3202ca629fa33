import { perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { isThere, loadDirectory } from '../../responsibility/index.ts'
import { type CaseKind, type CaseKinds, OVER } from '../case-kind.ts'
import { findStanding, listObligationsByOfferedTo, listOpenOf, putObligation } from '../obligation.store.ts'
import { nextVersion, type Obligation } from '../obligation.ts'
import { AFTER_OUTAGE } from '../open-obligation.ts'
import { reOwn } from '../re-own.ts'
import { kindOf } from '../standing.ts'

interface HandOver {
  readonly person: Id
  /** It should have happened earlier: nobody was running. */
  readonly isLate?: boolean
}

/**
 * Everything somebody owes goes on to whoever is next, one case at a time, because they left or are away. Safe to run
 * again: it does nothing for what has moved, and nothing at all for somebody who is there.
 */
export const handOverEverythingTask = (kinds: CaseKinds): Task => ({
  name: 'hand-over-everything',
  async run(platform, input) {
    const { person, isLate } = input as JsonObject & HandOver
    const bundle = isLate === true ? AFTER_OUTAGE : undefined
    if (isThere(await loadDirectory(platform.store), person, platform.clock.now())) return { handedOver: 0 }
    const handedOver = await handOverOpen(platform, kinds, person, { bundle })
    const offered = await listObligationsByOfferedTo(platform.store, person, { limit: 100 })
    for (const each of offered.items) await perform(platform, () => withdrawOffer(platform, each, person))
    return { handedOver }
  },
})

interface Moving {
  /** Also of somebody who is there: they cannot be told of what they owe. */
  readonly althoughThere?: boolean
  /** Mails of one outage go as one. */
  readonly bundle?: string | undefined
}

/** Moves every open obligation of somebody to whoever is next; answers how many. */
export async function handOverOpen(platform: Platform, kinds: CaseKinds, person: Id, moving: Moving): Promise<number> {
  let handedOver = 0
  for (const each of await listOpenOf(platform.store, person)) {
    const kind = kindOf(kinds, each.caseId)
    if (await perform(platform, () => handOverOne(platform, kind, each, person, moving))) handedOver += 1
  }
  return handedOver
}

async function handOverOne(
  platform: Platform,
  kind: CaseKind,
  { id, caseId }: Obligation,
  person: Id,
  { althoughThere = false, bundle }: Moving,
) {
  const now = platform.clock.now()
  const standing = await findStanding(platform.store, caseId)
  const obligation = standing?.open.find((each) => each.id === id && each.accountable === person)
  if (standing === undefined || obligation === undefined || kind.stageOf(standing.head) === OVER) {
    return { acts: [], answer: false }
  }
  const directory = await loadDirectory(platform.store)
  if (!althoughThere && isThere(directory, person, now)) return { acts: [], answer: false }
  const why = { did: 'obligation.re-owned', by: byClock, bundle, isUntold: althoughThere }
  return reOwn(platform, kind, standing, obligation, directory, now, why)
}

/** What was offered to somebody who left or is away stays with the giver. */
async function withdrawOffer(platform: Platform, { id, caseId }: Obligation, person: Id) {
  const now = platform.clock.now()
  const standing = await findStanding(platform.store, caseId)
  const obligation = standing?.open.find((each) => each.id === id && each.offer?.to === person)
  if (standing === undefined || obligation === undefined) return { acts: [], answer: false }
  const { offer: _, ...rest } = obligation
  const kept = { ...rest, ...nextVersion(obligation) }
  const act = {
    before: standing.head,
    head: standing.head,
    bumpsVersion: false,
    at: now,
    did: 'obligation.offer-withdrawn',
    by: byClock,
    what: { obligation: id, kind: obligation.kind, to: person },
    rows: [putObligation(kept)],
  }
  return { acts: [act], answer: true }
}
