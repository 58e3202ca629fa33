import { perform } from '../audit-trail/commit-act.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { loadSchedules, ON_CALL_ROLES, scheduleFor, whoIsOnCall } from '../on-call/index.ts'
import type { Outcome } from '../platform/act.ts'
import { PAGES } from '../platform/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import type { Task } from '../platform/task.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { affectedIn, listWhoHearOf } from './affected.store.ts'
import { getIncident, type WholeIncident } from './incident.store.ts'
import { UPDATE_AUDIENCES, type UpdateAudience, whoIsTold } from './rules/who-is-told.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { actOf } from './steps/step.ts'
import { UPDATE_MAIL } from './update-mail-name.ts'

/** What people are told by themselves, and what somebody wrote for them. */
export type Telling = 'opened' | 'resolved' | 'update'

/** Under this name at most one mail a minute goes to a person: what comes within the minute goes together at its end. */
export const UPDATES_TOGETHER = `${PAGES}incident-updates`

/** One act writes two rows a person: far from what a transaction may have. */
const AT_ONCE = 25

/** IT is paged when it begins, and its robots say so; everybody hears that it is over. */
const BY_ITSELF: Readonly<Record<Telling, readonly UpdateAudience[]>> = {
  opened: ['affected', 'management'],
  update: UPDATE_AUDIENCES,
  resolved: UPDATE_AUDIENCES,
}

interface About {
  readonly incident: Id
  readonly audiences?: readonly UpdateAudience[]
  readonly seq?: number
}

/**
 * Those an incident concerns hear of it by mail, each once. When one of severity 1 or 2 begins, becomes one or comes back,
 * and when it is over, that happens by itself; what somebody writes in between goes to whom they chose. Safe to run again.
 */
export const tellByMailTask = (telling: Telling): Task => ({
  name: `tell-by-mail-${telling}`,
  async run(platform, input) {
    const about = input as JsonObject & About
    let told = 0
    for (;;) {
      const chunk = await perform(platform, () => toldNext(platform, telling, about))
      told += chunk
      if (chunk < AT_ONCE) return { told }
    }
  },
})

async function toldNext(platform: Platform, telling: Telling, about: About): Promise<Outcome<number>> {
  const { store, clock } = platform
  const [whole, directory] = await Promise.all([getIncident(store, about.incident), loadDirectory(store)])
  const { head, standing, story, rows } = whole
  const now = clock.now()
  const nothing = { acts: [], answer: 0 }
  const knowsOfIt = head.toldOfReturn === head.reopened
  if (telling === 'opened' && (knowsOfIt || head.severity === 3)) return nothing
  // Whoever was told that it began hears that it is over, however small it has become.
  if (telling === 'resolved' && !knowsOfIt && head.severity === 3) return nothing
  const fence = telling === 'update' ? `update ${about.seq}` : `${telling} ${head.reopened}`
  // Told twice of the same, or after a crash half way: whoever has been written to is passed over.
  const before = story.findLast(({ did, what }) => did === 'incident.told' && what.fence === fence)
  if (before?.what.isLast === true) return nothing
  const after = typeof before?.what.upTo === 'string' ? before.what.upTo : ''
  // Whoever was paged knows already, and is not written to twice within a minute.
  const paged = telling === 'opened' ? (head.ladder?.told ?? []) : []
  const grave = telling === 'resolved' && knowsOfIt && head.severity === 3 ? { ...head, severity: 2 as const } : head
  const people = whoIsTold(grave, about.audiences ?? BY_ITSELF[telling], {
    ...{ directory, now, onCall: await onCallFor(store, whole, directory, now), affected: affectedIn(rows) },
    subscribers: head.service === undefined ? [] : await listWhoHearOf(store, head.service),
  }).filter((person) => person > after && !paged.includes(person))
  const chunk = people.slice(0, AT_ONCE)
  if (chunk.length === 0) return nothing
  const policy = await severityPolicyAt(store, head.policy)
  const isLast = chunk.length === people.length
  const mail = { incident: head.id, telling, ...(about.seq === undefined ? {} : { seq: about.seq }) }
  const act = actOf(
    { head, standing, directory, policy, now },
    {
      incident: telling === 'opened' && isLast ? { ...head, toldOfReturn: head.reopened } : head,
      did: 'incident.told',
      by: { actor: byClock, person: 'onduty' },
      bumpsVersion: false,
      what: { fence, people: chunk.length, upTo: chunk.at(-1) ?? '', isLast },
      effects: chunk.map((to) => ({ kind: 'mail', letter: UPDATE_MAIL, to, about: mail, bundle: UPDATES_TOGETHER })),
    },
  )
  const effects = (act.effects ?? []).filter(({ kind }) => kind !== 'wake')
  return { acts: [{ ...act, effects }], answer: chunk.length }
}

async function onCallFor(
  store: Platform['store'],
  { head: { service, group } }: WholeIncident,
  directory: Awaited<ReturnType<typeof loadDirectory>>,
  now: string,
): Promise<Id[]> {
  const schedules = await loadSchedules(store)
  const schedule = scheduleFor(schedules, directory, {
    ...(service === undefined ? {} : { service }),
    ...(group === undefined ? {} : { group }),
  })?.id
  if (schedule === undefined) return []
  return ON_CALL_ROLES.flatMap((role) => whoIsOnCall(schedules, directory, { schedule, role }, now)?.person ?? [])
}
