import { commitEffects, perform } from '../../../functions/audit-trail/index.ts'
import { defaultCalendar, localDateOf, plusDays } from '../../../functions/calendar/index.ts'
import { improvementRoutes } from '../../../functions/improvement/every.routes.ts'
import { findReviewOf } from '../../../functions/improvement/review.store.ts'
import { everyIncidentRoute } from '../../../functions/incident/every.routes.ts'
import { getIncident, listIncidentsByNewest } from '../../../functions/incident/incident.store.ts'
import { type Id, prefixOf } from '../../../functions/kernel/ids.ts'
import { type Instant, MINUTE, plusMillis, SECOND } from '../../../functions/kernel/instant.ts'
import { findStanding } from '../../../functions/obligation/index.ts'
import { putDelivery } from '../../../functions/paging/page.store.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { kinds, onEvent } from '../../../functions/registry.ts'
import { demo } from './demo.ts'
import { DEMO_INCIDENTS, type DemoIncident } from './demo-incidents.ts'
import { type Deed, decided } from './in-the-portal.ts'
import { passUntil } from './live-through.ts'
import { instantOfMoment } from './moment.ts'
import { mute } from './mute.ts'
import { stillToTell } from './still-to-tell.ts'

const ROUTES = [...everyIncidentRoute(kinds), ...improvementRoutes(kinds)]
/** A page is on the phone by then. */
const DELIVERED_AFTER = 5 * SECOND
const REVIEWED_AFTER = 90 * MINUTE

/**
 * Incidents that are over, with their stories, through the doors everybody uses: reported, answered, worked on, resolved;
 * one is being reviewed, and something follows from it. A start that was stopped here leaves it as far as it has come.
 */
export async function seedIncidents(platform: Platform, began: Instant): Promise<void> {
  if ((await listIncidentsByNewest(platform.store, { limit: 1 })).items.length > 0) return
  const past = pastOf(platform)
  for (const incident of DEMO_INCIDENTS) await happened(past, incident, began)
}

/** Then: by a clock that is set to it, and nobody is told of it today. */
interface Past {
  readonly today: Platform
  at(then: Instant): Platform
}

/** One platform for all of it: numbers are taken in its order. */
function pastOf(today: Platform): Past {
  let now = today.clock.now()
  const platform: Platform = { ...mute(today), clock: { now: () => now } }
  return {
    today,
    at(then) {
      now = then
      return platform
    },
  }
}

async function happened(past: Past, incident: DemoIncident, began: Instant): Promise<void> {
  const raisedAt = instantOfMoment(incident.raised, began, defaultCalendar)
  const body = { ...incident.wish, service: demo.services[incident.service] }
  const { id } = await did(past, { at: raisedAt, by: incident.by, operation: 'raise-incident', body })
  await pageArrives(past.today, id, plusMillis(raisedAt, DELIVERED_AFTER))
  let at = raisedAt
  for (const { after, by, does, body: said = {} } of incident.deeds) {
    at = plusMillis(raisedAt, after * MINUTE)
    await passUntil(past.today, id, at)
    await did(past, { at, by, operation: `${does}-incident`, params: { id }, body: said })
  }
  const review = await findReviewOf(past.today.store, id, at)
  if (incident.review === undefined || review === undefined) return
  const { by, words, action } = incident.review
  const later = plusMillis(at, REVIEWED_AFTER)
  const params = { id: review.id }
  await did(past, { at: later, by, operation: 'save-post-incident-review', params, body: words })
  const due = plusDays(localDateOf(later, defaultCalendar.timeZone), action.inDays)
  const wish = { ...action.wish, review: review.id, owner: demo.people[action.owner], due, checkAfterDays: 30 }
  const { id: follows } = await did(past, { at: later, by, operation: 'raise-improvement-action', body: wish })
  for (const each of [review.id, follows]) await goesOn(past.today, each, began)
}

/** It was delivered by mail, as pages are. */
async function pageArrives({ store }: Platform, id: Id, at: Instant): Promise<void> {
  const page = (await getIncident(store, id)).head.ladder?.page
  if (page !== undefined) await store.write(putDelivery(id, page, 'mail', 'delivered', at))
}

/** What is not over today: its clock has run on until now, its execution begins, and whoever owes it is told. */
async function goesOn(platform: Platform, id: Id, began: Instant): Promise<void> {
  await passUntil(platform, id, began)
  const [standing, workflow] = [await findStanding(platform.store, id), kinds.get(prefixOf(id))?.workflow]
  if (standing === undefined || workflow === undefined) throw new TypeError(`${id} is no case`)
  const begins = { kind: 'start', workflow, caseId: id, generation: 1 } as const
  await commitEffects({ ...platform, kick() {} }, [begins, ...stillToTell(standing, [])])
}

/** As somebody did in the portal then, with what followed from it in other rooms. Nobody is told of it today. */
async function did(past: Past, { at, ...deed }: Deed & { readonly at: Instant }): Promise<{ readonly id: Id }> {
  const then = past.at(at)
  const { answer, effects } = await perform(then, async () => {
    const { acts, answer } = await decided(then, ROUTES, deed)
    return { acts, answer: { answer, effects: acts.flatMap((act) => act.effects ?? []) } }
  })
  for (const effect of effects) if (effect.kind === 'event') await onEvent(then, effect.event, effect.about)
  return answer
}
