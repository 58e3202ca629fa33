import { perform } from '../../../functions/audit-trail/index.ts'
import { getChange } from '../../../functions/change/change.store.ts'
import { raise } from '../../../functions/change/raise.ts'
import { takeStep } from '../../../functions/change/take-step.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { earliest, HOUR, type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import { findStanding } from '../../../functions/obligation/index.ts'
import { tickTask } from '../../../functions/obligation/tasks/tick.ts'
import type { Outcome } from '../../../functions/platform/act.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import type { Write } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { demo } from './demo.ts'
import type { DemoChange, DemoStep } from './demo-change.ts'
import { callerOf } from './in-the-portal.ts'
import { mute } from './mute.ts'

/** The change of the demo that is being lived through: which, and how many of its steps were taken. */
export interface Progress {
  readonly id: Id
  readonly steps: number
}

export interface Living {
  readonly change: DemoChange
  readonly at: (moment: DemoStep['on']) => Instant
  readonly until: Instant
  /** How far a start that was stopped in the middle had come. */
  readonly progress: Progress | undefined
  /** Written with each step, in its transaction. */
  readonly noting: (progress: Progress) => Write
}

/**
 * A change as it went until an instant: raised, decided on and reminded of at the instants of its story, by the same acts
 * as everybody's. Nobody is mailed and nothing is started: that is for whoever knows how it stands today.
 */
export async function liveThrough(platform: Platform, living: Living): Promise<Id> {
  const { change, at, until, noting } = living
  const { id, steps } = living.progress ?? { id: await raiseIt(platform, living), steps: 0 }
  for (const [nth, step] of change.steps.entries()) {
    if (nth < steps) continue
    await passUntil(platform, id, at(step.on))
    await take(platform, id, step, at(step.on), noting({ id, steps: nth + 1 }))
  }
  await passUntil(platform, id, until)
  return id
}

async function raiseIt(platform: Platform, { change, at, noting }: Living): Promise<Id> {
  const { by, raised, implementer, services, window, steps: _, ...content } = change
  const now = at(raised)
  const from = at(window.from)
  const body = {
    ...content,
    implementer: demo.people[implementer],
    services: services.map((service) => demo.services[service]),
    releaseWindow: { from, until: plusMillis(from, window.hours * HOUR) },
  }
  const caller = callerOf(demo.people[by])
  const call = { body, caller, now, params: undefined, query: undefined }
  const { id } = await quietly(
    platform,
    () => raise(platform, call),
    (answer) => [noting({ id: answer.id, steps: 0 })],
  )
  return id
}

async function take(
  platform: Platform,
  id: Id,
  { takes: wanted, door = 'portal' }: DemoStep,
  now: Instant,
  noted: Write,
): Promise<void> {
  const { standing, head } = await getChange(platform.store, id)
  const owed = standing.open.find(({ concerns }) => concerns === undefined)
  const person = wanted.step === 'cancel' ? head.requester : owed?.accountable
  if (person === undefined) throw new Error(`nobody owes a step of ${id}`)
  const wanting = { id, wanted, caller: callerOf(person, door), now }
  await quietly(
    platform,
    () => takeStep(platform, wanting),
    () => [noted],
  )
}

/** The clocks of a change run on: whatever fell due until an instant happened then. */
export async function passUntil(platform: Platform, id: Id, until: Instant): Promise<void> {
  for (;;) {
    const standing = await findStanding(platform.store, id)
    const now = earliest((standing?.open ?? []).map(({ nextTickAt }) => nextTickAt))
    if (now === undefined || now > until) return
    await tickTask(kinds).run({ ...mute(platform), clock: { now: () => now } }, { caseId: id })
  }
}

/** Acts of the past have had their effects. */
const quietly = <Answer>(
  platform: Platform,
  decide: () => Promise<Outcome<Answer>>,
  extra: (answer: Answer) => readonly Write[],
): Promise<Answer> =>
  perform(
    platform,
    async () => {
      const { acts, answer } = await decide()
      return { acts: acts.map(({ effects: _, ...act }) => act), answer }
    },
    extra,
  )
