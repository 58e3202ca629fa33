import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { editChange, listChanges } from '../../functions/change/change.contract.ts'
import { revokeApiToken } from '../../functions/sign-in/api-token.contract.ts'
import { callApi, requestOf, speak } from '../../web/src/lib/api.ts'
import { ApiProblem } from '../../web/src/lib/problem.ts'

const ID = 'chg_01KE5WZ9C00000000000001042'
let server: Server | undefined

afterEach(() => {
  vi.unstubAllGlobals()
  server?.close()
})

/** Answers every call alike; calls from here on go to it. */
async function answering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage[]> {
  const asked: IncomingMessage[] = []
  server = createServer((request, answer) => {
    asked.push(request)
    answer.writeHead(status, headers).end(body)
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server?.once('listening', listening))
  const { port } = server.address() as AddressInfo
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${url}`, init))
  return asked
}

describe('a request', () => {
  it('names its path, its query without what is absent, and the version it saw', () => {
    expect(requestOf(editChange, { params: { id: `${ID}/../x` }, ifMatch: 3, body: { title: 'T' } })).toMatchObject({
      url: `/api/changes/${ID}%2F..%2Fx`,
      method: 'PATCH',
      headers: { 'If-Match': '"3"', 'Content-Type': 'application/json', 'X-Onduty': '1' },
      body: '{"title":"T"}',
    })
    expect(requestOf(listChanges, { query: { status: 'closed', cursor: undefined, limit: 5 } }).url).toBe(
      '/api/changes?status=closed&limit=5',
    )
  })

  it('asks for the language spoken, and says nothing of a body it has not', () => {
    speak('en')
    const { headers, ...rest } = requestOf(listChanges, {})
    expect(headers).toEqual({ Accept: 'application/json', 'Accept-Language': 'en', 'X-Onduty': '1' })
    expect(rest).toEqual({ url: '/api/changes', method: 'GET' })
    speak('zh-CN')
  })
})

describe('an answer', () => {
  it('is what the contract says', async () => {
    const asked = await answering(200, '{"items":[],"nextCursor":null}')
    expect(await callApi(listChanges, { query: { limit: 50 } })).toEqual({ items: [], nextCursor: null })
    expect(asked[0]?.url).toBe('/api/changes?limit=50')
  })

  it('may be nothing', async () => {
    await answering(204, '')
    expect(await callApi(revokeApiToken, { params: { id: 'tok' } })).toBeNull()
  })

  it('that refuses carries code, words, fields and the time to wait', async () => {
    const problem = {
      ...{ status: 422, title: '内容有误', detail: '有些内容需要改正。', code: 'invalid-input' },
      errors: [{ path: 'releaseWindow/from', code: 'window-in-the-past', message: '窗口已过' }, { path: 1 }, null],
    }
    await answering(422, JSON.stringify(problem), { 'Retry-After': '7' })
    const error = await callApi(listChanges, {}).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({
      ...{ status: 422, code: 'invalid-input', title: '内容有误', message: '有些内容需要改正。', retryAfter: 7 },
      ...{ fields: [{ path: 'releaseWindow/from', message: '窗口已过' }], isStale: false },
    })
  })

  it.each([409, 412])('%d means that somebody was faster', async (status) => {
    await answering(status, '{"code":"lost-race"}')
    await expect(callApi(listChanges, {})).rejects.toMatchObject({ isStale: true })
  })

  it.each([
    'email-taken',
    'already-has-place',
    'receiver-has-it',
    'same-severity',
    'nothing-to-change',
    'review-incomplete',
    'drill-is-running',
    'wrong-code',
    'test-too-old',
    'too-many-browsers',
    'too-many-silences',
    'too-many-parties',
  ])('409 %s says no to what was asked: nobody was faster', async (code) => {
    await answering(409, JSON.stringify({ code }))
    await expect(callApi(listChanges, {})).rejects.toMatchObject({ isStale: false })
  })

  it.each([
    [200, '<html>', 'unreadable-answer'],
    [502, '<html>', 'unreadable-answer'],
    [500, '"oops"', 'unreadable-answer'],
  ])('%d %s that cannot be read is told so', async (status, body, code) => {
    await answering(status, body)
    await expect(callApi(listChanges, {})).rejects.toMatchObject({ status, code })
  })

  it('that never comes is told so', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
    await expect(callApi(listChanges, {})).rejects.toMatchObject({ status: 0, code: 'no-answer' })
  })
})
