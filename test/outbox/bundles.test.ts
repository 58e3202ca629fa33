import { describe, expect, it } from 'vitest'
import { letterTo, mailTo, relayHouse, START } from './relay-house.ts'

describe('bundles', () => {
  const withSummary = () =>
    relayHouse({
      letters: {
        'change.please-authorise': async (_, { to }) => letterTo(to, 'one'),
        summary: async (_, { to, about }) => letterTo(to, JSON.stringify(about)),
      },
    })

  it('collects what is written to one person for half a minute and sends one mail', async () => {
    const { relay, state, commit, pass, rows } = withSummary()
    await relay.perform(await commit(mailTo(1, { nth: 1 }, 'recovery'), mailTo(2, {}, 'recovery')))
    pass(20)
    relay.kick(await commit(mailTo(1, { nth: 2 }, 'recovery')))
    await relay.settle()
    expect(await relay.nextDueAt()).toBe('2026-01-05T00:00:30.000Z')
    await relay.sweep()
    expect(state.mails).toEqual([])
    pass(10)
    await relay.sweep()
    const texts = state.mails.map(({ to, text }) => `${to.name.slice(-1)} ${text}`).sort()
    const parts = [
      { letter: 'change.please-authorise', about: { nth: 1 }, at: START },
      { letter: 'change.please-authorise', about: { nth: 2 }, at: '2026-01-05T00:00:20.000Z' },
    ]
    expect(texts).toEqual([`1 ${JSON.stringify({ parts, bundle: 'recovery' })}`, '2 one'])
    expect(rows('bundles#')).toEqual([])
    expect(await relay.nextDueAt()).toBeUndefined()
  })

  it('closes at once when asked, several hundred mails at a time', async () => {
    const { relay, state, commit, rows } = withSummary()
    for (let nth = 0; nth < 30; nth += 1) await commit(...Array.from({ length: 20 }, () => mailTo(3, {}, 'recovery')))
    await relay.sweep({ bundles: true })
    await relay.sweep({ bundles: true })
    expect(state.mails.map(({ text }) => JSON.parse(text).parts.length)).toEqual([500, 100])
    expect(rows('bundles#')).toEqual([])
  })

  it('waits where it lies when the mail fails, under the same id, and is parked mail by mail', async () => {
    const ids = new Set<string>()
    const send = async ({ id }: { id: string }) => {
      ids.add(id)
      throw new Error('down')
    }
    const { relay, state, commit, rows } = relayHouse({
      mailer: { send },
      letters: { summary: async () => letterTo('', '') },
    })
    await commit(...Array.from({ length: 60 }, (_, nth) => mailTo(1, { nth }, 'recovery')))
    for (let tries = 0; tries < 5; tries += 1) {
      state.now = (await relay.nextDueAt()) ?? ''
      await relay.sweep()
    }
    expect(ids.size).toBe(1)
    expect(rows('parked')).toHaveLength(60)
    expect(rows('bundles#')).toEqual([])
  })
})

describe('the health of mail', () => {
  it('is a row after the third failure in a row, and gone with the first mail that goes out', async () => {
    let isDown = true
    const { relay, commit, state, rows } = relayHouse({
      mailer: {
        async send() {
          if (isDown) throw new Error('421 come back later')
        },
      },
    })
    for (let nth = 0; nth < 3; nth += 1) await relay.perform(await commit(mailTo(nth)))
    expect(rows('health')).toMatchObject([{ failures: 3, failingSince: START, error: 'Error: 421 come back later' }])
    isDown = false
    state.now = (await relay.nextDueAt()) ?? ''
    await relay.sweep()
    expect(rows('health')).toEqual([])
  })
})
