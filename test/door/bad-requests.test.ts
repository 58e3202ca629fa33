import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../functions/door/parse-json.ts'
import { doorHouse, json } from './door-house.ts'
import { noteRoutes } from './notes.ts'

interface Answered {
  readonly status: number
  readonly code: string
  readonly errors?: readonly { path: string; code: string; message: string }[]
}

async function sending(init: RequestInit, path = '/api/notes'): Promise<Answered> {
  const { app, bearer, person, memory } = doorHouse({ routes: noteRoutes() })
  const headers = { 'Accept-Language': 'en', ...(await bearer(await person())) }
  const before = memory.dump()
  const answer = await app.request(path, { ...init, headers: { ...headers, ...init.headers } })
  if (answer.status >= 400) expect(memory.dump()).toEqual(before)
  return (await answer.json()) as Answered
}

describe('a body', () => {
  const raw = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    sending({ method: 'POST', body, headers: { 'Content-Type': type } })

  it.each([
    ['not JSON', '{', 400, 'unreadable-json'],
    ['two values', '{} {}', 400, 'unreadable-json'],
    ['a lone word', 'undefined', 400, 'unreadable-json'],
    ['white space only', '  ', 400, 'unreadable-json'],
    ['the same key twice', '{"title":"a","title":"b"}', 400, 'duplicate-key'],
    ['the same key twice, spelt differently', '{"title":"a","\\u0074itle":"b"}', 400, 'duplicate-key'],
    ['__proto__', '{"title":"a","__proto__":{"admin":true}}', 400, 'forbidden-key'],
    ['__proto__ inside', '{"title":"a","place":{"__proto__":1}}', 400, 'forbidden-key'],
    ['half a character', '{"title":"\\ud83d"}', 400, 'ill-formed-text'],
    ['21 levels', `{"title":${'['.repeat(20)}${']'.repeat(20)}}`, 400, 'too-deep'],
    ['100,000 levels', '['.repeat(100_000), 400, 'too-deep'],
    ['a list', '[]', 422, 'invalid-input'],
    ['null', 'null', 422, 'invalid-input'],
    ['a text', '"title"', 422, 'invalid-input'],
    ['nothing', '', 422, 'invalid-input'],
  ])('of %s is refused', async (_, body, status, code) => {
    expect(await raw(body)).toMatchObject({ status, code })
  })

  it('has at most 256 KB, whether its length is announced or not', async () => {
    const large = JSON.stringify({ title: 'x'.repeat(256 * 1024) })
    const refused = { status: 413, code: 'body-too-large' }
    expect(await raw(large)).toMatchObject(refused)
    const announced = { 'Content-Type': 'application/json', 'Content-Length': String(large.length) }
    expect(await sending({ method: 'POST', body: large, headers: announced })).toMatchObject(refused)
    const fitting = JSON.stringify({ title: 'x'.repeat(256 * 1024 - 12) })
    expect(fitting).toHaveLength(256 * 1024)
    expect(await raw(fitting)).toMatchObject({ status: 422 })
  })

  it('is UTF-8', async () => {
    expect(await raw(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 400, code: 'not-utf-8' })
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=gbk',
    '',
  ])('of type "%s" is refused', async (type) => {
    expect(await raw('{"title":"a"}', type)).toMatchObject({ status: 415, code: 'wrong-content-type' })
  })

  it.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
    'of type %s is read',
    async (type) => {
      expect(await raw('{"title":"a"}', type)).toMatchObject({ title: 'a' })
    },
  )
})

