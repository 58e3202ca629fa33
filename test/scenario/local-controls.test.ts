import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Call } from '../../bench/load.ts'
import { Office, type Raised, raisedIn } from '../../bench/office.ts'
import { MAIL_CHECKS } from '../../functions/platform/inbound-mail.ts'
import type { SentMail } from '../../infra/local/mailbox/local-mailbox.ts'
import type { OperationUsage } from '../../infra/local/usage.ts'
import { buildStale } from '../../scripts/build.ts'
import { replyTo } from '../browser/e2e/mail-answer.ts'
import { freePort, Product } from '../support/product.ts'

const MORNING = '2026-01-05T09:00:00+08:00'
const HEAD = 'chen.jianguo@example.com'

const folder = mkdtempSync(join(tmpdir(), 'onduty-controls-'))
let product: Product
let office: Office

beforeAll(async () => {
  await buildStale()
  product = new Product({ dataDir: join(folder, 'data'), port: await freePort(), env: { CLOCK: `virtual:${MORNING}` } })
  await product.ready()
  office = await Office.open(call)
}, 90_000)
afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

const call: Call = async (method, path, body, token) => {
  const headers = {
    ...{ 'Content-Type': 'application/json', 'Accept-Language': 'en' },
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(product.url + path, { method, headers, ...sent })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
}
const read = async (path: string) => (await call('GET', path, undefined, await office.token(HEAD))).body
const settle = () => call('POST', '/local/settle')
/** Somebody raises a change for in a week; the first steps are taken by whoever owes them. */
const raised = async (...steps: readonly string[]): Promise<Raised> => {
  let change = raisedIn(await office.submit(Date.parse(MORNING)))
  for (const step of steps) change = await office.does(change, step)
  await settle()
  return change
}

describe('given a change that waits for its authorisation, and the mail that asks for it', () => {
  let change: Raised
  let asking: SentMail

  const mails = async () => (await read('/local/mail?limit=1000')).items as SentMail[]
  /** Somebody writes to us; answers the status. */
  const receives = async (raw: string, verdicts = ''): Promise<number> => {
    const headers = { 'Content-Type': 'message/rfc822' }
    const answer = await fetch(`${product.url}/local/mail/inbound${verdicts}`, { method: 'POST', headers, body: raw })
    await settle()
    return answer.status
  }
  const parked = async () => (await read('/api/parked-mail')).items as { id: string; reason: string }[]
  /** The clock stands still, so what is newest cannot be told by its time. */
  const newIn = <Thing extends { readonly id: string }>(now: readonly Thing[], before: readonly Thing[]): Thing[] =>
    now.filter(({ id }) => !before.some((each) => each.id === id))
  const statusNow = async () => (await read(`/api/changes/${change.id}`)).status

  beforeAll(async () => {
    change = await raised('assess')
    const owner = office.emailOf(change.accountable?.id ?? '')
    const found = (await mails()).find(({ to, subject }) => to === owner && subject.includes(change.number))
    if (found === undefined) throw new Error(`${owner} was not asked`)
    asking = found
  })

  it.each(MAIL_CHECKS)(
    'when the answer did not pass %s, then it decides nothing, is parked, and they read why',
    async (check) => {
      const [mailsBefore, parkedBefore] = [await mails(), await parked()]
      expect(await receives(replyTo(asking, `同意\r\n${check}`), `?${check}=FAIL`)).toBe(202)
      const waits = newIn(await parked(), parkedBefore)
      expect(waits).toHaveLength(1)
      expect(waits[0]).toMatchObject({ code: 'verdict-not-pass', concerns: expect.arrayContaining([change.id]) })
      expect(waits[0]?.reason).toContain(`${check.toUpperCase()}: FAIL`)
      const told = newIn(await mails(), mailsBefore)
      expect(told).toHaveLength(1)
      expect(told[0]).toMatchObject({ to: asking.to, subject: expect.stringContaining('没有生效') })
      expect(told[0]?.text).toContain(`${check.toUpperCase()}：FAIL`)
      expect(await statusNow()).toBe('assessed')
    },
  )

  it('when a verdict is none there is, then it is refused and nothing is delivered', async () => {
    const before = await parked()
    expect(await receives(replyTo(asking, '同意'), '?dkim=MAYBE')).toBe(422)
    expect(await parked()).toEqual(before)
    expect(await statusNow()).toBe('assessed')
  })

  it('when nothing is said of its verdicts, then it has passed them all and decides', async () => {
    expect(await receives(replyTo(asking, '同意'))).toBe(202)
    expect(await statusNow()).toBe('authorised')
  })
})

describe('given usage that was reset', () => {
  interface Used {
    readonly operations: Readonly<Record<string, OperationUsage>>
    readonly transitions: Readonly<Record<string, number>>
    readonly mails: number
  }
  const reset = async () => expect((await call('DELETE', '/local/usage')).status).toBe(204)
  const used = async () => (await call('GET', '/local/usage')).body as unknown as Used
  const NOTHING = { operations: {}, transitions: {}, mails: 0 }

  it('when a change is raised and nothing else happens, then operations, units, transitions and mails are its own', async () => {
    await raised()
    await reset()
    expect(await used()).toMatchObject(NOTHING)
    await raised()
    const { operations, transitions, mails } = await used()
    const submitted = operations['submit-change']
    expect(submitted?.count).toBe(1)
    expect(submitted?.readUnits).toBeGreaterThan(0)
    expect(submitted?.handlerMillis).toBeGreaterThan(0)
    // Head, content, obligation, entry, "has grown", outbox: six rows in a transaction, which costs each twice.
    const written = Object.values(operations).reduce((sum, { writeUnits }) => sum + writeUnits, 0)
    expect(written).toBeGreaterThanOrEqual(12)
    expect(Object.keys(transitions)).toEqual(['change-lifecycle'])
    expect(transitions['change-lifecycle']).toBeGreaterThan(0)
    expect(mails).toBe(1)
    expect(Object.keys(operations)).toContain('task:ask')
  })

  it('when somebody only reads, then nothing is written, started or sent', async () => {
    const [id] = await office.newestChanges()
    await reset()
    await read(`/api/changes/${id}`)
    await read(`/api/changes/${id}`)
    const { operations, transitions, mails } = await used()
    expect(operations['read-change']).toMatchObject({ count: 2, writeUnits: 0 })
    expect({ transitions, mails }).toEqual({ transitions: {}, mails: 0 })
  })

  it('when it is reset again, then it begins at nothing', async () => {
    await reset()
    expect(await used()).toMatchObject(NOTHING)
  })
})
