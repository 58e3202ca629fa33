import { describe, expect, it } from 'vitest'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import { FORM_TOKEN_FIELD, type Page } from '../../functions/platform/page.ts'
import { doorHouse } from './door-house.ts'
import { noteRoutes } from './notes.ts'

const decided: Record<string, string>[] = []

const pages: readonly Page[] = [
  {
    method: 'GET',
    path: '/d/:nonce',
    handle: async (_, { params, path, formToken, language, query }) => ({
      html: JSON.stringify({ params, token: formToken(path), language, query }),
    }),
  },
  {
    method: 'POST',
    path: '/d/:nonce',
    handle: async (_, { form }) => {
      decided.push({ ...form })
      return { seeOther: '/done' }
    },
  },
  {
    method: 'GET',
    path: '/refused/:how',
    admits: 'anybody',
    handle: async (_, { params }) => {
      if (params.how === 'bug') throw new TypeError('secret detail')
      const text = { 'zh-CN': '这是发给 <别人> 的', en: 'this was sent to <somebody else>' }
      throw new RefusalError(403, { code: 'not-yours', text })
    },
  },
]

async function visitor(given: Partial<Parameters<typeof doorHouse>[0]> = {}) {
  const house = doorHouse({ routes: noteRoutes(), pages, ...given })
  const { Cookie } = await house.signedIn(await house.person())
  const page = await house.app.request('/d/n0nce', { headers: { Cookie } })
  const { token } = (await page.json()) as { token: string }
  const post = (fields: string | Record<string, string>, headers: Record<string, string> = {}, path = '/d/n0nce') =>
    house.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Cookie, ...headers } })
  return { ...house, Cookie, token, post }
}

describe('a page', () => {
  it('is shown to whoever has signed in, in their language, with strict headers', async () => {
    const { app, Cookie } = await visitor()
    const answer = await app.request('/d/n0nce?tab=2', { headers: { Cookie, 'Accept-Language': 'en' } })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ params: { nonce: 'n0nce' }, language: 'zh-CN', query: { tab: '2' } })
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('offers sign-in to whoever has not, and comes back; HEAD the same, and a token is no session', async () => {
    const house = await visitor()
    const bearer = await house.bearer(await house.person('b@example.com'))
    for (const headers of [{}, bearer]) {
      const answer = await house.app.request('/d/n0nce?a=1&b=2', { headers })
      expect(answer.status).toBe(401)
      expect(await answer.text()).toContain('href="/auth/sign-in?returnTo=%2Fd%2Fn0nce%3Fa%3D1%26b%3D2"')
    }
    expect((await house.app.request('/d/n0nce', { method: 'HEAD' })).status).toBe(401)
  })

  it('says why it is refused, escaped, in words of the visitor', async () => {
    const { app } = await visitor()
    const refused = await app.request('/refused/yes', { headers: { 'Accept-Language': 'en' } })
    expect(refused.status).toBe(403)
    const html = await refused.text()
    expect(html).toContain('this was sent to &lt;somebody else&gt;')
    expect(html).toContain('lang="en"')
    expect(html.length).toBeLessThan(10_000)
  })

  it('keeps a fault, and the address it happened at, to itself', async () => {
    const { app, logged } = await visitor()
    const answer = await app.request('/refused/bug')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/secret detail|TypeError/)
    expect(logged).toEqual([
      { message: 'unexpected error', fields: expect.objectContaining({ where: '/refused/:how' }) },
    ])
  })

  it('explains every kind of problem, where the type of a problem document points', async () => {
    const { app } = await visitor()
    const page = async (code: string) => {
      const answer = await app.request(`/problems/${code}`, { headers: { 'Accept-Language': 'en' } })
      return [answer.status, await answer.text()] as const
    }
    expect(await page('too-deep')).toEqual([200, expect.stringContaining('20 levels at most')])
    expect(await page('note-is-old')).toEqual([200, expect.stringContaining('PATCH /api/notes/{id}')])
    expect(await page('invalid-input')).toEqual([200, expect.stringContaining('detail')])
    expect((await page('No%3Cb%3E'))[0]).toBe(404)
  })

  it('that does not exist is told to people as a page, to programs as a problem', async () => {
    const { app } = await visitor()
    const page = await app.request('/nowhere', { headers: { Accept: 'text/html,*/*' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    const problem = await app.request('/api/nowhere', { headers: { Accept: 'text/html,*/*' } })
    expect(problem.headers.get('content-type')).toContain('problem+json')
  })
})

describe('a form', () => {
  it('of our own page is taken once its token fits', async () => {
    decided.length = 0
    const { post, token } = await visitor()
    const answer = await post({ [FORM_TOKEN_FIELD]: token, decision: 'approve', comment: 'a\r\nb' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/done'])
    expect(decided).toEqual([{ [FORM_TOKEN_FIELD]: token, decision: 'approve', comment: 'a\nb' }])
  })

  it('of our own page is taken though browsers hide where it comes from', async () => {
    const { post, token } = await visitor()
    const hidden = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }
    expect((await post({ [FORM_TOKEN_FIELD]: token }, hidden)).status).toBe(303)
  })

  it('of our own scripts is taken by their header', async () => {
    const { post } = await visitor()
    expect((await post({}, { 'X-Onduty': '1', Origin: 'http://localhost:8080' })).status).toBe(303)
    expect((await post({}, { 'X-Onduty': '1', Origin: 'https://evil.example.com' })).status).toBe(403)
    expect((await post({}, { 'X-Onduty': '0' })).status).toBe(403)
  })

  it('is refused, and nothing happens', async () => {
    decided.length = 0
    const { app, post, token, person, signedIn } = await visitor()
    const field = { [FORM_TOKEN_FIELD]: token }
    const eve = await signedIn(await person('eve@example.com'))
    const answers = {
      'without a token': await post({}),
      'with a token of nothing': await post({ [FORM_TOKEN_FIELD]: '' }),
      'with the token of another path': await post(field, {}, '/d/another'),
      'with the token of another session': await post(field, { Cookie: eve.Cookie }),
      'from another site': await post(field, { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }),
      'from another origin': await post(field, { Origin: 'https://evil.example.com' }),
      'with a field given twice': await post(`${FORM_TOKEN_FIELD}=${token}&decision=a&decision=b`),
      'of another type': await post(field, { 'Content-Type': 'text/plain' }),
      'too large': await post({ ...field, comment: 'x'.repeat(300_000) }),
      'without a session': await app.request('/d/n0nce', { method: 'POST', body: new URLSearchParams(field) }),
    }
    expect(Object.fromEntries(Object.entries(answers).map(([how, { status }]) => [how, status]))).toEqual({
      'without a token': 403,
      'with a token of nothing': 403,
      'with the token of another path': 403,
      'with the token of another session': 403,
      'from another site': 403,
      'from another origin': 403,
      'with a field given twice': 422,
      'of another type': 415,
      'too large': 413,
      'without a session': 401,
    })
    expect(decided).toEqual([])
  })
})
