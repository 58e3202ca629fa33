import { findHead, perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory, whoAnswers } from '../../responsibility/index.ts'
import { findStanding, putObligation } from '../obligation.store.ts'
import { closing } from '../open-obligation.ts'

/** A position got somebody, a person another address: the open gap is filled, and whoever owed that is done. */
export const closeGapTask: Task = {
  name: 'close-gap',
  async run(platform, input) {
    const { position, person } = input as JsonObject & { position?: Id; person?: Id }
    const of = position ?? person
    return { closed: of !== undefined && (await perform(platform, () => closeGap(platform, of))) }
  },
}

async function closeGap(platform: Platform, of: Id): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const [before, directory] = await Promise.all([findHead(platform.store, of), loadDirectory(platform.store)])
  const gap = (before as { gap?: Id } | undefined)?.gap
  const isFilled =
    !directory.positions.has(of) || whoAnswers(directory, { who: 'holder', position: of }, now) !== undefined
  if (before === undefined || gap === undefined || !isFilled) return { acts: [], answer: false }
  const standing = await findStanding(platform.store, gap)
  const filled: Act = {
    before,
    head: { ...before, gap: undefined },
    bumpsVersion: false,
    at: now,
    did: directory.positions.has(of) ? 'position.gap-filled' : 'person.reachable',
    by: byClock,
    what: { gap },
  }
  if (standing === undefined) return { acts: [filled], answer: true }
  const done = standing.open.flatMap((each) => closing(standing.open, each, 'discharged', 'onduty', now))
  const over: Act = {
    before: standing.head,
    head: { ...standing.head, status: 'filled' },
    at: now,
    did: 'roster-gap.filled',
    by: byClock,
    what: { of },
    rows: [...new Map(done.map((each) => [each.id, each])).values()].map(putObligation),
    effects: [{ kind: 'wake', caseId: gap }],
  }
  return { acts: [filled, over], answer: true }
}
