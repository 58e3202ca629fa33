import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorHouse } from './door-house.ts'
import { noteRoutes } from './notes.ts'

/** The same door behind a real server: what is sent there is not always what `fetch` would send. */
describe('the door behind a server', () => {
  const house = doorHouse({ routes: noteRoutes() })
  const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' })
  let headers: Record<string, string> = {}

  beforeAll(async () => {
    if (!server.listening) await once(server, 'listening')
    headers = await house.bearer(await house.person())
  })
  afterAll(() => void server.close())

  /** Sends pieces as they are, without a length unless the headers give one. */
  async function send(method: string, path: string, extra: Record<string, string>, pieces: readonly string[] = []) {
    const { port } = server.address() as AddressInfo
    const call = request({ port, host: '127.0.0.1', method, path, headers: { ...headers, ...extra }, agent: false })
    call.on('error', () => {})
    for (const piece of pieces) call.write(piece)
    call.end()
    const [answer] = await once(call, 'response')
    let text = ''
    for await (const piece of answer.setEncoding('utf8')) text += piece
    return {
      status: answer.statusCode as number,
      headers: answer.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  const json = { 'Content-Type': 'application/json' }

  it('takes a body in pieces', async () => {
    const answer = await send('POST', '/api/notes', json, ['{"title":', '"buy tea"}'])
    expect([answer.status, answer.headers.etag]).toEqual([201, '"1"'])
    const read = await send('GET', answer.headers.location ?? '', {})
    expect(read.body).toMatchObject({ title: 'buy tea', version: 1 })
    expect((await send('HEAD', answer.headers.location ?? '', {})).headers.etag).toBe('"1"')
  })

  it('stops reading a body in pieces that is too large', async () => {
    const pieces = Array.from({ length: 40 }, () => 'x'.repeat(16 * 1024))
    expect((await send('POST', '/api/notes', json, ['"', ...pieces, '"'])).status).toBe(413)
  })

  it('refuses a large body by its announced length', async () => {
    const announced = { ...json, 'Content-Length': String(300 * 1024) }
    expect((await send('POST', '/api/notes', announced, ['x'.repeat(300 * 1024)])).status).toBe(413)
  })

  it('takes a call without any body', async () => {
    const answer = await send('DELETE', '/api/tokens/tok_01J9Z3K5V00123456789ABCDEF', {})
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
    expect((await send('POST', '/api/notes', { 'Content-Length': '0' })).body.code).toBe('invalid-input')
  })

  it('refuses headers given twice', async () => {
    const twice = { 'If-Match': '1, 1', ...json }
    const answer = await send('PATCH', '/api/notes/nte_01J9Z3K5V00123456789ABCDEF', twice, ['{"title":"a"}'])
    expect(answer.body).toMatchObject({ status: 422, code: 'if-match-malformed' })
  })

  it.each(['/api/notes/..%2f..%2fetc', '/api//notes', '/api/notes/%00', `/api/notes/${'a'.repeat(5000)}`, '/%', '//'])(
    'finds nothing at %s',
    async (path) => {
      const { status, body } = await send('GET', path, {})
      expect([status, body.status]).toEqual([404, 404])
    },
  )

  it('never knew an inner fault by what was sent', () => {
    expect(house.logged).toEqual([])
  })
})
