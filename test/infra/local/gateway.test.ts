import { once } from 'node:events'
import { request, type Server } from 'node:http'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SERVER_PATHS } from '../../../functions/platform/server-paths.ts'
import { openGateway } from '../../../infra/local/gateway.ts'

const answering = (word: string) => new Hono().all('*', (context) => context.text(word))

let server: Server
let port: number
beforeAll(async () => {
  server = await openGateway({
    ...{ api: answering('api'), controls: answering('controls'), portalDir: import.meta.dirname },
    ...{ publicUrl: 'http://localhost:8080', host: '127.0.0.1', port: 0 },
  })
  const address = server.address()
  port = address !== null && typeof address === 'object' ? address.port : 0
})
afterAll(() => server.close())

/** What a browser, or a script, gets that asks for a name which leads here. */
async function ask(path: string, name: string, from?: string): Promise<{ status: number | undefined; text: string }> {
  const headers = { Host: `${name}:${port}`, ...(from === undefined ? {} : { Origin: from }) }
  const asked = request({ port, path, headers, method: 'POST' }).end('{}')
  const [response] = await once(asked, 'response')
  let text = ''
  for await (const piece of response) text += piece
  return { status: response.statusCode, text }
}

describe('the local controls', () => {
  test('are there for scripts, and for pages of our own, by any name of this machine', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      expect(await ask('/local/token', name)).toEqual({ status: 200, text: 'controls' })
      expect(await ask('/local/token', name, `http://${name}:${port}`)).toEqual({ status: 200, text: 'controls' })
    }
  })

  test('are not for a page of a stranger, not even one whose name leads here', async () => {
    for (const [name, from] of [
      ['stranger.example', undefined],
      ['stranger.example', `http://stranger.example:${port}`],
      ['localhost', 'https://stranger.example'],
      ['localhost', 'http://localhost:3000'],
      ['localhost', 'null'],
      ['', undefined],
    ] as const) {
      expect(await ask('/local/token', name, from)).toMatchObject({ status: 421 })
    }
  })

  test('leave the API to its own checks', async () => {
    expect(await ask('/api/changes', 'stranger.example')).toEqual({ status: 200, text: 'api' })
  })
})

test('whatever the server answers is led to it, with and without a question behind: all else is of the portal', async () => {
  for (const path of ['/status', '/v/a-vendors-link', ...SERVER_PATHS.map((each) => each.replace('*', 'x'))]) {
    expect([path, (await ask(path, 'localhost')).text]).toEqual([path, 'api'])
    expect([path, (await ask(`${path}?lang=en`, 'localhost')).text]).toEqual([path, 'api'])
  }
  // To be had by reading only, as everything of the portal is.
  for (const path of ['/', '/incidents', '/vendors', '/status-of-nothing', '/duties']) {
    expect([path, (await ask(path, 'localhost')).status]).toEqual([path, 405])
  }
})
