// An engine alone over an embedded database. Starts so many executions and leaves them waiting; or, with none to start,
// takes up those that are there and says what they weigh and how late it wakes.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { silentLog } from '../../functions/platform/log.ts'
import { workflows } from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { StatesEngine } from '../../infra/local/states-engine/states-engine.ts'
import { tickByClock } from '../../infra/local/states-engine/tick-by-clock.ts'

const [, , dataDir = '', count = '0'] = process.argv
const PROBES = 10
const DAYS = 8 * 86_400

const woken = new Map<string, number>()
const database = await startEmbeddedDatabase(dataDir)
const engine = new StatesEngine({
  store: createDynamoStore({ client: database.client, table: TABLES.engine }),
  workflows,
  addressOf: (task) => task,
  async invoke(task, payload) {
    if (task === 'tick') woken.set(String((payload as { caseId: string }).caseId), Date.now())
    return task === 'tick' ? { next: 'over', waitSeconds: 1 } : {}
  },
  ...{ clock: machineClock, random: (bytes: number) => randomBytes(bytes), log: silentLog },
})
const start = (caseId: string, waitSeconds: number) =>
  engine.start({
    workflow: 'change-lifecycle',
    name: `${caseId}-1`,
    input: { contract: 1, caseId, generation: 1, next: 'assess', waitSeconds },
  })

const pending = Array.from({ length: Number(count) }, (_, nth) => `chg_${String(nth).padStart(26, '0')}`)
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) await start(id, DAYS)
  }),
)
await engine.settle()
const rss = () => process.memoryUsage().rss / 1024 / 1024
if (Number(count) > 0) {
  await engine.stop()
  await database.stop()
  process.stdout.write(`${JSON.stringify({ megabytes: rss() })}\n`)
  process.exit(0)
}

await engine.recover()
await engine.settle()
globalThis.gc?.()
const megabytes = rss()
const stop = tickByClock(engine, machineClock)
const due = new Map<string, number>()
for (let nth = 0; nth < PROBES; nth += 1) {
  const id = `chg_${String(nth).padStart(26, '9')}`
  await start(id, 2)
  due.set(id, Date.now() + 2000)
  await sleep(137)
}
await sleep(4000)
stop()
const late = [...due].map(([id, at]) => (woken.get(id) ?? Number.POSITIVE_INFINITY) - at)
await engine.stop()
await database.stop()
process.stdout.write(`${JSON.stringify({ megabytes, latest: Math.max(...late) })}\n`)
process.exit(0)
