import { describe, expect, it } from 'vitest'
import { DAY } from '../../functions/kernel/instant.ts'
import { doorHouse, json } from './door-house.ts'
import { noteRoutes } from './notes.ts'

const house = () => doorHouse({ routes: noteRoutes() })

async function writtenNote(given = house()) {
  const bearer = await given.bearer(await given.person(), { validDays: 9 })
  const answer = await given.app.request('/api/notes', json({ title: 'buy tea' }, bearer))
  return { ...given, house: given, bearer, answer, note: (await answer.json()) as { id: string; version: number } }
}

describe('a call through the door', () => {
  it('creates: 201, where it is, and its version', async () => {
    const { answer, note, memory } = await writtenNote()
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`/api/notes/${note.id}`)
    expect(answer.headers.get('etag')).toBe('"1"')
    expect(memory.dump().filter(({ title }) => title === 'buy tea')).toHaveLength(1)
  })

  it('reads what was written, and answers HEAD without a body', async () => {
    const { app, bearer, note } = await writtenNote()
    const read = await app.request(`/api/notes/${note.id}`, { headers: bearer })
    expect(await read.json()).toEqual({ id: note.id, title: 'buy tea', version: 1 })
    const head = await app.request(`/api/notes/${note.id}`, { method: 'HEAD', headers: bearer })
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', '"1"'])
  })

  it('reads a query: defaults, numbers, lists of one', async () => {
    const { app, bearer } = await writtenNote()
    const read = async (search: string) =>
      ((await (await app.request(`/api/notes${search}`, { headers: bearer })).json()) as { query: unknown }).query
    expect(await read('')).toEqual({ limit: 25 })
    expect(await read('?limit=3&mood=calm')).toEqual({ limit: 3, mood: ['calm'] })
    expect(await read('?mood=calm&mood=busy')).toEqual({ limit: 25, mood: ['calm', 'busy'] })
  })

  it('carries security headers on every answer', async () => {
    const { app, bearer } = await writtenNote()
    for (const path of ['/api/notes', '/api/nothing', '/api/failures/bug']) {
      const { headers } = await app.request(path, { headers: bearer })
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('strict-transport-security')).toBeNull()
    }
    const secure = doorHouse({ publicUrl: 'https://onduty.example.com' })
    expect((await secure.app.request('/api/x')).headers.get('strict-transport-security')).toContain('max-age=')
  })
})

describe('versions', () => {
  const edit = async (ifMatch: string | undefined, title = 'buy coffee') => {
    const given = await writtenNote()
    const headers = ifMatch === undefined ? given.bearer : { ...given.bearer, 'If-Match': ifMatch }
    return await given.app.request(`/api/notes/${given.note.id}`, json({ title }, headers, 'PATCH'))
  }

  it.each(['1', '"1"'])('accepts If-Match: %s', async (ifMatch) => {
    const answer = await edit(ifMatch)
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"'])
  })

  it('wants If-Match where a version matters', async () => {
    const answer = await edit(undefined)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'if-match-required', errors: [{ path: 'If-Match' }] })
  })

  it.each(['0', '-1', '"1', 'W/"1"', '*', '1, 2', 'abc', '1e3'])('refuses If-Match: %s', async (ifMatch) => {
    const answer = await edit(ifMatch)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'if-match-malformed' })
  })

  it('tells the present version when the one seen is stale', async () => {
    const answer = await edit('7')
    expect(answer.status).toBe(412)
    expect(await answer.json()).toMatchObject({ code: 'note-is-old', version: 1 })
  })
})

