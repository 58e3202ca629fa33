import { describe, expect, it } from 'vitest'
import { listEntriesByAggregate } from '../../functions/audit-trail/index.ts'
import { MINUTE, SECOND } from '../../functions/kernel/instant.ts'
import { type Identity, SignInFailedError } from '../../functions/platform/identity-provider.ts'
import { browser, whoami } from './browser.ts'

describe('signing in', () => {
  it('goes to the provider and comes back to where somebody wanted to be', async () => {
    const given = browser()
    const person = await given.person()
    const away = await given.visit('/auth/sign-in?returnTo=/d/n0nce%3Fa%3D1')
    expect([away.status, away.headers.get('location')]).toEqual([303, 'https://id.example.com/authorize?state=state0'])
    expect(given.asked.begun[0]?.redirectUri).toBe('http://localhost:8080/auth/callback')
    const back = await given.visit('/auth/callback?code=c0de&state=state0')
    expect([back.status, back.headers.get('location')]).toEqual([303, '/d/n0nce?a=1'])
    expect(given.asked.finished).toMatchObject([
      {
        url: 'http://localhost:8080/auth/callback?code=c0de&state=state0',
        kept: { nonce: 'nonce0', codeVerifier: 'verifier0' },
      },
    ])
    expect(await whoami(given)).toBe(person.id)
    expect([...given.jar.keys()]).toEqual(['onduty'])
  })

  it('as somebody else ends the session there was: whoever was signed in is not any more', async () => {
    const given = browser()
    await given.person()
    await given.visit('/auth/sign-in')
    await given.visit('/auth/callback?code=c0de&state=state0')
    const before = given.jar.get('onduty')
    expect((await given.visit('/auth/sign-in?as=another&returnTo=/d/n0nce')).status).toBe(303)
    expect(given.asked.begun.map(({ asAnother }) => asAnother)).toEqual([undefined, true])
    const back = await given.visit('/auth/callback?code=c0de&state=state1')
    expect(back.headers.get('location')).toBe('/d/n0nce')
    given.jar.set('onduty', before ?? '')
    expect(await whoami(given)).toBe(undefined)
  })

  it('is written into the chain of the person, with nothing that opens anything', async () => {
    const given = browser()
    const person = await given.person()
    await given.visit('/auth/sign-in')
    await given.visit('/auth/callback?code=c0de&state=state0')
    const { items } = await listEntriesByAggregate(given.platform.store, person.id)
    expect(items.at(-1)).toMatchObject({
      did: 'person.signed-in',
      by: { kind: 'person', id: person.id },
      door: 'portal',
      what: { issuer: 'https://id.example.com' },
      personal: { subject: { value: 's-1' } },
    })
    const secret = given.jar.get('onduty')?.split('.')[1] ?? 'none'
    expect(JSON.stringify(given.memory.dump())).not.toContain(secret)
  })

  it('sets cookies that scripts, other sites and plain http cannot use', async () => {
    const given = browser('https://onduty.example.com')
    await given.person()
    const begun = await given.visit('/auth/sign-in')
    const done = await given.visit('/auth/callback?code=c0de&state=state0')
    const all = [...begun.headers.getSetCookie(), ...done.headers.getSetCookie()]
    expect(all).toHaveLength(3)
    for (const cookie of all) {
      expect(cookie).toMatch(/^__Host-onduty/)
      expect(cookie).toContain('; Path=/; HttpOnly; SameSite=Lax; Secure')
      expect(cookie).not.toContain('Domain')
    }
  })

  it('works in two tabs at once', async () => {
    const given = browser()
    const person = await given.person()
    await given.visit('/auth/sign-in?returnTo=/one')
    await given.visit('/auth/sign-in?returnTo=/two')
    expect((await given.visit('/auth/callback?code=1&state=state0')).headers.get('location')).toBe('/one')
    expect((await given.visit('/auth/callback?code=2&state=state1')).headers.get('location')).toBe('/two')
    expect(await whoami(given)).toBe(person.id)
    const sessions = given.memory.dump().filter(({ sk }) => sk.startsWith('session#'))
    const now = Math.floor(Date.parse(given.time.wall) / 1000)
    expect(sessions.filter(({ expiresAt }) => Number(expiresAt) > now)).toHaveLength(1)
  })

  it('never keeps more than a handful of sign-ins under way', async () => {
    const given = browser()
    for (let nth = 0; nth < 40; nth += 1) await given.visit('/auth/sign-in')
    expect(given.jar.size).toBeLessThanOrEqual(5)
  })

  it.each([
    ['//evil.example.com/x'],
    ['/\\evil.example.com'],
    ['https://evil.example.com'],
    ['javascript:alert(1)'],
    ['/%0d%0aSet-Cookie:a=b'.replace('%0d%0a', '\r\n')],
    ['/auth/sign-out'],
    ['/x/../auth/sign-in'],
    [''],
    [`/${'x'.repeat(2000)}`],
  ])('never goes on to %j', async (returnTo) => {
    const given = browser()
    await given.person()
    await given.visit(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`)
    expect(given.asked.begun[0]?.returnTo).toBe('/')
    const back = await given.visit('/auth/callback?code=c0de&state=state0')
    expect(back.headers.get('location')).toBe('/')
  })
})

describe('nobody is signed in', () => {
  const failing = async (
    change: (given: ReturnType<typeof browser>) => void | Promise<void>,
    back = '?code=c&state=state0',
  ) => {
    const given = browser()
    const person = await given.person()
    await given.visit('/auth/sign-in', { headers: { 'Accept-Language': 'en' } })
    await change(given)
    const answer = await given.visit(`/auth/callback${back}`, { headers: { 'Accept-Language': 'en' } })
    expect(await whoami(given)).toBeUndefined()
    return { status: answer.status, html: await answer.text(), person, given }
  }

  it('when the answer comes back to another browser', async () => {
    const { status, html } = await failing(({ jar }) => jar.clear())
    expect([status, html.includes('not begun in this browser')]).toEqual([400, true])
  })

  it('when the answer is for another sign-in, or for none', async () => {
    expect((await failing(() => {}, '?code=c&state=state7')).status).toBe(400)
    expect((await failing(() => {}, '')).status).toBe(400)
  })

  it('when it took more than ten minutes', async () => {
    expect((await failing(({ passWallTime }) => passWallTime(10 * MINUTE))).status).toBe(400)
    expect(await failing(({ passWallTime }) => passWallTime(10 * MINUTE - SECOND)).catch(() => 'in')).toBe('in')
  })

  it('when what the browser kept was changed', async () => {
    const tampered = await failing(({ jar }) => {
      const [[name, value] = ['', '']] = [...jar]
      const [payload = '', mac] = value.split('.')
      const kept = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), returnTo: '/evil' }
      jar.set(name, `${Buffer.from(JSON.stringify(kept)).toString('base64url')}.${mac}`)
    })
    expect(tampered.status).toBe(400)
  })

  it('when Onduty does not know them: says so, kindly', async () => {
    const { status, html } = await failing(({ says }) => {
      says.identity = { email: 'zoe@example.com' }
    })
    expect(status).toBe(403)
    expect(html).toContain('zoe@example.com is not registered in Onduty')
  })

  it.each([{ emailVerified: false }, { email: undefined }])('when the provider says %j', async (identity) => {
    const { status, html } = await failing(({ says }) => {
      says.identity = identity as Partial<Identity>
    })
    expect([status, html.includes('not verified')]).toEqual([403, true])
  })

  it('when they were deactivated', async () => {
    const { status, html } = await failing(async ({ changePerson, memory }) => {
      const head = memory.dump().find(({ id }) => typeof id === 'string' && id.startsWith('per_'))
      await changePerson(String(head?.id), { active: false })
    })
    expect([status, html.includes('deactivated')]).toEqual([403, true])
  })

  it.each([
    ['refused', 403],
    ['not-trusted', 403],
    ['unavailable', 503],
  ] as const)('when the provider’s answer is %s', async (failure, expected) => {
    const { status, html } = await failing(({ says }) => {
      says.failure = new SignInFailedError(failure, 'inner detail')
    })
    expect([status, html.includes('inner detail')]).toEqual([expected, false])
  })

  it('when the provider cannot be reached to begin with', async () => {
    const given = browser()
    given.says.failure = new SignInFailedError('unavailable', 'ECONNREFUSED')
    expect((await given.visit('/auth/sign-in')).status).toBe(503)
  })
})
