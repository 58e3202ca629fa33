import { describe, expect, it } from 'vitest'
import { caseOf, mailTo, relayHouse } from './relay-house.ts'

const start = { kind: 'start', workflow: 'change', caseId: caseOf(1), generation: 1 } as const

describe('a mail that carries the start of its act along', () => {
  it('lies in one row, and both are done', async () => {
    const { relay, state, commit, rows } = relayHouse()
    const kicked = await commit(mailTo(1), mailTo(2), start)
    expect(rows('outbox#')).toHaveLength(2)
    await relay.perform(kicked)
    expect([state.mails.length, state.starts.length, rows('outbox#')]).toEqual([2, 1, []])
  })

  it('when the engine fails, then the mail goes out once and only the start is tried again', async () => {
    let isDown = true
    const starts: string[] = []
    const engine = {
      async start({ name }: { name: string }) {
        if (isDown) throw new Error('the engine is down')
        starts.push(name)
        return 'started' as const
      },
      succeed: async () => 'delivered' as const,
    }
    const { relay, state, commit, rows, pass } = relayHouse({ engine })
    await relay.perform(await commit(mailTo(1), start))
    expect(state.mails).toHaveLength(1)
    expect(rows('outbox#')).toMatchObject([{ effect: start, tries: 1 }])
    isDown = false
    pass(10)
    await relay.sweep()
    expect([state.mails.length, starts, rows('outbox#')]).toEqual([1, [`${caseOf(1)}-1`], []])
  })

  it('when the mailer fails, then the start is made once and only the mail is tried again', async () => {
    let isDown = true
    const sent: string[] = []
    const mailer = {
      async send({ id }: { id: string }) {
        if (isDown) throw new Error('mail is down')
        sent.push(id)
      },
    }
    const { relay, state, commit, rows, pass } = relayHouse({ mailer })
    await relay.perform(await commit(mailTo(1), start))
    expect(state.starts).toHaveLength(1)
    isDown = false
    pass(10)
    await relay.sweep()
    expect([state.starts.length, sent.length, rows('outbox#')]).toEqual([1, 1, []])
  })

  it('when both fail for good, then both are parked together', async () => {
    const broken = async () => {
      throw new Error('down')
    }
    const { relay, commit, rows, pass } = relayHouse({
      mailer: { send: broken },
      engine: { start: broken, succeed: broken },
    })
    await relay.perform(await commit(mailTo(1), start))
    for (const seconds of [10, 60, 300, 1200]) {
      pass(seconds)
      await relay.sweep()
    }
    expect(rows('outbox#')).toEqual([])
    expect(rows('parked')).toMatchObject([{ effect: { kind: 'mail' }, also: start, tries: 5 }])
  })
})
