import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStale } from '../../scripts/build.ts'
import { aftermathOf } from '../support/aftermath.ts'
import { leftBehindIn } from '../support/left-behind.ts'
import { freePort, Product } from '../support/product.ts'
import { type Survived, surviveKills } from '../support/survive-kills.ts'

/** `npm run test:crash` kills it fifty times. */
const KILLS = Number(process.env.KILLS ?? 5)
const SECONDS = 60 + 12 * KILLS

let folder: string
let survived: Survived | undefined
let product: Product | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-crash-'))
  await buildStale()
}, 60_000)
afterAll(async () => {
  for (const each of [survived?.product, product]) {
    if (each?.hasEnded === false) await each.kill(['server', 'database'])
  }
  await rm(folder, { recursive: true, force: true })
})

describe(`given people at work, and a process tree killed with -9 at ${KILLS} random moments`, () => {
  it(
    'when it is started again each time, then nothing acknowledged is lost, nothing is done twice, every clock runs on',
    async () => {
      const dataDir = join(folder, 'data')
      const ordeal = { dataDir, port: await freePort(), kills: KILLS, chance: Math.random }
      const begun = performance.now()
      survived = await surviveKills(ordeal)
      const aftermath = await aftermathOf(survived)
      await survived.product.stop()
      const leftBehind = await leftBehindIn(dataDir)
      const { acknowledged, askedAgain, changes, mails, doubledMails, audit } = aftermath
      console.info(
        `${KILLS} kills: ${acknowledged} acts acknowledged on ${changes} changes (${askedAgain} only when asked again), ` +
          `${mails} mails, ${doubledMails} of them doubled, ${audit.checked} chains whole, ` +
          `${Math.round((performance.now() - begun) / 1000)} s`,
      )
      expect({ ...aftermath, leftBehind, databases: survived.product.databases() }).toMatchObject({
        refused: [],
        answeredOtherwise: [],
        notOnce: [],
        neverTold: [],
        neverReminded: [],
        violations: [],
        audit: { broken: null },
        leftBehind: [],
        databases: [],
      })
      expect(acknowledged).toBeGreaterThan(KILLS)
      expect(doubledMails).toBeLessThanOrEqual(KILLS)
    },
    SECONDS * 1000,
  )
})

describe('given half of a process tree', () => {
  const doctor = async () =>
    ((await (await fetch(`${product?.url}/local/doctor`)).json()) as { checked: number }).checked

  it('when the server is killed alone, then the next one ends the database that was left and goes on with its data', async () => {
    const place = { dataDir: join(folder, 'half'), port: await freePort() }
    product = new Product(place)
    await product.ready()
    const [left] = product.databases()
    const rows = await doctor()
    await product.kill(['server'])
    expect(product.databases()).toEqual([left])

    product = new Product(place)
    await product.ready()
    expect(product.databases()).toHaveLength(1)
    expect(product.databases()).not.toContain(left)
    expect(await doctor()).toBe(rows)
  }, 30_000)

  it('when the database is killed alone, then the server ends too, and says so', async () => {
    for (const pid of product?.databases() ?? []) process.kill(pid, 'SIGKILL')
    await product?.ended()
    expect(await readFile(join(folder, 'half.log'), 'utf8')).toContain('nothing acknowledged is lost')
  }, 30_000)
})
