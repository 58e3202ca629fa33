import { findHead, perform } from '../../../functions/audit-trail/index.ts'
import { getChange, raise, takeStep, type WantedStep } from '../../../functions/change/index.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import type { Caller } from '../../../functions/platform/handler.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'
import { DEMO_CHANGES, type DemoChange, type DemoStep, windowOf } from './demo-changes.ts'
import { seedDepartment } from './seed-department.ts'

/** Where the demo notes that its changes are there too. */
const MARKER = { pk: 'founded', sk: 'changes' } as const

/**
 * What a first start finds: the department and, in the demo, changes in every state, made by the same acts as
 * everybody's. Answers whether it did anything. A first start that was stopped in the middle goes on with the rest.
 */
export async function seed(platform: Platform, which: 'demo' | 'empty'): Promise<boolean> {
  const isNew = await seedDepartment(platform, which)
  if (which === 'empty' || (await findHead(platform.store, demo.department)) === undefined) return isNew
  const marker = await platform.store.find(MARKER)
  const done = Number(marker?.done ?? 0)
  for (const [nth, change] of DEMO_CHANGES.entries()) {
    if (nth < done) continue
    await seedChange(platform, change)
    await platform.store.write({ put: { ...MARKER, done: nth + 1 } })
  }
  return isNew
}

async function seedChange(platform: Platform, change: DemoChange): Promise<void> {
  const { by, implementer, services, windowIn: _, steps, ...content } = change
  const now = platform.clock.now()
  const body = {
    ...content,
    implementer: demo.people[implementer],
    services: services.map((service) => demo.services[service]),
    releaseWindow: windowOf(change, now),
  }
  const caller = callerOf(demo.people[by])
  const { id } = await perform(platform, () =>
    raise(platform, { body, caller, now, params: undefined, query: undefined }),
  )
  for (const step of steps) await take(platform, id, step)
}

async function take(platform: Platform, id: Id, step: DemoStep): Promise<void> {
  const { standing } = await getChange(platform.store, id)
  const owner = standing.open[0]?.accountable
  if (owner === undefined) throw new Error(`nobody owes a step of ${id}`)
  const now = platform.clock.now()
  await perform(platform, () => takeStep(platform, { id, wanted: wantedOf(step), caller: callerOf(owner), now }))
}

function wantedOf(step: DemoStep): WantedStep {
  if (step === 'assess') return { step: 'assess', verdict: 'sound' }
  if (step === 'authorise') return { step: 'authorise' }
  if ('reject' in step) return { step: 'reject', comment: step.reject }
  if ('test' in step) return { step: 'record-test', outcome: 'passed', comment: step.test }
  if ('release' in step) return { step: 'release', outcome: 'succeeded', comment: step.release }
  if ('failRelease' in step) return { step: 'release', outcome: 'failed', comment: step.failRelease }
  return { step: 'review', wasEffective: true, comment: step.review }
}

const callerOf = (person: Id): Caller => ({
  actor: { kind: 'person', id: person, from: { door: 'command' } },
  person,
  language: 'zh-CN',
})
