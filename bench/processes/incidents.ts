// Incidents whose ladders move at one instant, over the embedded database, with relay and engine at work by a running clock.
// Says one line: how late each step was, and what it took.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumption } from '../../functions/adapters/dynamo-store.ts'
import { instantOf, MINUTE, plusMillis, SECOND } from '../../functions/kernel/instant.ts'
import { startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { productStore } from '../../infra/local/product-store.ts'
import { tickByClock } from '../../infra/local/states-engine/tick-by-clock.ts'
import { bearerOf } from '../../test/support/credentials.ts'
import { foundDepartmentIn, groups, people, positions, services } from '../../test/support/department.ts'
import { leavePremises, machineOn, rentPremises } from '../../test/support/premises.ts'
import { copyChanges } from '../copies.ts'
import type { Measured, Wave } from '../incidents.ts'
import { inParallel, quantilesOf } from '../load.ts'
import { pausedClock } from '../paused-clock.ts'
import { timedSteps } from '../timed-steps.ts'

const INCIDENTS = Number(process.argv[2] ?? 1000)
const PAST = Number(process.argv[3] ?? 0)
/** `instant`: all are raised in the same millisecond. `stream`: as fast as the door takes them, by the running clock. */
const HOW = process.argv[4] ?? 'instant'
const MONDAY = instantOf(Date.parse('2026-01-05T09:00:00+08:00'))
/** After a minute it is looked whether the page was delivered, after five the next is paged; that page is looked after too. */
const STEPS = 3
const SAMPLES = 8

const folder = mkdtempSync(join(tmpdir(), 'onduty-incidents-'))
const clock = pausedClock(MONDAY)
const steps = timedSteps(clock)

const units = { read: 0, write: 0 }
function count({ kind, units: consumed }: Consumption): void {
  units[kind] += consumed
}

async function open() {
  const database = await startEmbeddedDatabase(folder)
  const { client } = database
  const premises = { ...(await rentPremises(client, MONDAY)), table: TABLES.product, clock }
  const table = productStore({ client, table: TABLES.product, onConsumed: count })
  const store = steps.watch(table)
  const machine = await machineOn(premises, () => store)
  await foundDepartmentIn(machine.platform)
  const token = await bearerOf(machine.platform, 'opsTwo')
  const head = await bearerOf(machine.platform, 'head')
  const ask = async (path: string, body: unknown, by = token): Promise<{ id: string }> => {
    const headers = { ...by, 'Content-Type': 'application/json' }
    const answer = await machine.api.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: string }
  }
  const raise = (nth: number) =>
    ask('/api/incidents', {
      ...{ title: `邮件收发中断 ${nth}`, description: '队列一直在涨。', service: services.mail },
      ...{ impact: 'broad', urgency: 'high' },
    })
  const settle = () => machine.conductor.settle(clock.now())
  const stop = async () => {
    await machine.stop()
    await leavePremises(premises)
    await database.stop()
  }
  return { machine, ask, head, raise, settle, stop }
}

/** Incidents that are over, with their stories. */
async function live(): Promise<string[]> {
  const { ask, head, raise, settle, stop } = await open()
  const layer = (name: string, person: string) => ({
    ...{ name, people: [person], every: { count: 1, unit: 'week' }, handOverAt: '09:00', from: '2025-12-29', only: [] },
  })
  const rota = {
    ...{ timeZone: 'Asia/Shanghai', coverage: { kind: 'always' }, handOver: 'when-open' },
    primary: [layer('primary', people.opsOne)],
    secondary: [layer('secondary', people.opsThree)],
  }
  const covers = { kind: 'group', group: groups.operations }
  await ask('/api/on-call/schedules', { name: '值班', covers, owner: positions.opsLeader, rota }, head)
  const ids: string[] = []
  for (let nth = 0; nth < (PAST === 0 ? 0 : SAMPLES); nth += 1) {
    const { id } = await raise(nth)
    await ask(`/api/incidents/${id}/acknowledge`, {})
    await ask(`/api/incidents/${id}/resolve`, { comment: '换了证书。' })
    await settle()
    ids.push(id)
  }
  await stop()
  return ids
}

const past = await live()
// The department has low numbers.
if (past.length > 0) copyChanges(folder, past, PAST, '99999')

const { machine, raise, settle, stop } = await open()
const cpu = () => process.cpuUsage().user + process.cpuUsage().system
if (HOW === 'stream') clock.run()
const begun = performance.now()
await inParallel(INCIDENTS, raise)
const raised = (performance.now() - begun) / 1000
await settle()
clock.pause()

const waves: Wave[] = []
for (let step = 0; step < STEPS; step += 1) {
  steps.begin()
  const { from, until, count } = steps.wave
  clock.jumpTo(plusMillis(from, -SECOND))
  clock.run()
  const [used, read, write] = [cpu(), units.read, units.write]
  const stopTicking = tickByClock(machine.engine, clock)
  const stopSchedules = machine.conductor.keepSchedules(() => undefined)
  while (steps.count < count && clock.now() < plusMillis(until, MINUTE)) await sleep(20)
  stopTicking()
  stopSchedules()
  clock.pause()
  await settle()
  const each = {
    cpu: (cpu() - used) / 1000 / count,
    read: (units.read - read) / count,
    write: (units.write - write) / count,
  }
  waves.push({ ...lateness(steps.late), ...each })
}
await stop()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify({ raised, waves } satisfies Measured)}\n`)
process.exit(0)

function lateness(all: readonly number[]) {
  const at = quantilesOf(all)
  return { count: all.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}
