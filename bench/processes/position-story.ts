// A story over the embedded database, with more and more in it. Says one line: what a page of it took at each size.
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createApi } from '../../functions/api.ts'
import { storyKeys } from '../../functions/audit-trail/audit-trail.store.ts'
import { auditKey, headKey } from '../../functions/audit-trail/index.ts'
import { headOf } from '../../functions/duty/occurrence.store.ts'
import type { Occurrence } from '../../functions/duty/occurrence.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { DAY, type Instant, instantOf, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { asJson } from '../../functions/kernel/json.ts'
import type { Item } from '../../functions/platform/store.ts'
import { pages, people as peopleForSignIn } from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { bearerOf } from '../../test/support/credentials.ts'
import { foundDepartmentIn, people, positions } from '../../test/support/department.ts'
import { machineOn, rentPremises } from '../../test/support/premises.ts'

const SIZES = process.argv.slice(2).map(Number)
const POST = positions.opsEngineer
const NOW = instantOf(Date.parse('2026-01-05T09:00:00+08:00'))
const SAMPLES = 20
/** The department is founded now; what is told of lies in the year before, and is spread over it. */
const YEAR = 360 * DAY

const database = await startEmbeddedDatabase()
const premises = await rentPremises(database.client, NOW)
const machine = await machineOn(premises)
const { client, table } = premises
let units = 0
const store = createDynamoStore({ client, table, onConsumed: (each) => count(each.units) })
function count(consumed: number): void {
  units += consumed
}
await foundDepartmentIn(machine.platform)

const both = (text: string) => ({ 'zh-CN': text, en: text })
const idFor = (prefix: string, nth: number, at: Instant): Id => idOf(prefix, at, String(nth).padStart(16, '0'))

/** Something like what an authorisation and a duty leave behind; of other things nothing is read. */
function rowsOf(nth: number, of: number): Item[] {
  const at = plusMillis(NOW, -YEAR + Math.floor((YEAR * nth) / of))
  // The end of an id alone tells partitions apart; the department has the low numbers.
  const mark = of * 1_000_000 + 2 * nth
  const [change, occurrence] = [idFor('chg', mark, at), idFor('occ', mark + 1, at)]
  const entry = {
    ...{
      seq: 3,
      at,
      did: 'change.authorised',
      by: { kind: 'person' as const, id: people.opsOne },
      door: 'portal' as const,
    },
    grant: { authority: 'change.authorise', position: POST, via: 'holder' as const },
    what: { round: 1, contentHash: 'f'.repeat(64), stage: 'test' },
    ...{ previous: '0'.repeat(64), hash: 'e'.repeat(64) },
  }
  const came: Occurrence = {
    ...{
      id: occurrence,
      duty: idFor('dut', nth % 20, NOW),
      book: 1,
      dutyHash: 'd'.repeat(64),
      title: both('核查备份结果'),
    },
    ...{ position: POST, on: at.slice(0, 10), at: '09:00', opensAt: at, openedAt: at, stage: 'over', policy: 'duty@1' },
    ...{
      frozen: { person: people.opsOne, via: 'holder' },
      accountable: people.opsOne,
      dueAt: plusMillis(at, 120 * MINUTE),
    },
    ...{ status: 'done', ended: { at, by: people.opsOne, as: 'holder' } },
  }
  const title = { number: `CHG-${nth}`, title: '更换邮件网关证书', version: 4 }
  return [
    { ...headKey(change), ...title, id: change },
    { ...auditKey(change, 3), ...storyKeys(change, entry, undefined), entry: asJson(entry) },
    { ...headOf(came), ...headKey(occurrence), version: 2 } as Item,
  ]
}

async function fill(of: number): Promise<void> {
  for (let from = 0; from < of; from += 25) {
    const some = Array.from({ length: Math.min(25, of - from) }, (_, nth) => rowsOf(from + nth, of)).flat()
    await store.commit(some.map((put) => ({ put })))
  }
}

const { platform, routes } = machine
const FOREVER = { perSecond: 1e9, burst: 1e9 }
const limits = { ratePerCaller: FOREVER, ratePerAddress: FOREVER }
const api = createApi({
  ...{ platform: { ...platform, store }, routes, pages, people: peopleForSignIn, wallClock: machineClock },
  ...{ checksAnswers: false, ...limits },
})
const headers = await bearerOf(platform, 'opsOne')

/** The middle of some readings: what one of them cost, the door included. */
async function measure(path: string) {
  const read: { units: number; millis: number }[] = []
  for (let nth = 0; nth < SAMPLES; nth += 1) {
    units = 0
    const begun = performance.now()
    const answer = await api.request(path, { headers })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(text)
    read.push({ units, millis: performance.now() - begun })
  }
  return read.toSorted((one, other) => one.millis - other.millis)[SAMPLES / 2]
}

const measured = []
let stored = 0
for (const more of SIZES) {
  await fill(more)
  stored += more
  const story = `/api/positions/${POST}/story?limit=25`
  const middle = plusMillis(NOW, -YEAR / 2).slice(0, 10)
  measured.push({
    stored,
    first: await measure(story),
    middle: await measure(`${story}&until=${middle}`),
    figures: await measure(`/api/positions/${POST}/duty-figures`),
  })
}
await machine.stop()
await database.stop()
process.stdout.write(`${JSON.stringify(measured)}\n`)
process.exit(0)
