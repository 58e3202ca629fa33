import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStale } from '../../scripts/build.ts'
import { aftermathOf, auditOf } from '../support/aftermath.ts'
import { leftBehindIn } from '../support/left-behind.ts'
import { PersistentClient } from '../support/persistent-client.ts'
import { freePort, Product } from '../support/product.ts'
import { peopleOf, type Survived, surviveKills } from '../support/survive-kills.ts'

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
  it('when the server is killed alone, then the next one ends the database that was left and goes on with its data', async () => {
    const place = { dataDir: join(folder, 'half'), port: await freePort() }
    const first = new Product(place)
    product = first
    await first.ready()
    const people = await peopleOf(first)
    const before = await auditOf(new PersistentClient(() => first, people), people)
    const [left] = first.databases()
    await product.kill(['server'])
    expect(product.databases()).toEqual([left])

    const next = new Product(place)
    product = next
    await next.ready()
    expect(next.databases()).toHaveLength(1)
    expect(next.databases()).not.toContain(left)
    const after = await auditOf(new PersistentClient(() => next, people), people)
    // Mails go out and clocks run on meanwhile, which takes rows away and adds some; what has a story keeps it.
    expect(before.checked).toBeGreaterThan(100)
    expect(after).toMatchObject({ broken: null })
    expect(after.checked).toBeGreaterThanOrEqual(before.checked)
  }, 30_000)

  it('when the database is killed alone, then the server ends too, and says so', async () => {
    for (const pid of product?.databases() ?? []) process.kill(pid, 'SIGKILL')
    await product?.ended()
    expect(await readFile(join(folder, 'half.log'), 'utf8')).toContain('nothing acknowledged is lost')
  }, 30_000)
})
