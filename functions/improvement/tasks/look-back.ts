import { perform } from '../../audit-trail/index.ts'
import { childrenIn, findIncident, getIncident, type IncidentHead, incidentsOf } from '../../incident/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { everyActionOf } from '../action.store.ts'
import { endedBefore, putEnded } from '../cause.store.ts'
import { openReview } from '../open-review.ts'
import { recurred } from '../recur.ts'
import { findReviewOf } from '../review.store.ts'
import type { Recurs } from '../review.ts'
import { sameCause } from '../rules/same-cause.ts'

/**
 * An incident is over: the same before it is looked up, actions that claimed to have settled it are to be done again, and
 * its review is opened. Parts that ended before it waited for its review: where it gets none, they get their own. Safe to run
 * again.
 */
export const lookBackTask: Task = {
  name: 'look-back-at-incident',
  async run(platform, input) {
    const { incident } = input as JsonObject & { incident: Id }
    const { head, rows } = await getIncident(platform.store, incident)
    let [opened, reopened] = [0, 0]
    for (const each of [head, ...(await incidentsOf(platform.store, childrenIn(rows)))]) {
      if (each.status !== 'resolved' || each.exercise !== undefined) continue
      const found = await lookBack(platform, each)
      opened += found.opened
      reopened += found.reopened
    }
    return { opened, reopened }
  },
}

async function lookBack(platform: Platform, head: IncidentHead): Promise<{ opened: number; reopened: number }> {
  const recurs = await whatCameBack(platform, head)
  let reopened = 0
  for (const { review } of recurs) {
    const actions = review === undefined ? [] : await everyActionOf(platform.store, review)
    for (const { id } of actions) reopened += (await recurred(platform, id, head)) ? 1 : 0
  }
  const opened = await perform(platform, async () => {
    const looking = { head, recurs, directory: await loadDirectory(platform.store), now: platform.clock.now() }
    const acts = await openReview(platform, looking)
    return { acts, answer: acts.length }
  })
  return { opened, reopened }
}

/** Incidents of the same service and cause that had ended not long before; and this one is kept for those to come. */
async function whatCameBack({ store, clock }: Platform, head: IncidentHead): Promise<readonly Recurs[]> {
  const { service, cause, resolvedAt } = head
  if (service === undefined || cause === undefined || resolvedAt === undefined) return []
  const ended = { incident: head.id, service, cause, resolvedAt }
  const before = await endedBefore(store, ended, head.raisedAt)
  await store.write(putEnded(ended))
  const found = await Promise.all(
    before.map(async (id): Promise<Recurs[]> => {
      const [past, review] = await Promise.all([findIncident(store, id), findReviewOf(store, id, clock.now())])
      // Its cause may have been corrected since: what counts is what it says now.
      if (past?.cause === undefined || past.status !== 'resolved' || sameCause(past.cause) !== sameCause(cause))
        return []
      const actions = review === undefined ? [] : await everyActionOf(store, review.id)
      return [
        {
          incident: id,
          number: past.number,
          ...(review === undefined ? {} : { review: review.id }),
          actions: actions.length,
        },
      ]
    }),
  )
  return found.flat()
}
