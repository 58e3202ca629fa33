import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Email } from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IncidentOut } from '../../functions/incident/incident.contract.ts'
import { buildStale } from '../../scripts/build.ts'
import { KillingMailServer } from '../support/killing-mail-server.ts'
import { freePort, Product } from '../support/product.ts'

const EMPLOYEE = 'zhang.lei@example.com'
const HEAD = 'chen.jianguo@example.com'

let folder: string
let post: KillingMailServer
let place: { readonly dataDir: string; readonly port: number; readonly env: Readonly<Record<string, string>> }
let product: Product
beforeAll(async () => {
  await buildStale()
  folder = await mkdtemp(join(tmpdir(), 'onduty-paging-'))
  post = await new KillingMailServer().listens()
  const env = { CLOCK: 'virtual:2026-01-05T10:00:00+08:00', SEED: 'demo', MAIL: `smtp://127.0.0.1:${post.port}` }
  place = { dataDir: join(folder, 'data'), port: await freePort(), env }
  await starts()
}, 60_000)
afterAll(async () => {
  if (!product.hasEnded) await product.kill(['server', 'database'])
  await post.close()
  await rm(folder, { recursive: true, force: true })
})

async function starts(): Promise<void> {
  product = new Product(place)
  await product.ready()
}

async function call<Body>(method: string, path: string, body?: unknown, token?: string): Promise<Body> {
  const headers = {
    'Content-Type': 'application/json',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(`${product.url}${path}`, { method, headers, ...sent })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Body
}
const as = async (email: string) => (await call<{ token: string }>('POST', '/local/token', { email })).token
const timePasses = (by: string) => call('POST', '/local/clock/advance', { by })
const incident = async (id: string) => call<IncidentOut>('GET', `/api/incidents/${id}`, undefined, await as(HEAD))
const emailOf = async (person: string) =>
  (await call<{ email: string }>('GET', `/api/people/${person}`, undefined, await as(HEAD))).email

/** By mail: text messages and calls go through the mail server too here, to addresses of their own. */
const isPage = ({ subject = '', to = [] }: Email) =>
  /待接手|please acknowledge/i.test(subject) && to.every(({ address = '' }) => address.endsWith('@example.com'))
/** Pages that were taken, as who got them under which id. */
const pages = () =>
  post.mails.filter(isPage).map(({ to, messageId }) => ({ to: to?.[0]?.address ?? '', messageId: messageId ?? '' }))
/** How often each message went out, by whatever channel. */
const timesSent = () => [...Map.groupBy(post.mails, ({ messageId }) => messageId).values()].map(({ length }) => length)

describe('given the process is killed with -9 between a page and the record of it', () => {
  it('when it is started again, then the same page comes once more under the same id, nobody else is paged, and the next step comes at its time', async () => {
    const dead = post.killAt('taken', isPage, () => product.kill(['server']))
    const services = await call<{ items: { id: string; name: string }[] }>(
      'GET',
      '/api/services?limit=100',
      undefined,
      await as(HEAD),
    )
    const service = services.items.find(({ name }) => JSON.stringify(name).includes('邮件'))?.id
    const raised = await call<{ id: string }>(
      'POST',
      '/api/incidents',
      { title: '邮件收发中断', description: '队列一直在涨。', service, impact: 'broad', urgency: 'high' },
      await as(EMPLOYEE),
    )
    await dead
    expect(pages()).toHaveLength(1)

    await starts()
    await call('POST', '/local/settle')
    const [first, again, ...others] = pages()
    expect(again).toEqual(first)
    expect(others).toEqual([])
    const { owner } = await incident(raised.id)
    expect(await emailOf(owner?.id ?? '')).toBe(first?.to)

    // The next page is decided, and the process dies, database and all, before the mail server has taken it.
    const deadAgain = post.killAt('lost', isPage, () => product.kill(['server', 'database']))
    await Promise.all([timePasses('PT5M').catch(() => undefined), deadAgain])
    expect(pages()).toHaveLength(2)

    await starts()
    await call('POST', '/local/settle')
    const [, , second, ...more] = pages()
    expect(more).toEqual([])
    expect(second?.to).not.toBe(first?.to)
    const { owner: next, timeline } = await incident(raised.id)
    expect(await emailOf(next?.id ?? '')).toBe(second?.to)
    expect(timeline.filter(({ did }) => did === 'incident.escalated')).toHaveLength(1)

    await timePasses('PT4M50S')
    expect(pages()).toHaveLength(3)
    await timePasses('PT20S')
    expect(pages()).toHaveLength(4)
    expect(Math.max(...timesSent())).toBe(2)
    expect(timesSent().filter((times) => times > 1).length).toBeLessThanOrEqual(2)
    const { violations } = await call<{ violations: unknown[] }>('GET', '/local/doctor')
    expect(violations).toEqual([])
  }, 60_000)
})
