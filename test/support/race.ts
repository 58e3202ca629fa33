import type fc from 'fast-check'
import { type AuditEntry, partitionOf, perform } from '../../functions/audit-trail/index.ts'
import type { ChangeHead } from '../../functions/change/change.ts'
import { aggregateKeyOf, type Id } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import type { Obligation } from '../../functions/obligation/index.ts'
import { standingIn } from '../../functions/obligation/index.ts'
import type { Effect } from '../../functions/platform/effect.ts'
import type { Call, Route } from '../../functions/platform/handler.ts'
import type { OutboxRow } from '../../functions/platform/outbox.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { ConditionFailedError, type Item, type Write } from '../../functions/platform/store.ts'
import { kinds, tasks } from '../../functions/registry.ts'
import { checkUp } from '../../infra/local/doctor.ts'
import { callerOf, people, type Role } from './department.ts'
import { interleaved } from './interleaved-store.ts'
import { bytesThatRepeat, type MemoryOffice } from './memory-office.ts'
import type { MemoryStore } from './memory-store.ts'
import { WatchedStore } from './watched-store.ts'

/** What was answered: `ok`, or the code of the refusal. */
export type Said = 'ok' | (string & {})

/** Somebody, or something, that is at work at the same time as others. */
export type Actor = (world: RaceWorld) => Promise<Said>

export interface RaceWorld {
  readonly platform: Platform
  /** A route called in the name of somebody. */
  readonly does: (
    role: Role,
    operation: string,
    call: Partial<Pick<Call, 'params' | 'body' | 'ifMatch'>>,
  ) => Promise<Said>
  /** A task of a workflow or a schedule. */
  readonly runs: (task: string, input: JsonObject) => Promise<Said>
}

/** How it stands when everybody is done. */
export interface Finish {
  readonly said: Readonly<Record<string, Said>>
  /** The change before the race, and after it. */
  readonly began: ChangeHead
  readonly head: ChangeHead
  readonly obligations: readonly Obligation[]
  /** The story of the change since the race began. */
  readonly story: readonly AuditEntry[]
  /** What was put into the outbox about the change. */
  readonly effects: readonly Effect[]
  /** Everything that was committed, in order. */
  readonly commits: WatchedStore['commits']
  readonly violations: readonly unknown[]
}

/** A change at rest, from which any number of races can begin. */
export interface Start {
  readonly store: MemoryStore
  readonly now: Instant
  readonly id: Id
  readonly routes: ReadonlyMap<string, Route>
}

export const startFrom = ({ store, now, machine }: MemoryOffice, id: Id): Start => ({
  ...{ store, now, id },
  routes: new Map(machine.routes.map((route) => [route.contract.operation, route])),
})

/** Lets all of them begin at once, and the scheduler decide whose turn it is at the table. */
export async function race(
  start: Start,
  actors: Readonly<Record<string, Actor>>,
  scheduler: fc.Scheduler,
  afterwards: Actor = async () => 'ok',
): Promise<Finish> {
  const table = start.store.clone()
  const watched = new WatchedStore(table)
  const world = worldOf(start, { ...still(start), store: interleaved(watched, scheduler) })
  const running = Object.entries(actors).map(async ([name, act]) => [name, await act(world)] as const)
  const said = Object.fromEntries(await scheduler.waitFor(Promise.all(running)))
  await afterwards(worldOf(start, { ...still(start), store: watched }))
  const effects = watched.commits.flatMap((writes) => writes.flatMap(effectIn)).filter(isAbout(start.id))
  return { said, effects, commits: watched.commits, ...(await finishOf(start, table, watched.commits)) }
}

function effectIn(write: Write): Effect[] {
  if (!('put' in write) || !/^(?:outbox|bundles)#/.test(write.put.pk)) return []
  const { effect, also } = write.put as OutboxRow
  return also === undefined ? [effect] : [effect, also]
}

const isAbout = (id: Id) => (effect: Effect) => JSON.stringify(effect).includes(aggregateKeyOf(id))

const still = ({ now }: Start): Omit<Platform, 'store'> => ({
  clock: { now: () => now },
  random: bytesThatRepeat(7),
  secrets: { sign: () => Buffer.alloc(32) },
  log: { info() {}, warn() {}, error() {}, count() {} },
  publicUrl: 'http://localhost:8080',
  mailDomain: 'onduty.example',
  kick() {},
})

function worldOf({ routes, now }: Start, platform: Platform): RaceWorld {
  return {
    platform,
    does: (role, operation, given) =>
      said(async () => {
        const { contract, decide } = routes.get(operation) ?? {}
        if (contract === undefined || decide === undefined) throw new Error(`no route is called ${operation}`)
        const body = contract.body?.parse(given.body ?? {})
        const call = { query: undefined, ...given, body, caller: callerOf(role), now } as unknown as Call
        await perform(platform, () => decide(platform, call))
      }),
    runs: (name, input) =>
      said(async () => {
        const task = tasks.find((each) => each.name === name)
        if (task === undefined) throw new Error(`no task is called ${name}`)
        await task.run(platform, input)
      }),
  }
}

async function said(work: () => Promise<void>): Promise<Said> {
  try {
    await work()
    return 'ok'
  } catch (error) {
    if (error instanceof RefusalError) return error.reason.code
    if (error instanceof ConditionFailedError) return 'lost-race'
    throw error
  }
}

async function finishOf({ id, now, store: before }: Start, table: MemoryStore, commits: WatchedStore['commits']) {
  const pk = partitionOf(id)
  const { items } = await table.query({ pk })
  const standing = standingIn(items)
  if (standing === undefined) throw new Error('the change is gone')
  const storyOf = (rows: readonly Item[]) =>
    rows.filter(({ sk }) => sk.startsWith('aud#')).map(({ entry }) => entry as unknown as AuditEntry)
  const stood = (await before.query({ pk })).items
  const known = storyOf(stood).length
  const { violations } = await checkUp(patients(table, pk, commits), kinds, now)
  return {
    began: standingIn(stood)?.head as ChangeHead,
    head: standing.head as ChangeHead,
    obligations: standing.all,
    story: storyOf(items).slice(known),
    violations,
  }
}

/** What the doctor has to see: the change, whoever was changed, and that the others are there. */
async function* patients(table: MemoryStore, pk: string, commits: WatchedStore['commits']) {
  const changed = new Set(commits.flatMap((writes) => writes.map((write) => ('put' in write ? write.put.pk : ''))))
  yield* (await table.query({ pk })).items
  for (const id of Object.values(people)) {
    const place = partitionOf(id)
    if (changed.has(place)) yield* (await table.query({ pk: place })).items
    else yield { pk: place, sk: 'head', id, active: true }
  }
}