describe('the same request twice', () => {
  const key = { 'Idempotency-Key': 'a-1' }

  it('gets the same answer and happens once', async () => {
    const { app, bearer, memory } = await writtenNote()
    const send = () => app.request('/api/notes', json({ title: 'twice' }, { ...bearer, ...key }))
    const [first, second] = [await send(), await send()]
    expect(await second.text()).toBe(await first.text())
    expect([second.status, second.headers.get('etag'), second.headers.get('location')]).toEqual([
      201,
      '"1"',
      first.headers.get('location'),
    ])
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ])
    expect(memory.dump().filter(({ title }) => title === 'twice')).toHaveLength(1)
  })

  it('happens once when both arrive together', async () => {
    const { app, bearer, memory } = await writtenNote()
    const sent = Array.from({ length: 5 }, () =>
      app.request('/api/notes', json({ title: 'twice' }, { ...bearer, ...key })),
    )
    const answers = await Promise.all((await Promise.all(sent)).map((answer) => answer.text()))
    expect(new Set(answers).size).toBe(1)
    expect(memory.dump().filter(({ title }) => title === 'twice')).toHaveLength(1)
  })

  it('is refused when the key stands for another body', async () => {
    const { app, bearer } = await writtenNote()
    await app.request('/api/notes', json({ title: 'one' }, { ...bearer, ...key }))
    const answer = await app.request('/api/notes', json({ title: 'two' }, { ...bearer, ...key }))
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'idempotency-key-reused' })
  })

  it('is another request for another caller, and after a day', async () => {
    const given = await writtenNote()
    const send = (headers: Record<string, string>, title: string) =>
      given.app.request('/api/notes', json({ title }, { ...headers, ...key }))
    await send(given.bearer, 'one')
    const other = await given.house.bearer(await given.person('wang.fang@example.com'))
    expect((await send(other, 'two')).status).toBe(201)
    given.passWallTime(DAY)
    expect((await send(given.bearer, 'three')).status).toBe(201)
  })

  it('keeps an answer even when nothing changed', async () => {
    const { app, bearer, note } = await writtenNote()
    const send = (title: string) =>
      app.request(`/api/notes/${note.id}`, json({ title }, { ...bearer, ...key, 'If-Match': '1' }, 'PATCH'))
    expect((await send('buy tea')).headers.get('idempotency-replayed')).toBeNull()
    expect((await send('buy tea')).headers.get('idempotency-replayed')).toBe('true')
    expect((await send('buy cake')).status).toBe(422)
  })

  it.each(['', 'a b', 'ü', 'x'.repeat(201)])('refuses the key %j', async (bad) => {
    const { app, bearer } = await writtenNote()
    const answer = await app.request('/api/notes', json({ title: 'x' }, { ...bearer, 'Idempotency-Key': bad }))
    expect(await answer.json()).toMatchObject({ status: 422, code: 'idempotency-key-malformed' })
  })
})

describe('what goes wrong', () => {
  const failing = async (how: string, language = 'en') => {
    const { app, logged } = house()
    const answer = await app.request(`/api/failures/${how}`, { headers: { 'Accept-Language': language } })
    return { answer, problem: (await answer.json()) as Record<string, unknown>, logged }
  }

  it('says why in a problem document, with the present state', async () => {
    const { answer, problem } = await failing('refusal')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(problem).toEqual({
      type: '/problems/wrong-state',
      title: 'Conflict with the present state',
      status: 409,
      detail: 'it is released',
      code: 'wrong-state',
      state: 'released',
    })
    expect((await failing('refusal', 'zh')).problem.detail).toBe('现在是 released')
  })

  it('tells a lost race from a busy table', async () => {
    expect((await failing('race')).problem).toMatchObject({ status: 409, code: 'lost-race' })
    const { answer, problem } = await failing('busy')
    expect(problem).toMatchObject({ status: 503, code: 'busy' })
    expect(answer.headers.get('retry-after')).toBe('1')
  })

  it('keeps the inside of a fault to the log, under a number', async () => {
    const { answer, problem, logged } = await failing('bug')
    expect(answer.status).toBe(500)
    expect(JSON.stringify(problem)).not.toMatch(/secret|stack|TypeError/)
    expect(logged).toEqual([
      { message: 'unexpected error', fields: expect.objectContaining({ requestId: problem.requestId, where: 'fail' }) },
    ])
  })

  it('knows no such address, no such thing, no such method', async () => {
    const { app, bearer } = await writtenNote()
    const problem = async (path: string, init?: RequestInit) => {
      const answer = await app.request(path, { headers: bearer, ...init })
      return { ...((await answer.json()) as { code: string }), allow: answer.headers.get('allow'), is: answer.status }
    }
    expect(await problem('/api/nothing')).toMatchObject({ is: 404, code: 'no-such-route' })
    expect(await problem('/api/notes/not-an-id')).toMatchObject({ is: 404, code: 'not-found' })
    expect(await problem('/api/notes/nte_01J9Z3K5V00123456789ABCDEF')).toMatchObject({ is: 404, code: 'not-found' })
    expect(await problem('/api/notes/%E0%A4%A')).toMatchObject({ is: 404, code: 'not-found' })
    expect(await problem('/api/notes', { method: 'DELETE' })).toMatchObject({
      is: 405,
      code: 'method-not-allowed',
      allow: 'GET, HEAD, POST',
    })
  })
})
