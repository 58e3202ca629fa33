import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildStale } from '../../scripts/build.ts'
import { freePort, Product } from '../support/product.ts'

let folder: string
const started: Product[] = []
const start = (dataDir: string, port: number, env: Readonly<Record<string, string>> = {}): Product => {
  const product = new Product({ dataDir, port, env: { SEED: 'empty', ...env } })
  started.push(product)
  return product
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-twice-'))
  await buildStale()
}, 60_000)
afterEach(async () => {
  for (const each of started.splice(0)) if (!each.hasEnded) await each.stop()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('given a product that runs', () => {
  it('when it is started again on the same data folder, then the second one says so and ends, and the first goes on', async () => {
    const dataDir = join(folder, 'same')
    const first = start(dataDir, await freePort())
    await first.ready()
    const second = start(dataDir, await freePort())
    await second.ended()
    expect(second.exitCode).toBe(2)
    expect(second.saidLast()).toContain('Another Onduty is running on this data folder')
    expect(second.saidLast()).toContain('数据目录正由另一个运行中的 Onduty 使用')
    expect(first.hasEnded).toBe(false)
    expect(first.databases()).toHaveLength(1)
    expect((await fetch(`${first.url}/local/doctor`)).status).toBe(200)
  })

  it('when the first was killed with -9, then the folder is free at once', async () => {
    const dataDir = join(folder, 'killed')
    const first = start(dataDir, await freePort())
    await first.ready()
    await first.kill(['server'])
    const second = start(dataDir, await freePort())
    await second.ready()
    expect(second.databases()).toHaveLength(1)
  })
})

it('given a port that is taken, when it is started, then it says which to set, and has written nothing', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const dataDir = join(folder, 'taken')
  const product = start(dataDir, port)
  await product.ended()
  taken.close()
  expect(product.exitCode).toBe(2)
  expect(product.saidLast()).toContain(`Port ${port} is taken by another program`)
  expect(product.saidLast()).not.toContain('    at ')
  expect(existsSync(join(dataDir, 'onduty.db'))).toBe(false)
})

it('given a product without local controls, when somebody opens the mailbox, then the mails are there, and nothing steers it', async () => {
  const product = start(join(folder, 'plain'), await freePort(), { LOCAL_CONTROLS: '0', SEED: 'demo' })
  await product.ready()
  const { items } = (await (await fetch(`${product.url}/local/mail`)).json()) as { items: { subject: string }[] }
  expect(items.length).toBeGreaterThan(0)
  expect(items[0]?.subject).not.toBe('')
  for (const wrong of ['limit=many', 'limit=0', 'after=yesterday']) {
    expect((await fetch(`${product.url}/local/mail?${wrong}`)).status, wrong).toBe(422)
  }
  for (const path of ['/local/clock', '/local/usage', '/local/doctor']) {
    expect((await fetch(product.url + path)).status, path).toBe(404)
  }
  expect((await fetch(`${product.url}/local/token`, { method: 'POST' })).status).toBe(404)
})

it('given the controls, when the clock is sent beyond all times, then it says what it takes', async () => {
  const product = start(join(folder, 'far'), await freePort(), { CLOCK: 'virtual:2026-01-05T08:00:00+08:00' })
  await product.ready()
  for (const wish of [{ by: 'P999999999999D' }, { to: '9999-12-31T00:00:00Z' }, { to: '1999-01-01T00:00:00Z' }]) {
    const answer = await fetch(`${product.url}/local/clock/advance`, { method: 'POST', body: JSON.stringify(wish) })
    expect(answer.status, JSON.stringify(wish)).toBe(422)
  }
})
