import { describe, expect, it } from 'vitest'
import { DAY, HOUR, SECOND } from '../../functions/kernel/instant.ts'
import { type DoorHouse, doorHouse, json } from './door-house.ts'
import { noteRoutes } from './notes.ts'

const house = (given: Parameters<typeof doorHouse>[0] = {}) => doorHouse({ routes: noteRoutes(), ...given })

const listing = async ({ app }: DoorHouse, headers: Record<string, string>, env?: object) => {
  const answer = await app.request('/api/notes', { headers }, env)
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> }
}

describe('who calls', () => {
  it('nobody: 401, saying how to come in', async () => {
    const answer = await listing(house(), {})
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in'])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('a person with a session: acts in their own name, by the portal', async () => {
    const given = house({ addressOf: ({ env }) => (env as { address: string }).address })
    const person = await given.person()
    const { body } = await listing(given, await given.signedIn(person), { address: '10.0.0.7' })
    expect(body.actor).toEqual({ kind: 'person', id: person.id, from: { door: 'portal', address: '10.0.0.7' } })
  })

  it('a machine with a token: acts in its own name; a script may act as its person', async () => {
    const given = house()
    const person = await given.person()
    const machine = await listing(given, await given.bearer(person, { actsAs: 'machine' }))
    expect(machine.body.actor).toMatchObject({ kind: 'machine', id: expect.stringMatching(/^tok_/) })
    const script = await listing(given, await given.bearer(person, { actsAs: 'person' }))
    expect(script.body.actor).toMatchObject({ kind: 'person', id: person.id, from: { door: 'api' } })
  })

  it.each([
    ['another scheme', 'Basic bGk6d2Vp'],
    ['nothing after the scheme', 'Bearer'],
    ['a strange token', 'Bearer abc'],
    ['a token too long', `Bearer ${'a'.repeat(5000)}`],
  ])('%s: nobody, even beside a good session', async (_, Authorization) => {
    const given = house()
    const session = await given.signedIn(await given.person())
    expect((await listing(given, { ...session, Authorization })).status).toBe(401)
  })

  it('whoever shows the right key with the wrong secret: nobody', async () => {
    const given = house()
    const person = await given.person()
    const { Authorization } = await given.bearer(person)
    expect((await listing(given, { Authorization: `${Authorization.slice(0, -4)}AAAA` })).status).toBe(401)
    const { Cookie } = await given.signedIn(person)
    expect((await listing(given, { Cookie: `${Cookie.slice(0, -4)}AAAA` })).status).toBe(401)
  })

  it('a token that points at something that is no token, or a person who is none: nobody', async () => {
    const given = house()
    const person = await given.person()
    const { Authorization } = await given.bearer(person)
    const [token, key, secret] = [Authorization.slice(11, 37), Authorization.slice(37, 53), Authorization.slice(53)]
    const personAsToken = `Bearer ont_${token.slice(0, 10)}${key}${key}${secret}`
    expect((await listing(given, { Authorization: personAsToken })).status).toBe(401)
    const tokenAsPerson = `Bearer ont_${token}${token.slice(10)}${secret}`
    expect((await listing(given, { Authorization: tokenAsPerson })).status).toBe(401)
  })

  it('speaks the language asked for, else the person’s own', async () => {
    const given = house()
    const session = await given.signedIn(await given.person('amy@example.com', 'en'))
    expect((await listing(given, session)).body.language).toBe('en')
    expect((await listing(given, { ...session, 'Accept-Language': 'zh' })).body.language).toBe('zh-CN')
  })

  it('finds its cookie among others', async () => {
    const given = house()
    const { Cookie } = await given.signedIn(await given.person())
    for (const header of [`a=1; ${Cookie}`, `xonduty=1;${Cookie};b=2`, `onduty2=x;  ${Cookie} ; c`]) {
      expect((await listing(given, { Cookie: header })).status).toBe(200)
    }
    expect((await listing(given, { Cookie: 'onduty' })).status).toBe(401)
  })

  it('uses a cookie on https that other hosts cannot set', async () => {
    const given = house({ publicUrl: 'https://onduty.example.com' })
    const { Cookie } = await given.signedIn(await given.person())
    expect((await listing(given, { Cookie })).status).toBe(401)
    expect((await listing(given, { Cookie: `__Host-${Cookie}` })).status).toBe(200)
  })
})

describe('somebody who was put out', () => {
  it('is out at once, by session and by token, and coming back revives neither', async () => {
    const given = house()
    const person = await given.person()
    const session = await given.signedIn(person)
    const tokens = [await given.bearer(person), await given.bearer(person, { actsAs: 'machine' })]
    const statuses = async () => {
      const answers = await Promise.all([session, ...tokens].map((headers) => listing(given, headers)))
      return answers.map(({ status }) => status)
    }
    expect(await statuses()).toEqual([200, 200, 200])
    await given.changePerson(person.id, { active: false, signInEpoch: 1 })
    expect(await statuses()).toEqual([401, 401, 401])
    await given.changePerson(person.id, { active: true })
    expect(await statuses()).toEqual([401, 401, 401])
  })
})