describe('reading JSON', () => {
  it('agrees with the platform on everything it accepts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, stringUnit: 'binary' }), (text) => {
        fc.pre(!text.includes('__proto__') && !text.includes('\\u'))
        expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('never takes anything but a refusal for an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\u0d8a1 \n'), maxLength: 40 }), (text) => {
        try {
          expect(parseJson(text)).toEqual(JSON.parse(text))
        } catch (error) {
          expect(error).toMatchObject({ status: 400 })
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('wrong fields', () => {
  it('are told all at once, from body and query, in plain words', async () => {
    const body = {
      title: '',
      mood: 'sad',
      due: 'tomorrow',
      pages: 2.5,
      tags: ['a', 'b', 'c', 'd'],
      place: { kind: 'room' },
      status: 'approved',
      'a/b~c': 1,
    }
    const { status, code, errors = [] } = await sending(json(body), '/api/notes?page=2')
    expect([status, code]).toEqual([422, 'invalid-input'])
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['page', 'unknown-field'],
      ['title', 'empty'],
      ['mood', 'not-one-of'],
      ['due', 'not-an-instant'],
      ['pages', 'not-a-whole-number'],
      ['tags', 'too-many'],
      ['place/floor', 'required'],
      ['status', 'unknown-field'],
      ['a~1b~0c', 'unknown-field'],
    ])
    for (const { message } of errors) expect(message).not.toMatch(/invalid|expected|received|\{/i)
    expect(errors.find(({ path }) => path === 'mood')?.message).toBe('This has to be one of: calm, busy.')
  })

  it.each([
    [{}, 'title', 'required'],
    [{ title: 7 }, 'title', 'not-text'],
    [{ title: null }, 'title', 'not-text'],
    [{ title: ['a'] }, 'title', 'not-text'],
    [{ title: 'x'.repeat(21) }, 'title', 'too-long'],
    [{ title: 'a\u0007b' }, 'title', 'wrong-format'],
    [{ title: '   ' }, 'title', 'empty'],
    [{ title: 'a', pages: 0 }, 'pages', 'too-small'],
    [{ title: 'a', pages: 10 }, 'pages', 'too-big'],
    [{ title: 'a', pages: '3' }, 'pages', 'not-a-number'],
    [{ title: 'a', tags: 'b' }, 'tags', 'not-a-list'],
    [{ title: 'a', tags: ['b', 7] }, 'tags/1', 'not-text'],
    [{ title: 'a', place: 'here' }, 'place', 'not-an-object'],
    [{ title: 'a', place: { kind: 'ship' } }, 'place/kind', 'not-one-of'],
    [{ title: 'a', place: {} }, 'place/kind', 'required'],
    [{ title: 'a', place: { kind: 'url', url: 'x' } }, 'place/url', 'not-a-url'],
  ])('%j: %s %s', async (body, path, code) => {
    expect((await sending(json(body))).errors?.map((error) => [error.path, error.code])).toEqual([[path, code]])
  })

  it.each([
    ['?limit=0', 'limit', 'too-small'],
    ['?limit=101', 'limit', 'too-big'],
    ['?limit=ten', 'limit', 'not-a-number'],
    ['?limit=', 'limit', 'too-small'],
    ['?limit=1&limit=2', 'limit', 'given-twice'],
    ['?mood=sad', 'mood/0', 'not-one-of'],
    ['?__proto__=1', '__proto__', 'unknown-field'],
    ['?constructor=1', 'constructor', 'unknown-field'],
    [`?cursor=${'x'.repeat(1001)}`, 'cursor', 'too-long'],
  ])('%s: %s %s', async (search, path, code) => {
    const { errors } = await sending({}, `/api/notes${search}`)
    expect(errors?.map((error) => [error.path, error.code])).toEqual([[path, code]])
  })

  it('are named up to a hundred, however many there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, nth) => [`field${nth}`, 1]))
    expect((await sending(json({ title: 'a', ...many }))).errors).toHaveLength(100)
  })

  it('are told in Chinese unless English is asked for', async () => {
    const body = json({ title: 'x'.repeat(21) }, { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.5' })
    expect((await sending(body)).errors?.[0]?.message).toBe('最多 20 个字符。')
  })

  it('of a query do not hide behind a route without one', async () => {
    const answer = await sending({}, '/api/notes/nte_01J9Z3K5V00123456789ABCDEF?expand=all')
    expect(answer.errors).toMatchObject([{ path: 'expand', code: 'unknown-field' }])
  })
})
