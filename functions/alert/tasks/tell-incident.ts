import { perform } from '../../audit-trail/index.ts'
import { noteOnIncident, withMerged } from '../../incident/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { MINUTE, plusMillis } from '../../kernel/instant.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { findAlertByKey, headOf, lookRows } from '../alert.store.ts'
import type { Alert } from '../alert.ts'
import { noteAbout } from '../alert.words.ts'

/** An alert has ended, or begun to come and go: its incident's story says so. */
export const tellIncidentOfAlertTask = (what: 'over' | 'flapping'): Task => ({
  name: `tell-incident-of-alert-${what}`,
  async run(platform, input) {
    const { store, clock } = platform
    await perform(platform, async () => {
      const head = await findAlertByKey(store, String(input.alert))
      // Told late, it may be so no longer.
      const isStill = what === 'over' ? head?.status === 'resolved' && head.episode === input.episode : head?.isFlapping
      if (head?.incident === undefined || isStill !== true) return { acts: [], answer: undefined }
      return {
        acts: await noteOnIncident(store, head.incident, noteAbout(what, head), clock.now()),
        answer: undefined,
      }
    })
    return {}
  },
})

/** Whoever ended an incident may do so a moment before its alert does. */
const PATIENCE = 15 * MINUTE

/**
 * An incident is over. Its alert, and those of incidents that went on as it, open a new one when they fire again; what never
 * ended is looked at again in a quarter of an hour, for then it is not over.
 */
export const lookAtAlertOfIncidentTask: Task = {
  name: 'look-at-alert-of-incident',
  async run(platform, input) {
    const { store } = platform
    const family = await withMerged(store, String(input.incident))
    const over = new Set(family.map(({ id }) => id))
    for (const { source } of family) {
      if (source.kind === 'alert' || source.kind === 'heartbeat') await lookAtAlert(platform, source.id, over)
    }
    return {}
  },
}

const lookAtAlert = (platform: Platform, id: Id | undefined, family: ReadonlySet<Id>): Promise<undefined> =>
  perform(platform, async () => {
    const { store, clock } = platform
    const head = id === undefined ? undefined : await findAlertByKey(store, id)
    if (head?.incident === undefined || !family.has(head.incident)) return { acts: [], answer: undefined }
    const now = clock.now()
    const { incident: over, lookAt: _, ...rest } = head
    const isFiring = head.status === 'firing' && head.treatment === 'paged'
    const after: Alert = {
      ...rest,
      ...(isFiring ? { treatment: 'pending', lookAt: plusMillis(now, PATIENCE) } : {}),
      ...(!isFiring && (head.status === 'firing' || head.isFlapping) && head.lookAt !== undefined
        ? { lookAt: head.lookAt }
        : {}),
    }
    const act = {
      before: head,
      head: headOf(after),
      at: now,
      did: 'alert.incident-over',
      by: byClock,
      what: { incident: over, status: head.status },
      rows: lookRows(head, after),
    }
    return { acts: [act], answer: undefined }
  })