describe('a session', () => {
  it('ends 12 hours after its last use, in wall-clock time', async () => {
    const given = house()
    const session = await given.signedIn(await given.person())
    given.time.business = '2030-01-01T00:00:00.000Z'
    given.passWallTime(11 * HOUR)
    expect((await listing(given, session)).status).toBe(200)
    given.passWallTime(12 * HOUR - SECOND)
    expect((await listing(given, session)).status).toBe(200)
    given.passWallTime(12 * HOUR)
    expect((await listing(given, session)).status).toBe(401)
  })

  it('ends after 7 days however much it is used', async () => {
    const given = house()
    const session = await given.signedIn(await given.person())
    const statuses: number[] = []
    for (let hours = 0; hours < 8 * 24; hours += 6) {
      given.passWallTime(6 * HOUR)
      statuses.push((await listing(given, session)).status)
    }
    expect(statuses.lastIndexOf(200)).toBe((7 * DAY) / (6 * HOUR) - 2)
  })

  it('is written at most once an hour, however much it is used', async () => {
    const given = house()
    const session = await given.signedIn(await given.person())
    const ends = () => given.memory.dump().find(({ sk }) => sk.startsWith('session#'))?.expiresAt
    const first = ends()
    given.passWallTime(HOUR - SECOND)
    await listing(given, session)
    expect(ends()).toBe(first)
    given.passWallTime(SECOND)
    await listing(given, session)
    expect(Number(ends()) - Number(first)).toBe(HOUR / SECOND)
  })

  it('keeps no secret in the table', async () => {
    const given = house()
    const person = await given.person()
    const [{ Cookie }, { Authorization }] = [await given.signedIn(person), await given.bearer(person)]
    const stored = JSON.stringify(given.memory.dump())
    expect(stored).not.toContain(Cookie.split('.')[1])
    expect(stored).not.toContain(Authorization.slice(-43))
  })
})

describe('a call with a cookie that changes something', () => {
  const writing = async (extra: Record<string, string>, drop: readonly string[] = []) => {
    const given = house()
    const session: Record<string, string> = await given.signedIn(await given.person())
    for (const name of drop) delete session[name]
    const answer = await given.app.request('/api/notes', json({ title: 'a' }, { ...session, ...extra }))
    return [answer.status, ((await answer.json()) as { code?: string }).code]
  }

  it.each([
    [{}],
    [{ Origin: 'http://localhost:8080' }],
    [{ Origin: 'http://localhost:8080', 'Sec-Fetch-Site': 'same-origin' }],
  ])('from our own page, sending %j, is taken', async (headers) => {
    expect((await writing(headers))[0]).toBe(201)
  })

  it.each([
    [{ Origin: 'https://evil.example.com' }],
    [{ Origin: 'null' }],
    [{ Origin: 'http://localhost:8081' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('from elsewhere, sending %j, is refused', async (headers) => {
    expect(await writing(headers)).toEqual([403, 'cross-site'])
  })

  it('without the header that only scripts of our own can send is refused', async () => {
    expect(await writing({}, ['X-Onduty'])).toEqual([403, 'cross-site'])
  })

  it('needs nothing of the kind with a token, which browsers do not send by themselves', async () => {
    const given = house()
    const bearer = await given.bearer(await given.person())
    const headers = { ...bearer, Origin: 'https://tool.example.com' }
    expect((await given.app.request('/api/notes', json({ title: 'a' }, headers))).status).toBe(201)
  })
})

describe('the scopes of a token', () => {
  it.each([
    [['all'], 200, 201],
    [['read'], 200, 403],
    [['notes:read'], 200, 403],
    [['notes:write'], 200, 201],
    [['changes:write', 'changes:read'], 403, 403],
    [[], 403, 403],
    [undefined, 200, 201],
  ])('%j: reading %i, writing %i', async (scopes, reads, writes) => {
    const given = house()
    const headers = await given.bearer(await given.person(), scopes === undefined ? {} : { scopes })
    const read = await listing(given, headers)
    const written = await given.app.request('/api/notes', json({ title: 'a' }, headers))
    expect([read.status, written.status]).toEqual([reads, writes])
    if (read.status === 403) expect(read.body).toMatchObject({ code: 'scope-missing', needsOneOf: expect.any(Array) })
  })
})

describe('too many requests', () => {
  const rate = { perSecond: 2, burst: 3 }
  const statuses = async (given: DoorHouse, headers: Record<string, string>, count: number, address = '10.0.0.1') => {
    const found: number[] = []
    for (let nth = 0; nth < count; nth += 1) found.push((await listing(given, headers, { address })).status)
    return found
  }
  const addressOf = ({ env }: { env: unknown }) => (env as { address?: string }).address

  it('of a known caller: each has a bucket of their own, which fills again', async () => {
    const given = house({ ratePerCaller: rate, addressOf })
    const person = await given.person()
    const one = await given.bearer(person, { actsAs: 'machine' })
    const other = await given.bearer(person, { actsAs: 'machine' })
    expect(await statuses(given, one, 4)).toEqual([200, 200, 200, 429])
    expect(await statuses(given, other, 1)).toEqual([200])
    const refused = await listing(given, one, {})
    expect([refused.headers.get('retry-after'), refused.body.code]).toEqual(['1', 'too-many-requests'])
    given.passWallTime(SECOND)
    expect(await statuses(given, one, 3)).toEqual([200, 200, 429])
  })

  it('of the unknown: one bucket an address, and guessing counts', async () => {
    const given = house({ ratePerAddress: rate, addressOf })
    const good = await given.bearer(await given.person())
    expect(await statuses(given, { Authorization: 'Bearer guess' }, 4)).toEqual([401, 401, 401, 429])
    expect(await statuses(given, {}, 1)).toEqual([429])
    expect(await statuses(given, {}, 1, '10.0.0.2')).toEqual([401])
    expect(await statuses(given, good, 1, '10.0.0.2')).toEqual([200])
    expect(await statuses(given, good, 1)).toEqual([200])
  })
})
