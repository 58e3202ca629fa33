import { perform } from '../../audit-trail/index.ts'
import { noteOnIncident, resolveByMachine } from '../../incident/index.ts'
import { byClock } from '../../kernel/actor.ts'
import { type Id, prefixOf } from '../../kernel/ids.ts'
import { type Instant, SECOND } from '../../kernel/instant.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Platform } from '../../platform/platform.ts'
import { findAlertByKey, findNextLook, headOf, listDue, lookRows } from '../alert.store.ts'
import type { AlertHead } from '../alert.ts'
import { noteAbout } from '../alert.words.ts'
import { ALERT_FIRING } from '../events.ts'
import { addNoise, addSilenced } from '../noise.store.ts'
import { type Found, lookAgain } from '../rules/look-again.ts'
import { whatKeepsItQuiet } from '../rules/what-keeps-it-quiet.ts'
import { listHolding } from '../silence.store.ts'
import { windowsOn } from './gather.ts'
import { missHeartbeat } from './miss-heartbeat.ts'

/** On AWS a whole sweep has less than a minute; what is left is looked at by the next. */
const LONGEST = 20 * SECOND

/** Everything whose time has come: heartbeats nobody heard, quiet that ends, what was to stay as it is for a while. */
export async function lookAtDue(platform: Platform): Promise<number> {
  const { store, clock, log } = platform
  const begun = performance.now()
  const seen = new Set<Id>()
  while (performance.now() - begun < LONGEST) {
    const due = (await listDue(store, clock.now())).filter((id) => !seen.has(id))
    if (due.length === 0) break
    for (const id of due) {
      seen.add(id)
      try {
        await (prefixOf(id) === 'hbt' ? missHeartbeat(platform, id) : lookAtAlert(platform, id))
      } catch (error) {
        log.error('an alert or a heartbeat could not be looked at', { id, error: String(error) })
      }
    }
  }
  return seen.size
}

/** When something is due next: on one machine time is moved to it. */
export const nextLook = ({ store }: Pick<Platform, 'store'>): Promise<Instant | undefined> => findNextLook(store)

const lookAtAlert = (platform: Platform, id: Id): Promise<undefined> => perform(platform, () => looked(platform, id))

async function looked(platform: Platform, id: Id): Promise<Outcome<undefined>> {
  const { store, clock } = platform
  const now = clock.now()
  const head = await findAlertByKey(store, id)
  if (head?.lookAt === undefined || head.lookAt > now) return { acts: [], answer: undefined }
  const [silences, windows] = await Promise.all([
    listHolding(store, now),
    head.service === undefined ? [] : windowsOn(store, head.service, now),
  ])
  const found = lookAgain(head, whatKeepsItQuiet(head.labels, silences, windows, now), now)
  const { incident } = head
  const others =
    incident === undefined
      ? []
      : found.what === 'end'
        ? await resolveByMachine(store, incident, noteAbout('ended', head), now)
        : found.what === 'calm'
          ? await noteOnIncident(store, incident, noteAbout('calm', head), now)
          : []
  return { acts: [actOf(head, found, now, platform), ...others], answer: undefined }
}

const DID: Readonly<Record<Found['what'], string>> = {
  page: 'alert.heard-again',
  quiet: 'alert.kept-quiet',
  calm: 'alert.calmed',
  end: 'alert.stayed-over',
  wait: 'alert.looked-at',
}

function actOf(head: AlertHead, { what, after }: Found, now: Instant, { random }: Platform): Act {
  const effects: Effect[] =
    what === 'page' ? [{ kind: 'event', event: ALERT_FIRING, about: { alert: head.id, episode: head.episode } }] : []
  // Quiet for another reason than before counts for that one too.
  const isOther = what === 'quiet' && after.because !== undefined && after.because !== head.because
  const kind = after.treatment === 'silenced' ? 'silenced' : 'attached'
  return {
    before: head,
    head: headOf(after),
    ...(what === 'wait' ? { bumpsVersion: false } : {}),
    at: now,
    did: DID[what],
    by: byClock,
    what: {
      status: after.status,
      treatment: after.treatment,
      ...(after.because === undefined ? {} : { because: after.because }),
    },
    rows: [
      ...lookRows(head, after),
      ...(isOther ? addNoise(head.source, { [kind]: 1 }, now, random(1)[0] ?? 0) : []),
      ...(isOther && kind === 'silenced' ? [addSilenced(String(after.because), 1)] : []),
    ],
    effects,
  }
}
