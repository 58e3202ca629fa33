import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openGateway } from '../../../infra/local/gateway.ts'

let folder: string
let server: Server
let origin: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onduty-portal-files-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<h1>portal</h1>')
  writeFileSync(join(folder, 'assets/list-page-1a2b.js'), 'export const here = 1')
  server = await openGateway({
    ...{ api: new Hono(), portalDir: folder, publicUrl: 'http://localhost:8080', host: '127.0.0.1', port: 0 },
  })
  const address = server.address()
  origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const targetOf = (fd: string): string | undefined => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return undefined
  }
}

const ask = async (path: string) => {
  const response = await fetch(origin + path)
  const { status, headers } = response
  return { status, text: await response.text(), cache: headers.get('cache-control'), again: headers.get('retry-after') }
}

describe('the portal', () => {
  test('is at every place of its own, and asked for anew each time', async () => {
    for (const path of ['/', '/changes', '/changes/chg_1/edit', '/people?q=li.wei']) {
      expect(await ask(path)).toMatchObject({ status: 200, text: '<h1>portal</h1>', cache: 'no-cache' })
    }
  })

  test('has a service worker that is asked for anew each time, and may run nothing but what is ours', async () => {
    writeFileSync(join(folder, 'push-worker.js'), 'self.addEventListener("push", () => {})')
    expect(await ask('/push-worker.js')).toMatchObject({ status: 200, cache: 'no-cache' })
    const { headers } = await fetch(`${origin}/push-worker.js`)
    expect(headers.get('content-type')).toContain('text/javascript')
    expect(headers.get('content-security-policy')).toContain("worker-src 'self';")
  })

  test('has assets that are kept for ever', async () => {
    const asset = await ask('/assets/list-page-1a2b.js')
    expect(asset).toMatchObject({ status: 200, text: 'export const here = 1' })
    expect(asset.cache).toContain('immutable')
  })

  test.each(['/assets/list-page-9z8y.js', '/assets/list-page', '/assets/', '/favicon.ico'])(
    'does not stand in for %s, which is missing, and nobody keeps that answer',
    async (path) => expect(await ask(path)).toMatchObject({ status: 404, text: 'not found', cache: 'no-store' }),
  )

  test('closes what it opened for readers who leave before the end', async () => {
    const big = join(folder, 'assets/index-3c4d.js')
    writeFileSync(big, Buffer.alloc(4_000_000, 'x'))
    const open = () => readdirSync('/proc/self/fd').flatMap((fd) => (targetOf(fd) === big ? [fd] : []))
    for (let reader = 0; reader < 60; reader += 1) {
      const leaves = new AbortController()
      const asked = fetch(`${origin}/assets/index-3c4d.js`, { signal: leaves.signal }).catch(() => undefined)
      if (reader % 2 === 0) await new Promise((next) => setTimeout(next, (reader % 20) / 4))
      else await asked
      leaves.abort()
    }
    await expect.poll(open).toEqual([])
  })

  test('that is just being built asks for patience', async () => {
    rmSync(folder, { recursive: true })
    expect(await ask('/')).toMatchObject({ status: 503, again: '5', cache: 'no-store' })
    expect(await ask('/assets/list-page-1a2b.js')).toMatchObject({ status: 404 })
  })

  test('built anew again and again under its readers brings nobody down', async () => {
    const [file, aside] = [join(folder, 'assets/list-page-1a2b.js'), join(folder, 'aside.js')]
    const answers: Promise<{ status: number }>[] = []
    for (let round = 0; round < 100; round += 1) {
      answers.push(ask('/assets/list-page-1a2b.js'), ask('/assets/list-page-1a2b.js'))
      renameSync(file, aside)
      await new Promise((next) => setImmediate(next))
      renameSync(aside, file)
      await new Promise((next) => setImmediate(next))
    }
    const statuses = new Set((await Promise.all(answers)).map(({ status }) => status))
    expect([...statuses].filter((status) => status !== 200 && status !== 404)).toEqual([])
    expect(await ask('/')).toMatchObject({ status: 200 })
  })
})
