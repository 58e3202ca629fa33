import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildStale } from '../../scripts/build.ts'
import { freePort, Product } from '../support/product.ts'

/** What is made once, or written over and over, beside the table. */
const KEPT = ['secret', 'client-secret', 'checkpoint-key.pem', 'sign-in-keys.json', 'clock', 'epoch']
const ANYBODY_ELSE = 0o077

const folder = mkdtempSync(join(tmpdir(), 'onduty-folder-'))
const dataDir = join(folder, 'data')

beforeAll(async () => {
  await buildStale()
}, 90_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

async function started(): Promise<Product> {
  const env = { SEED: 'empty', CLOCK: 'virtual:2026-01-05T09:00:00+08:00' }
  const product = new Product({ dataDir, port: await freePort(), env })
  await product.ready()
  return product
}

describe('given a folder anybody may look into, with files that a killed start left empty', () => {
  it('when Onduty starts on it, then it works, keeps what it made, and shows it to nobody else', async () => {
    mkdirSync(dataDir, { mode: 0o755 })
    for (const name of KEPT) writeFileSync(join(dataDir, name), '', { mode: 0o644 })

    const first = await started()
    const answer = await post(`${first.url}/local/token`, { email: 'admin@example.com' })
    const { token } = (await answer.json()) as { token: string }
    expect((await post(`${first.url}/local/clock/advance`, { by: 'PT2M' })).status).toBe(200)
    expect((await fetch(`${first.url}/oidc/jwks`)).status).toBe(200)
    await first.stop()
    const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    expect(names).toEqual(expect.arrayContaining([...KEPT, 'onduty.db', 'database.pid', 'audit-checkpoints.jsonl']))
    const open = names.filter((name) => (statSync(join(dataDir, name)).mode & ANYBODY_ELSE) !== 0)
    expect(open).toEqual([])

    const second = await started()
    const { now } = (await (await fetch(`${second.url}/local/clock`)).json()) as { now: string }
    expect(now).toBe('2026-01-05T01:02:00.000Z')
    const headers = { Authorization: `Bearer ${token}` }
    expect((await fetch(`${second.url}/api/me`, { headers })).status).toBe(200)
    await second.stop()
  })
})
