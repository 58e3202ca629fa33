import { describe, expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/index.ts'
import type { Actor } from '../../functions/kernel/actor.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import { createEpoch, createRelay, type Letter } from '../../functions/outbox/index.ts'
import type { ParkedOut } from '../../functions/outbox/outbox.contract.ts'
import { outboxRoutes } from '../../functions/outbox/outbox.routes.ts'
import type { Call } from '../../functions/platform/handler.ts'
import { MailRefusedError } from '../../functions/platform/mailer.ts'
import { InvalidCursorError } from '../../functions/platform/store.ts'
import { caseOf, letterTo, mailTo, personOf, relayHouse, START } from './relay-house.ts'

const actor: Actor = { kind: 'person', id: personOf(9), from: { door: 'portal' } }
const grant = { authority: 'effects.redrive', via: 'holder' } as const

/** A house with its doors: what a mailer refuses is parked, and seen by whoever may see it. */
function parkedHouse() {
  const refusing = { is: true }
  const plain: Letter = async (_, { to, about }) => letterTo(to, JSON.stringify(about))
  const house = relayHouse({
    letters: { 'change.please-authorise': plain, 'change.decided': plain },
    mailer: {
      async send(mail) {
        if (refusing.is) throw new MailRefusedError('550 unknown')
        house.state.mails.push(mail)
      },
    },
  })
  let mayAct = true
  const routes = outboxRoutes(async () => {
    if (!mayAct) throw new RefusalError(403, { code: 'authority-missing', text: { 'zh-CN': '', en: '' } })
    return grant
  })
  const call = async (operation: string, given: { id?: string; body?: object; query?: object } = {}) => {
    const route = routes.find(({ contract }) => contract.operation === operation)
    const asked = {
      params: given.id === undefined ? {} : { id: given.id },
      query: { limit: 25, ...given.query },
      body: { dryRun: false, ...given.body },
      caller: { actor, person: personOf(9), language: 'en' },
      now: house.state.now,
    } as unknown as Call
    house.state.kicked = []
    const answer =
      route?.decide === undefined
        ? await route?.answer?.(house.platform, asked)
        : await perform(house.platform, async () => (await route.decide?.(house.platform, asked)) ?? never())
    return route?.contract.answer.parse(answer) as Record<string, unknown> & { items: ParkedOut[] }
  }
  const never = (): never => {
    throw new TypeError('no such route')
  }
  const mend = () => {
    refusing.is = false
  }
  const forbid = () => {
    mayAct = false
  }
  return { ...house, call, mend, forbid }
}

describe('parked effects', () => {
  it('are listed oldest first, page by page', async () => {
    const { relay, commit, call, pass } = parkedHouse()
    for (let nth = 0; nth < 5; nth += 1) {
      await relay.perform(await commit(mailTo(nth, { change: caseOf(nth) })))
      pass(1)
    }
    const first = await call('list-parked', { query: { limit: 3 } })
    const rest = await call('list-parked', { query: { limit: 3, cursor: first.nextCursor } })
    const all = [...first.items, ...rest.items]
    expect(all.map(({ concerns }) => concerns)).toEqual([0, 1, 2, 3, 4].map((nth) => [caseOf(nth)]))
    expect(rest.nextCursor).toBeNull()
    expect(all[0]).toMatchObject({
      kind: 'mail',
      letter: 'change.please-authorise',
      to: personOf(0),
      tries: 1,
      decidedAt: START,
      error: 'MailRefusedError: 550 unknown',
    })
    expect(first).toMatchObject({ mailIsDown: false, mailFailingSince: null, heldSince: null })
  })

  it('go back into the outbox by an act that says who, once', async () => {
    const { relay, commit, call, mend, rows, state } = parkedHouse()
    await relay.perform(await commit(mailTo(1, { change: caseOf(1) })))
    const id = (await call('list-parked')).items[0]?.id ?? ''
    expect(await call('redrive-parked', { id, body: { dryRun: true } })).toMatchObject({ redriven: false })
    expect(rows('parked')).toHaveLength(1)
    mend()
    expect(await call('redrive-parked', { id })).toMatchObject({ redriven: true, parked: { id } })
    await relay.perform(state.kicked)
    expect(state.mails).toHaveLength(1)
    expect([rows('parked'), rows('outbox#')]).toEqual([[], []])
    const entries = rows('agg#').filter(
      ({ sk, entry }) => sk.startsWith('aud#') && JSON.stringify(entry).includes('redriven'),
    )
    expect(entries).toMatchObject([{ entry: { did: 'effect.redriven', by: { id: personOf(9) }, grant } }])
    await expect(call('redrive-parked', { id })).rejects.toMatchObject({ status: 409 })
    await expect(call('redrive-parked', { id: `out_0000000000${'A'.repeat(16)}` })).rejects.toMatchObject({
      status: 404,
    })
  })

  describe('many at once', () => {
    /** Parked: mails to twenty people, one of another letter in front. */
    async function twenty() {
      const house = parkedHouse()
      const other = { ...mailTo(50), letter: 'change.decided' }
      for (const effect of [other, ...Array.from({ length: 20 }, (_, nth) => mailTo(nth))]) {
        await house.relay.perform(await house.commit(effect))
        house.pass(1)
      }
      const many = async (body: object) => {
        const answer = await house.call('redrive-many-parked', { body: { which: {}, limit: 15, ...body } })
        return answer as unknown as { items: ParkedOut[]; redriven: number; nextCursor: string | null }
      }
      return { ...house, many, kept: () => house.rows('parked').length }
    }

    it('go back into the outbox call by call, each with an act of its own, until none is left', async () => {
      const { many, kept, mend, relay, state, rows } = await twenty()
      mend()
      const first = await many({})
      await relay.perform(state.kicked)
      expect([first.redriven, first.items.length, kept()]).toEqual([15, 15, 6])
      const second = await many({ cursor: first.nextCursor })
      await relay.perform(state.kicked)
      expect([second.redriven, second.nextCursor, kept()]).toEqual([6, null, 0])
      expect([state.mails.length, rows('outbox#')]).toEqual([21, []])
      const entries = rows('agg#').filter(({ entry }) => JSON.stringify(entry ?? '').includes('effect.redriven'))
      expect(entries).toHaveLength(21)
    })

    it('are only told in a dry run: the same ones, and nothing changes', async () => {
      const { many, state } = await twenty()
      const before = JSON.stringify(state.memory.dump())
      const first = await many({ dryRun: true })
      const second = await many({ dryRun: true, cursor: first.nextCursor })
      expect([first.redriven, first.items.length, second.items.length, second.nextCursor]).toEqual([0, 15, 6, null])
      expect(JSON.stringify(state.memory.dump())).toBe(before)
    })

    it('can be those of one kind, letter or workflow only', async () => {
      const { many, kept } = await twenty()
      expect((await many({ which: { kind: 'start' } })).items).toEqual([])
      expect((await many({ which: { workflow: 'change-lifecycle' } })).items).toEqual([])
      expect((await many({ which: { kind: 'mail', letter: 'change.decided' } })).items.map(({ to }) => to)).toEqual([
        personOf(50),
      ])
      expect(kept()).toBe(20)
    })

    it('end, also when each is parked again at once', async () => {
      const { many, kept, relay, state, pass } = await twenty()
      let [calls, redriven, cursor] = [0, 0, undefined as string | null | undefined]
      do {
        const page = await many(cursor === undefined ? {} : { cursor })
        pass(1)
        await relay.perform(state.kicked)
        redriven += page.redriven
        calls += 1
        cursor = page.nextCursor
      } while (cursor !== null && calls < 10)
      expect([calls, redriven, kept()]).toEqual([2, 21, 21])
    })

    it('do not stop at one that nobody can read any more, which stays and says so when it is tried alone', async () => {
      const { many, kept, call, platform, state } = await twenty()
      const id = `out_0000000000${'A'.repeat(16)}`
      const rubbish = { pk: 'parked', sk: id, id, at: START, parkedAt: START, tries: 5, error: 'TypeError' }
      await platform.store.write({ put: rubbish })
      expect((await many({})).redriven).toBe(15)
      expect(await many({})).toMatchObject({ redriven: 6, nextCursor: null })
      expect([kept(), state.kicked.length]).toEqual([1, 6])
      expect((await call('list-parked')).items).toMatchObject([{ id, kind: 'unknown' }])
      await expect(call('redrive-parked', { id })).rejects.toMatchObject({ status: 409 })
      expect(kept()).toBe(1)
    })

    it('go on behind a cursor of theirs only', async () => {
      const { many, kept } = await twenty()
      for (const place of ['', '{}', 'null', '[1]', '{"after":"out_1"}', '{"after":1,"upTo":2}']) {
        const cursor = Buffer.from(place).toString('base64url')
        await expect(many({ cursor })).rejects.toThrow(InvalidCursorError)
      }
      expect(kept()).toBe(21)
    })
  })

  it('are nothing for who lacks the authority', async () => {
    const { call, forbid } = parkedHouse()
    forbid()
    for (const operation of ['list-parked', 'redrive-parked', 'redrive-many-parked', 'confirm-restore']) {
      await expect(call(operation, { id: `out_0000000000${'A'.repeat(16)}` })).rejects.toMatchObject({ status: 403 })
    }
  })
})

const keptEpoch = () => ({
  epoch: 0,
  async read() {
    return this.epoch
  },
  async write(epoch: number) {
    this.epoch = epoch
  },
})

describe('the epoch', () => {
  it('holds mails and starts back in a table that was restored, until somebody confirms', async () => {
    const house = parkedHouse()
    house.mend()
    const kept = keptEpoch()
    const epoch = createEpoch(house.platform, kept)
    const minute = () => epoch.sweepPart.run(house.platform, house.state.now)
    await minute()
    const backup = house.rows('epoch')[0] ?? { pk: '', sk: '' }
    await minute()
    expect([kept.epoch, await epoch.isHeld()]).toEqual([2, false])

    await house.platform.store.write({ put: backup })
    const restored = createEpoch(house.platform, kept)
    const relay = createRelay({ ...house.ports, isHeld: restored.isHeld })
    await relay.perform(await house.commit(mailTo(1)))
    await restored.sweepPart.run(house.platform, house.state.now)
    expect(house.state.mails).toEqual([])
    expect(await house.call('list-parked')).toMatchObject({ heldSince: START })

    expect(await house.call('confirm-restore')).toEqual({ heldSince: START })
    house.pass(60)
    await restored.sweepPart.run(house.platform, house.state.now)
    await relay.sweep()
    expect([house.state.mails.length, kept.epoch, await restored.isHeld()]).toEqual([1, 3, false])
    await expect(house.call('confirm-restore')).rejects.toMatchObject({ status: 409 })
  })

  it('is not disturbed by a table that is ahead, nor by two that count at once', async () => {
    const { platform, state } = relayHouse()
    const kept = keptEpoch()
    const [one, other] = [createEpoch(platform, kept), createEpoch(platform, kept)]
    await Promise.all([one, other].map((epoch) => epoch.sweepPart.run(platform, state.now)))
    kept.epoch -= 1
    expect(await createEpoch(platform, kept).isHeld()).toBe(false)
    await other.sweepPart.run(platform, state.now)
    expect(kept.epoch).toBe(2)
  })
})
