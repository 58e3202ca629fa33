import { commitEffects, findHead } from '../../../functions/audit-trail/index.ts'
import { defaultCalendar } from '../../../functions/calendar/index.ts'
import { changeKind } from '../../../functions/change/change.case.ts'
import { getChange } from '../../../functions/change/change.store.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'
import { OVER } from '../../../functions/obligation/index.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import type { Item, Key, Write } from '../../../functions/platform/store.ts'
import { demo } from './demo.ts'
import type { DemoChange } from './demo-change.ts'
import { ENDED_CHANGES } from './ended-changes.ts'
import { liveThrough, type Progress } from './live-through.ts'
import { instantOfMoment } from './moment.ts'
import { OPEN_CHANGES } from './open-changes.ts'
import { seedAlerts } from './seed-alerts.ts'
import { seedContactCards } from './seed-contact-cards.ts'
import { seedDepartment } from './seed-department.ts'
import { seedEntitlements } from './seed-entitlements.ts'
import { seedIncidents } from './seed-incidents.ts'
import { seedOnCall } from './seed-on-call.ts'
import { seedPlans } from './seed-plans.ts'
import { seedRoleBook } from './seed-role-book.ts'
import { seedVendors } from './seed-vendors.ts'
import { stillToTell } from './still-to-tell.ts'

/** How far the changes of the demo have come, and when the first start began, from which their days are counted. */
const MARKER: Key = { pk: 'founded', sk: 'changes' }
type Marker = Item & { readonly began?: Instant; readonly done: number; readonly progress?: Progress & Item[string] }

/**
 * What a first start finds: the department and, in the demo, two weeks of its changes, made by the same acts as
 * everybody's. Answers whether it did anything. A first start that was stopped in the middle goes on with the rest.
 */
export async function seed(platform: Platform, which: 'demo' | 'empty'): Promise<boolean> {
  const isNew = await seedDepartment(platform, which)
  if (which === 'empty' || (await findHead(platform.store, demo.department)) === undefined) return isNew
  const marker = await platform.store.find<Marker>(MARKER)
  // An earlier version of the demo is left as it is.
  if (marker !== undefined && marker.began === undefined) return isNew
  const began = marker?.began ?? platform.clock.now()
  if ((marker?.done ?? 0) === 0) {
    await seedRoleBook(platform, began)
    await seedEntitlements(platform, began)
    await seedOnCall(platform)
    await seedContactCards(platform)
    await seedAlerts(platform)
    await seedVendors(platform)
    await seedPlans(platform, began)
    await seedIncidents(platform, began)
  }
  const changes = inOrder(began)
  let progress = marker?.progress
  for (let done = marker?.done ?? 0; done < changes.length; done += 1) {
    const seeding = { change: changes[done] as DemoChange, began, done, progress }
    await seedChange(platform, seeding)
    progress = undefined
  }
  return isNew
}

interface Seeding {
  readonly change: DemoChange
  readonly began: Instant
  /** How many changes were done before. */
  readonly done: number
  readonly progress: Progress | undefined
}

/** One change, until today; then its execution is to begin, and people to be told what still waits for them. */
async function seedChange(platform: Platform, { change, began, done, progress }: Seeding): Promise<void> {
  const noted = (fields: Partial<Marker>): Write => ({ put: { ...MARKER, began, done, ...fields } })
  const id = await liveThrough(platform, {
    change,
    progress,
    at: (moment) => instantOfMoment(moment, began, defaultCalendar),
    until: platform.clock.now(),
    noting: (come) => noted({ progress: { ...come } }),
  })
  const { head, standing, story } = await getChange(platform.store, id)
  const begins = { kind: 'start', workflow: changeKind.workflow, caseId: id, generation: 1 } as const
  const effects = changeKind.stageOf(head) === OVER ? [] : [begins, ...stillToTell(standing, story)]
  await commitEffects({ ...platform, kick() {} }, effects, [noted({ done: done + 1 })])
}

/** In the order in which they were raised: so are their numbers. */
function inOrder(now: Instant): DemoChange[] {
  const raisedAt = ({ raised }: DemoChange): Instant => instantOfMoment(raised, now, defaultCalendar)
  return [...ENDED_CHANGES, ...OPEN_CHANGES].toSorted((a, b) => raisedAt(a).localeCompare(raisedAt(b)))
}
