import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { defineContract } from '../../functions/kernel/contract.ts'
import type { Answers, LaterAnswers } from '../../functions/platform/answers.ts'
import { mutation, query } from '../../functions/platform/handler.ts'
import { doorHouse } from './door-house.ts'

const read = defineContract({
  operation: 'read-bell',
  method: 'GET',
  path: '/api/bells/{name}',
  summary: 'A bell.',
  admits: 'signed-in',
  params: z.strictObject({ name: z.string() }),
  answer: z.strictObject({ name: z.string() }),
})
const ring = defineContract({
  operation: 'ring-bell',
  method: 'POST',
  path: '/api/bells',
  summary: 'Rings.',
  admits: 'signed-in',
  body: z.strictObject({ times: z.number() }),
  answer: z.strictObject({ rang: z.number() }),
  refusals: ['bell-is-broken'],
})
const BELLS: Answers = {
  routes: [
    query(read, async (_, { params }) => ({ name: params.name })),
    mutation(ring, async (_, { body }) => ({ acts: [], answer: { rang: body.times } })),
  ],
  pages: [{ method: 'GET', path: '/bells', admits: 'anybody', handle: async () => ({ html: '<p>bells</p>' }) }],
}

/** A house whose bells are loaded late; how often, and what else is asked for, is written down. */
async function house(load: LaterAnswers['load'] = async () => BELLS) {
  const loads: string[] = []
  const noted = (name: string, under: readonly string[], loading: LaterAnswers['load']): LaterAnswers => ({
    under,
    load() {
      loads.push(name)
      return loading()
    },
  })
  const later = [
    noted('bells', ['/api/bells', '/bells'], load),
    noted('bel', ['/api/bel'], async () => ({ routes: [] })),
  ]
  const { app, person, signedIn } = doorHouse({ later })
  const headers = await signedIn(await person())
  return { app, headers, loads }
}

describe('what is loaded by the first call', () => {
  it('is not there before, and answers that call and the next', async () => {
    const { app, headers, loads } = await house()
    expect(loads).toEqual([])
    for (const name of ['one', 'two']) {
      const answer = await app.request(`/api/bells/${name}`, { headers })
      expect([answer.status, await answer.json()]).toEqual([200, { name }])
    }
    expect((await app.request('/bells')).status).toBe(200)
    expect(loads).toEqual(['bells'])
  })

  it('reads the body of that call once', async () => {
    const { app, headers } = await house()
    const body = JSON.stringify({ times: 3 })
    const sent = { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': 'bell-rings-three' }
    const answer = await app.request('/api/bells', { method: 'POST', headers: sent, body })
    expect([answer.status, await answer.json()]).toEqual([200, { rang: 3 }])
  })

  it('is loaded once, however many call at a time', async () => {
    const { app, headers, loads } = await house()
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((name) => app.request(`/api/bells/${name}`, { headers })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(loads).toEqual(['bells'])
  })

  it('is asked of HEAD as of GET, and tells which methods there are', async () => {
    const head = await (await house()).app.request('/bells', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const { app, headers } = await house()
    const wrong = await app.request('/api/bells/one', { method: 'DELETE', headers })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('is not loaded by an address of nobody, or of a neighbour with a similar name', async () => {
    const { app, headers, loads } = await house()
    for (const path of ['/api/bellsandmore', '/api/bell', '/nowhere']) {
      expect((await app.request(path, { headers })).status).toBe(404)
    }
    expect(loads).toEqual([])
    expect((await app.request('/api/bells/one/two', { headers })).status).toBe(404)
    expect(loads).toEqual(['bells'])
  })

  it('that could not be loaded is a fault of ours, and the next call tries again', async () => {
    const left = [new Error('no such file')]
    const { app, headers, loads } = await house(async () => {
      const error = left.pop()
      if (error !== undefined) throw error
      return BELLS
    })
    expect((await app.request('/api/bells/one', { headers })).status).toBe(500)
    expect((await app.request('/api/bells/one', { headers })).status).toBe(200)
    expect(loads).toEqual(['bells', 'bells'])
  })

  it('is in the description of the whole, and in what is said of a problem', async () => {
    const { app, loads } = await house()
    const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: object }
    expect(Object.keys(paths)).toContain('/api/bells/{name}')
    expect(loads).toEqual(['bells', 'bel'])
    const about = await (await (await house()).app.request('/problems/bell-is-broken')).text()
    expect(about).toContain('/api/bells')
  })
})
