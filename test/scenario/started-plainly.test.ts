import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStale } from '../../scripts/build.ts'
import { freePort, Product } from '../support/product.ts'

const folder = mkdtempSync(join(tmpdir(), 'onduty-plainly-'))
/** As after `npm ci`: nothing is set but where it is to be out of the way. */
const started = async (name: string, env: Readonly<Record<string, string>> = {}): Promise<Product> =>
  new Product({ dataDir: join(folder, name), port: await freePort(), env: { LOCAL_CONTROLS: '', ...env } })

beforeAll(async () => {
  await buildStale()
}, 90_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('given a product that is started as anybody starts it', () => {
  let product: Product
  let smtpPort: number

  beforeAll(async () => {
    smtpPort = await freePort()
    product = await started('demo', { SMTP_PORT: `${smtpPort}` })
    await product.ready()
  })
  afterAll(async () => {
    if (!product.hasEnded) await product.stop()
  })

  it('then it says where to look, where mails are, and who can sign in as what', async () => {
    const said = await welcomeOf(product)
    expect(said).toContain(`职守 Onduty is ready: ${product.url}`)
    expect(said).toContain(`${product.url}/mailbox, replies to port ${smtpPort}`)
    expect(said).toContain(`${join(folder, 'demo')} (new)`)
    expect(said).toMatch(/chen\.jianguo@example\.com +陈建国 {2}\S+/)
    expect(said).toMatch(/… and \d+ more/)
    expect(said).not.toContain('controls')
    expect((await fetch(product.url)).headers.get('content-type')).toContain('text/html')
  })

  it('when somebody looks for its controls, then there are none', async () => {
    expect((await fetch(`${product.url}/local/clock`)).status).toBe(404)
    const moved = await fetch(`${product.url}/local/clock/advance`, { method: 'POST', body: '{"by":"P1D"}' })
    expect(moved.status).toBe(404)
  })

  it('when somebody calls faster than anybody works, then they are told when to come again, and let in then', async () => {
    const call = () => fetch(`${product.url}/api/me`, { headers: { 'Accept-Language': 'zh-CN' } })
    let refused: Response | undefined
    for (let round = 0; round < 100 && refused === undefined; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, call))
      refused = answers.find(({ status }) => status === 429)
    }
    expect(refused?.headers.get('content-type')).toContain('application/problem+json')
    expect(await refused?.json()).toMatchObject({ status: 429, code: expect.any(String) })
    const seconds = Number(refused?.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(5)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    expect((await call()).status).toBe(401)
  })

  it('when somebody presses Ctrl-C, then it ends without complaint, and nobody listens any more', async () => {
    const databases = product.databases()
    expect(databases).toHaveLength(1)
    expect(await listens(smtpPort)).toBe(true)
    await product.stop('SIGINT')
    expect(product.exitCode).toBe(0)
    expect(await listens(Number(new URL(product.url).port))).toBe(false)
    expect(await listens(smtpPort)).toBe(false)
    expect(product.databases()).toEqual([])
    expect(product.saidLast()).not.toMatch(/error|warn/i)
  })
})

it('given an empty department, when it starts, then it names its one administrator', async () => {
  const product = await started('empty', { SEED: 'empty' })
  await product.ready()
  const said = await welcomeOf(product)
  expect(said).toContain('admin@example.com')
  expect(said).not.toContain('chen.jianguo@example.com')
  await product.stop()
})

it.each([
  { LOCAL_CONTROLS: '1', PUBLIC_URL: 'https://onduty.corp.example' },
  { PUBLIC_URL: 'https://onduty.corp.example' },
  { CLOCK: 'fast' },
])('given %j, when it starts, then it says in a sentence why not, and ends with 2', async (env) => {
  const name = Object.keys(env).join('-')
  const product = await started(name, env)
  await product.ended()
  expect(product.exitCode).toBe(2)
  expect(product.saidLast()).toContain(Object.keys(env)[0])
  expect(product.saidLast().trim().split('\n')).toHaveLength(1)
})

/** What it says once it is ready: a moment after it listens. */
async function welcomeOf(product: Product): Promise<string> {
  await expect.poll(() => product.saidLast(), { timeout: 10_000 }).toMatch(/no password\):\n.*@/)
  return product.saidLast()
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
