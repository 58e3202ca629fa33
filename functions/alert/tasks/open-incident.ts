import { perform } from '../../audit-trail/index.ts'
import { noteOnIncident, openIncident } from '../../incident/index.ts'
import { byClock } from '../../kernel/actor.ts'
import { type Id, prefixOf } from '../../kernel/ids.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { findAlertByKey, headOf } from '../alert.store.ts'
import type { Alert, AlertHead } from '../alert.ts'
import { descriptionOf, noteAbout } from '../alert.words.ts'
import { addNoise } from '../noise.store.ts'

/**
 * An alert fires, and nobody keeps it quiet: its incident is opened, or goes on, or is opened again. What has ended by
 * itself meanwhile pages nobody; what comes and goes does, wherever it stands just now.
 */
export const openIncidentOfAlertTask: Task = {
  name: 'open-incident-of-alert',
  async run(platform, input) {
    await perform(platform, () => opened(platform, String(input.alert)))
    return {}
  },
}

const wantsIncident = ({ treatment, isFlapping, incident, because }: Alert): boolean =>
  treatment === 'pending' || (isFlapping && treatment === 'settled' && incident === undefined && because === undefined)

async function opened(platform: Platform, id: Id): Promise<Outcome<undefined>> {
  const { store, clock } = platform
  const head = await findAlertByKey(store, id)
  if (head === undefined || !wantsIncident(head)) return { acts: [], answer: undefined }
  const now = clock.now()
  const directory = await loadDirectory(store)
  const { service, impact, urgency, severity } = head
  const wish = {
    key: `alert:${head.id}`,
    title: head.title.slice(0, 120),
    description: descriptionOf(head),
    ...(service === undefined || !directory.services.has(service) ? {} : { service }),
    impact,
    urgency,
    ...(severity === undefined ? {} : { severity }),
    source: { kind: prefixOf(head.source) === 'hbt' ? ('heartbeat' as const) : ('alert' as const), id: head.id },
  }
  const { acts, id: incident, how } = await openIncident(platform, wish, { directory, now })
  const notes = how === 'known' ? await noteOnIncident(store, incident, noteAbout('again', head), now) : []
  const isOpened = how !== 'known'
  return { acts: [...acts, ...notes, paged(head, incident, isOpened, now, platform)], answer: undefined }
}

const paged = (head: AlertHead, incident: Id, isOpened: boolean, now: string, platform: Platform): Act => ({
  before: head,
  head: headOf({ ...head, treatment: head.status === 'firing' ? 'paged' : 'settled', incident }),
  at: now,
  did: 'alert.paged',
  by: byClock,
  what: { incident, isNew: isOpened },
  rows: isOpened ? addNoise(head.source, { opened: 1 }, now, platform.random(1)[0] ?? 0) : [],
})
