import { describe, expect, it } from 'vitest'
import { createRelay } from '../../functions/outbox/index.ts'
import { type Mail, MailRefusedError } from '../../functions/platform/mailer.ts'
import { caseOf, mailTo, personOf, relayHouse, START } from './relay-house.ts'

describe('the relay', () => {
  it('sends a mail under the id of its row and forgets the row', async () => {
    const { relay, state, commit, rows } = relayHouse()
    const [row] = await commit(mailTo(1, { change: caseOf(1) }))
    await relay.perform([row ?? { pk: '', sk: '' }])
    expect(state.mails).toMatchObject([{ id: row?.sk.split('#')[1], text: JSON.stringify({ change: caseOf(1) }) }])
    expect(rows('outbox#')).toEqual([])
    expect(state.counts).toEqual({ EffectPerformed: 1 })
  })

  it('reads rows of which it is told only the keys', async () => {
    const { relay, state, commit } = relayHouse()
    const kicked = await commit(mailTo(1), { kind: 'start', workflow: 'change', caseId: caseOf(1), generation: 2 })
    await relay.perform([...kicked.map(({ pk, sk }) => ({ pk, sk })), { pk: 'outbox#1', sk: 'gone' }])
    expect(state.mails).toHaveLength(1)
    expect(state.starts).toEqual([
      {
        workflow: 'change',
        name: `${caseOf(1)}-2`,
        input: { contract: 3, caseId: caseOf(1), generation: 2, next: 'assess', waitSeconds: 3600 },
      },
    ])
  })

  it('drops a letter that has nothing to say any more, and the start of a case that is over', async () => {
    const { relay, state, commit, rows } = relayHouse({ letters: { 'change.please-authorise': async () => undefined } })
    state.whereabouts = { next: 'over', waitSeconds: 1 }
    const start = { kind: 'start', workflow: 'change', caseId: caseOf(1), generation: 1 } as const
    await relay.perform(await commit(mailTo(1), start))
    expect([state.mails, state.starts, rows('outbox#')]).toEqual([[], [], []])
    expect(state.counts).toEqual({ EffectDropped: 2 })
  })

  it('wakes the execution that waits for a case, with where the case stands now', async () => {
    const { relay, state, commit, platform, rows } = relayHouse()
    const exec = { pk: `agg#${caseOf(1).slice(-16)}`, sk: 'exec' }
    await relay.perform(await commit({ kind: 'wake', caseId: caseOf(1) }))
    expect(state.wakes).toEqual([])
    await platform.store.write({ put: { ...exec, token: 'token-1', generation: 1, stage: 'assess' } })
    state.whereabouts = { next: 'authorise', waitSeconds: 60 }
    await relay.perform(await commit({ kind: 'wake', caseId: caseOf(1) }))
    state.whereabouts = { next: 'over', waitSeconds: 1 }
    await relay.perform(await commit({ kind: 'wake', caseId: caseOf(1) }))
    expect(state.wakes.map(({ output }) => output)).toEqual([
      { next: 'authorise', waitSeconds: 60 },
      { next: 'over', waitSeconds: 1 },
    ])
    expect(rows('outbox#')).toEqual([])
  })

  it('hands an event to whoever has subscribed, and again when that failed', async () => {
    const heard: unknown[] = []
    let isBroken = true
    const onEvent = async (event: string, about: object) => {
      if (isBroken) throw new Error('not now')
      heard.push({ event, about })
    }
    const { relay, state, commit, rows } = relayHouse({ onEvent })
    await relay.perform(await commit({ kind: 'event', event: 'person.left', about: { person: personOf(1) } }))
    isBroken = false
    state.now = (await relay.nextDueAt()) ?? ''
    await relay.sweep()
    expect(heard).toEqual([{ event: 'person.left', about: { person: personOf(1) } }])
    expect(rows('outbox#')).toEqual([])
  })

  it('tries five times, waiting longer each time, then parks the effect with what went wrong', async () => {
    const send = async () => {
      throw new Error('connect https://key:abc@smtp.example.com refused li@example.com')
    }
    const { relay, state, commit, rows } = relayHouse({ mailer: { send } })
    await relay.perform(await commit(mailTo(1, { change: caseOf(1) })))
    const waits: number[] = []
    for (let due = await relay.nextDueAt(); due !== undefined; due = await relay.nextDueAt()) {
      waits.push((Date.parse(due) - Date.parse(state.now)) / 1000)
      await relay.sweep()
      expect(rows('outbox#'), 'not before it is due').toHaveLength(1)
      state.now = due
      await relay.sweep()
    }
    expect(waits).toEqual([10, 60, 300, 1200])
    expect(rows('outbox#')).toEqual([])
    expect(rows('parked')).toMatchObject([
      { tries: 5, at: START, parkedAt: state.now, effect: { about: { change: caseOf(1) } } },
    ])
    expect(rows('parked')[0]?.error).toBe('Error: connect ‹link› refused ‹address›')
  })

  it('parks a refused mail at once and says so', async () => {
    const refused: unknown[] = []
    const send = async () => {
      throw new MailRefusedError('550 no such mailbox')
    }
    const { relay, commit, rows } = relayHouse({
      mailer: { send },
      onMailRefused: async ({ to, letter }) => void refused.push({ to, letter }),
    })
    await relay.perform(await commit(mailTo(1)))
    expect(rows('parked')).toMatchObject([{ tries: 1, error: 'MailRefusedError: 550 no such mailbox' }])
    expect(refused).toEqual([{ to: expect.stringMatching(/^per_/), letter: 'change.please-authorise' }])
    expect(rows('health')).toEqual([])
  })

  it('parks what nobody can perform, and goes on with the others', async () => {
    const { relay, state, commit, platform, rows } = relayHouse()
    const id = 'out_000000000000000000000000AA'
    await platform.store.write({
      put: { pk: 'outbox#0', sk: `${START}#${id}`, id, at: START, effect: { kind: 'fly' } },
    })
    await platform.store.write({ put: { pk: 'outbox#0', sk: `${START}#broken` } })
    await commit(mailTo(1))
    for (let round = 0; round < 12; round += 1) {
      await relay.sweep({ fresh: true })
      state.now = (await relay.nextDueAt()) ?? state.now
    }
    expect(state.mails).toHaveLength(1)
    expect(rows('outbox#')).toEqual([])
    expect(rows('parked')).toHaveLength(2)
  })

  it('leaves a fresh row to the kick and performs it a minute later, oldest first', async () => {
    const { relay, state, commit, pass } = relayHouse()
    const order: unknown[] = []
    for (let nth = 0; nth < 20; nth += 1) {
      await commit({ kind: 'start', workflow: 'change', caseId: caseOf(nth), generation: 1 })
      order.push(`${caseOf(nth)}-1`)
      pass(1)
    }
    pass(39)
    await relay.sweep()
    expect(state.starts).toEqual([])
    pass(1)
    await relay.sweep()
    expect(state.starts).toHaveLength(1)
    pass(60)
    await relay.sweep()
    expect(state.starts.map(({ name }) => name)).toEqual(order)
  })

  it('leaves a mail to whoever has claimed it, until the lease runs out', async () => {
    let finish = () => {}
    const send = (mail: Mail) =>
      new Promise<void>((resolve) => {
        finish = resolve
        state.mails.push(mail)
      })
    const { ports, relay, state, commit, pass } = relayHouse({ mailer: { send } })
    const other = createRelay(ports)
    const kicked = await commit(mailTo(1))
    const sending = relay.perform(kicked)
    await other.perform(kicked)
    await other.sweep({ fresh: true })
    expect(state.mails).toHaveLength(1)
    pass(61)
    const again = other.sweep()
    await new Promise(setImmediate)
    expect(state.mails.map(({ id }) => id)).toEqual([state.mails[0]?.id, state.mails[0]?.id])
    finish()
    await again
    void sending
  })

  it('takes over at once what a crash left behind when it is alone', async () => {
    const { ports, state, commit } = relayHouse({ isAlone: true })
    const never = { send: () => new Promise<void>(() => {}) }
    void createRelay({ ...ports, mailer: never }).perform(await commit(mailTo(1)))
    await new Promise(setImmediate)
    const next = createRelay(ports)
    await next.sweep({ fresh: true })
    expect(state.mails).toHaveLength(1)
  })

  it('performs kicks in the background and finds in the table what was too much for its queue', async () => {
    const { relay, state, commit } = relayHouse()
    for (let nth = 0; nth < 40; nth += 1) {
      const effects = Array.from({ length: 40 }, (_, each) => mailTo(each, { nth }))
      relay.kick(Array.from({ length: 4 }, () => ({ pk: 'outbox#0', sk: 'gone' })))
      relay.kick(await commit(...effects))
    }
    const tooMuch = Array.from({ length: 5001 }, () => ({ pk: 'outbox#0', sk: 'gone' }))
    await commit(mailTo(7))
    relay.kick(tooMuch)
    await relay.settle()
    expect(state.mails).toHaveLength(1601)
    expect(await relay.nextDueAt()).toBeUndefined()
  })

  it('holds mails and starts back while the table is not known to be ours, but wakes', async () => {
    let isHeld = true
    const { relay, state, commit, pass, rows } = relayHouse({ isHeld: async () => isHeld })
    const start = { kind: 'start', workflow: 'change', caseId: caseOf(1), generation: 1 } as const
    await relay.perform([...(await commit(mailTo(1), start)), ...(await commit({ kind: 'wake', caseId: caseOf(1) }))])
    expect(rows('outbox#')).toHaveLength(1)
    expect(await relay.nextDueAt()).toBeUndefined()
    isHeld = false
    pass(60)
    await relay.sweep()
    expect([state.mails.length, state.starts.length, rows('outbox#')]).toEqual([1, 1, []])
  })
})
