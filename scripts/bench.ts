// `npm run bench`: what the product costs and bears on this machine, as a table. `--quick` asks for less of everything.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureAccessReview } from '../bench/access-review.ts'
import { measureAlerts } from '../bench/alerts.ts'
import { measureDuties } from '../bench/duties.ts'
import { measureGrowth } from '../bench/growth.ts'
import { factsOf, measureHandlers } from '../bench/handler.ts'
import { measureIncidents } from '../bench/incidents.ts'
import { Office } from '../bench/office.ts'
import { measureOnCall } from '../bench/on-call.ts'
import { measurePortal, weighPortal } from '../bench/portal.ts'
import { measurePositionStory } from '../bench/position-story.ts'
import { measurePublishing } from '../bench/publish-book.ts'
import { measureRoleBook } from '../bench/role-book.ts'
import { startServer } from '../bench/server.ts'
import { Table } from '../bench/table.ts'
import { measureTimers } from '../bench/timers.ts'
import { measureWaiting } from '../bench/waiting.ts'
import { measureWholeChange } from '../bench/whole-change.ts'
import { measureColdStart } from '../test/lambda/measure-cold-start.ts'
import { buildStale } from './build.ts'

const root = join(import.meta.dirname, '..')
const isQuick = process.argv.includes('--quick')
const SIZES = isQuick
  ? {
      few: 500,
      many: 5000,
      requests: 300,
      waiting: 2000,
      timers: 300,
      duties: 500,
      alerts: 2000,
      incidents: { incidents: 200, past: [1000] },
      entitlements: 300,
      told: [100, 1000],
      starts: 5,
    }
  : {
      few: 1000,
      many: 100_000,
      requests: 2000,
      waiting: 10_000,
      timers: 2000,
      duties: 5000,
      alerts: 10_000,
      incidents: { incidents: 1000, past: [1000, 4000, 16_000] },
      entitlements: 3000,
      told: [100, 1000, 10_000],
      starts: 15,
    }
/** A Monday morning: reminders come within the same day. */
const MONDAY = '2026-01-05T09:00:00+08:00'

const folder = mkdtempSync(join(tmpdir(), 'onduty-bench-'))
const table = new Table()
const load = loadavg()[0] ?? 0
try {
  await buildStale()
  const grown = join(folder, 'grown')
  await startServer({ dataDir: grown }).then((seeding) => seeding.stop())
  const server = await measureGrowth(grown, table, SIZES)
  const office = await Office.open(server.call)
  const facts = await factsOf(office, await office.newestChanges())
  await server.stop()
  await measureHandlers(grown, facts, table, SIZES.requests)

  const virtual = await startServer({ dataDir: join(folder, 'virtual'), virtualFrom: MONDAY })
  await measureWholeChange(virtual, table)
  await measureTimers(virtual, table, SIZES.timers)
  await virtual.stop()
  await measureWaiting(join(folder, 'waiting'), table, SIZES.waiting)

  const { bytes, api, empty } = await measureColdStart(root, SIZES.starts)
  table.note('API bundle', '≤ 1.5 MB minified', `${(bytes / 1000).toFixed(0)} KB`)
  const times = `${(api / empty).toFixed(2)} × (${api.toFixed(0)} ms, empty ${empty.toFixed(0)} ms)`
  table.note('… import and first call', '≤ 1.5 × an empty Hono handler', times)

  await measureRoleBook(table)
  await measureOnCall(table)
  await measureAlerts(table, SIZES.alerts)
  await measureIncidents(table, SIZES.incidents)
  await measurePublishing(table)
  await measureDuties(table, SIZES.duties)
  await measureAccessReview(table, SIZES.entitlements)
  await measurePositionStory(table, SIZES.told)
  weighPortal(table)
  const demo = await startServer({ dataDir: join(folder, 'demo') })
  await measurePortal(demo, table)
  await demo.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`\nLoad of the machine before: ${load.toFixed(1)}\n\n${table.toMarkdown()}`)
process.exit(0)
