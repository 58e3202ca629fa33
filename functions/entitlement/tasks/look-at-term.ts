import { headKey } from '../../audit-trail/audit-trail.store.ts'
import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import { aggregateKeyOf, type Id } from '../../kernel/ids.ts'
import { DAY, type Instant, millisOf, plusMillis, SECOND, secondsUntil } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { endIfGroundless } from '../end-entitlement.ts'
import { headOf } from '../entitlement.store.ts'
import type { EntitlementHead } from '../entitlement.ts'
import { endsAt } from '../rules/ground.ts'
import { outcomeMail } from '../steps/step.ts'

/** Whoever has it hears so long before it ends; of one that lasts no longer than this, nothing. */
const TOLD_BEFORE = 7 * DAY
/** It looks in now and then, because places in positions may have moved meanwhile. */
const LONGEST_WAIT = 20 * DAY

type Minded = EntitlementHead & { readonly toldOfEnd?: Instant }

/**
 * What the procedure that minds the end of an entitlement does next: `{ next: 'wait', waitSeconds }`, or `over`. Ends
 * it when its time has come, or its ground is gone. Harmless early, late, twice, and for an end that has moved: it
 * follows the end as it is now.
 */
export const lookAtTerm: Task = {
  name: 'look-at-entitlement-term',
  async run(platform, input) {
    const { caseId } = input as JsonObject & { caseId: Id }
    const found = await platform.store.find<Minded>(headKey(caseId))
    if (found === undefined || aggregateKeyOf(found.id) !== aggregateKeyOf(caseId)) return OVER
    if ((await perform(platform, () => endIfGroundless(platform, found.id))) !== undefined) return OVER
    const wakesAt = await perform(platform, () => tellOfEnd(platform, found.id))
    if (wakesAt === undefined) return OVER
    const waitSeconds = Math.max(1, secondsUntil(platform.clock.now(), wakesAt))
    return { next: 'wait', waitSeconds: Math.min(LONGEST_WAIT / SECOND, waitSeconds) }
  },
}

const OVER = { next: 'over', waitSeconds: 1 }

/** Says once that it ends soon, when it does. Answers when to look again; nothing for what is active no longer. */
async function tellOfEnd({ store, clock }: Platform, id: Id): Promise<Outcome<Instant | undefined>> {
  const [before, directory] = await Promise.all([store.find<Minded>(headKey(id)), loadDirectory(store)])
  if (before?.status !== 'active') return { acts: [], answer: undefined }
  const now = clock.now()
  const end = endsAt(before, directory, now)
  const isShort = millisOf(end) - millisOf(before.since ?? now) <= TOLD_BEFORE
  const tellAt = plusMillis(end, -TOLD_BEFORE)
  if (isShort || before.toldOfEnd === end) return { acts: [], answer: end }
  if (tellAt > now) return { acts: [], answer: tellAt }
  const act: Act = {
    before,
    head: { ...headOf(before), toldOfEnd: end },
    bumpsVersion: false,
    at: now,
    did: 'entitlement.end-announced',
    by: byClock,
    what: { endsAt: end },
    effects: [outcomeMail(before, before.person, 'ends-soon')],
  }
  return { acts: [act], answer: end }
}
