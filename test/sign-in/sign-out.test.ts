import { describe, expect, it } from 'vitest'
import { listEntriesByAggregate } from '../../functions/audit-trail/index.ts'
import { browser, whoami } from './browser.ts'

describe('signing out', () => {
  const inside = async () => {
    const given = browser()
    const person = await given.person()
    await given.visit('/auth/sign-in')
    await given.visit('/auth/callback?code=c0de&state=state0')
    return { ...given, person, cookie: given.jar.get('onduty') ?? '' }
  }

  it('ends the session for good, and is written down', async () => {
    const given = await inside()
    const page = await (await given.visit('/auth/sign-out')).text()
    const token = /name="form-token" value="([\w-]+)"/.exec(page)?.[1] ?? ''
    const body = new URLSearchParams({ 'form-token': token })
    const out = await given.visit('/auth/sign-out', { method: 'POST', body })
    expect([out.status, out.headers.get('location')]).toEqual([303, '/auth/signed-out'])
    expect(given.jar.size).toBe(0)
    given.jar.set('onduty', given.cookie)
    expect(await whoami(given)).toBeUndefined()
    const { items } = await listEntriesByAggregate(given.platform.store, given.person.id)
    expect(items.at(-1)?.did).toBe('person.signed-out')
  })

  it('works from the portal by its header, and offers to leave the provider too', async () => {
    const given = await inside()
    const out = await given.visit('/auth/sign-out', { method: 'POST', headers: { 'X-Onduty': '1' } })
    expect(out.status).toBe(303)
    const page = await (await given.visit('/auth/signed-out')).text()
    expect(page).toContain('https://id.example.com/end?back=')
  })

  it('cannot be done by another site, nor by opening a link', async () => {
    const given = await inside()
    expect((await given.visit('/auth/sign-out', { method: 'POST' })).status).toBe(403)
    expect((await given.visit('/auth/sign-out')).status).toBe(200)
    expect(await whoami(given)).toBe(given.person.id)
  })
})
