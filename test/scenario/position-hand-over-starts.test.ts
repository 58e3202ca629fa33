import { afterEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { aDuty, BookWork } from '../support/book-work.ts'
import { people, positions, type Role } from '../support/department.ts'
import { openEntitlements } from '../support/entitlement-office.ts'
import { HandOverWork } from '../support/hand-over-office.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let work: HandOverWork
afterEach(async () => {
  const { violations } = await work.office.checkUp()
  expect(violations).toEqual([])
})
const opens = async (): Promise<HandOverWork> => {
  work = new HandOverWork(await MemoryOffice.open())
  return work
}

const openOf = (person: Role) =>
  [...work.office.store.dump()].filter(
    ({ sk, status, accountable }) => sk.startsWith('obl#') && status === 'open' && accountable === people[person],
  )
const subjectsTo = (address: string) =>
  work.office.mails.filter(({ to }) => to.address === address).map(({ subject }) => subject)

describe('given somebody holds a position until a day', () => {
  it('when a successor is entered, then handing it over begins by itself, once, until that day, and the giver owes it', async () => {
    const { office } = await opens()
    await work.assigns('appEngineer', 'opsTwo', 0, 30)
    expect(await work.of('appEngineer')).toEqual([])
    await work.assigns('appEngineer', 'employee', 28)
    const [begun, ...others] = await work.of('appEngineer')
    expect(others).toEqual([])
    expect([begun?.from.id, begun?.giver.id, begun?.receiver.id]).toEqual([
      people.opsTwo,
      people.opsTwo,
      people.employee,
    ])
    expect([begun?.stage, begun?.by]).toEqual(['prepare', plusMillis(office.now, 30 * DAY)])
    expect(await work.owedBy('opsTwo', begun?.id ?? '')).toEqual(['prepare'])
    // Another colleague, who follows nobody.
    await work.assigns('appEngineer', 'opsOne')
    expect(await work.of('appEngineer')).toHaveLength(1)
  })

  it('when their time ended and the post was empty for a month, then it begins with the successor all the same', async () => {
    const { office } = await opens()
    await office.advance(DAY)
    await work.ends('changeManager', 'changeManager')
    await office.advance(30 * DAY)
    await work.assigns('changeManager', 'opsThree')
    const [begun] = await work.of('changeManager')
    expect([begun?.giver.id, begun?.receiver.id]).toEqual([people.changeManager, people.opsThree])
    expect(
      (await work.starts('head', { position: 'changeManager', from: 'changeManager', to: 'opsThree' })).body.code,
    ).toBe('hand-over-open')
  })

  it('when nobody but its leader, the head or an administrator starts one, then it is refused; so is one that makes no sense', async () => {
    await opens()
    const wish = { position: 'opsEngineer', from: 'opsTwo', to: 'employee' } as const
    const code = async (role: Role, more: object = {}) => (await work.starts(role, { ...wish, ...more })).body.code
    expect(await code('appLeader')).toBe('not-the-leader')
    expect(await code('opsLeader')).toBe('receiver-not-in-position')
    await work.assigns('opsEngineer', 'employee', 3)
    expect(await code('opsLeader', { to: 'opsTwo' })).toBe('giver-is-receiver')
    expect(await code('opsLeader', { from: 'appOne' })).toBe('never-had-the-position')
    expect(await code('admin', { by: work.office.now })).toBe('date-out-of-range')
    expect((await work.starts('opsTwo', wish)).status).toBe(403)
    expect((await work.starts('admin', wish)).status).toBe(201)
  })
})

describe('given somebody whose time in a position ends on the day their successor begins, with duties that are due', () => {
  it('then what they keep is theirs afterwards, and what they hand over is the successor’s, whoever else was asked in between', async () => {
    const { office } = await opens()
    await office.advance(HOUR)
    await work.ends('changeManager', 'changeManager')
    await work.assigns('changeManager', 'appTwo', 0, 3)
    const book = new BookWork(office)
    const first = await book.begins('head', '第一版', 'positions')
    const every = { unit: 'day', interval: 1 } as const
    const allowed = { clock: 'business', iso: 'P20D' }
    for (const at of ['08:00', '08:30']) {
      const rule = { every, at: [at], onDayOff: 'skip', from: '2026-01-06', until: '2026-01-06' } as const
      await book.adds('head', first.id, aDuty('changeManager', { when: { kind: 'recurring', rule }, allowed }))
    }
    await book.publishes(first.id, { drafter: 'head', judge: 'headDeputy' })
    await work.assigns('changeManager', 'employee', 3)
    const id = (await work.of('changeManager')).find(({ receiver }) => receiver.id === people.employee)?.id ?? ''
    await office.advance(DAY)
    const { open } = await work.read('appTwo', id)
    expect(open).toHaveLength(2)
    const kept = { obligation: open[0]?.obligation, choice: 'keep', note: '由我收尾。' }
    await work.step('appTwo', id, 'decide-obligations', { choices: [kept] })
    await work.goesThrough(id, 'appTwo', 'employee')
    expect((await work.read('appTwo', id)).stage).toBe('carry-out')
    await office.advance(3 * DAY)
    const { status, open: after } = await work.read('appTwo', id)
    expect(status).toBe('done')
    expect(after.map(({ choice, state }) => [choice, state])).toEqual([
      ['keep', 'with-giver'],
      ['hand-over', 'taken-over'],
    ])
  })
})

describe('given a hand-over that goes on', () => {
  /** An engineer, and a colleague who takes over from today. */
  async function goesOn(): Promise<string> {
    await opens()
    await work.assigns('opsEngineer', 'appTwo')
    const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: 'opsTwo', to: 'appTwo' })
    await work.office.settle()
    return body.id
  }

  it('when the giver leaves, then whoever leads the position gives, with all that was prepared, and nothing of theirs remains', async () => {
    const id = await goesOn()
    await work.decidesAll('opsTwo', id)
    await work.prepares('opsTwo', id)
    await work.confirms('appTwo', id)
    await work.signs('opsTwo', id, 'giver')
    await work.leaves('opsTwo')
    await work.office.advance(5 * MINUTE)
    expect(openOf('opsTwo')).toEqual([])
    const taken = await work.read('opsLeader', id)
    expect([taken.giver.id, taken.from.id]).toEqual([people.opsLeader, people.opsTwo])
    // The leader did not see what the other signed.
    expect([taken.stage, taken.signatures.giver]).toEqual(['sign', null])
    expect(await work.owedBy('opsLeader', id)).toEqual(['sign-as-giver'])
    await work.signs('opsLeader', id, 'giver')
    await work.signs('appTwo', id, 'receiver')
    expect((await work.read('appTwo', id)).status).toBe('done')
  })

  it('when the receiver leaves, then it falls away, and begins anew with the next who is entered', async () => {
    const id = await goesOn()
    await work.leaves('appTwo')
    await work.office.advance(5 * MINUTE)
    const over = await work.read('opsTwo', id)
    expect([over.status, over.cancelled?.by]).toEqual(['cancelled', null])
    expect(await work.owedBy('opsTwo', id)).toEqual([])
    expect(subjectsTo('ops-two@example.com').at(-1)).toContain('岗位交接已取消')
    await work.ends('opsEngineer', 'opsTwo')
    await work.assigns('opsEngineer', 'appThree')
    const [newest] = await work.of('opsEngineer')
    expect([newest?.receiver.id, newest?.status]).toEqual([people.appThree, 'open'])
  })

  it('when its leader calls it off with a reason, then nobody owes anything of it and both read why', async () => {
    const id = await goesOn()
    expect(await work.tries('appLeader', id, 'cancel', { reason: '不需要。' })).toBe('not-the-leader')
    expect(await work.tries('opsLeader', id, 'cancel', {})).toBe('invalid-input')
    await work.step('opsLeader', id, 'cancel', { reason: '岗位改由他人接任。' })
    const { status, cancelled } = await work.read('appTwo', id)
    expect([status, cancelled?.reason]).toEqual(['cancelled', '岗位改由他人接任。'])
    expect(await work.owedBy('opsTwo', id)).toEqual([])
    for (const address of ['ops-two@example.com', 'app-two@example.com']) {
      expect(subjectsTo(address).at(-1)).toContain('岗位交接已取消')
    }
    expect(await work.tries('opsLeader', id, 'cancel', { reason: '再次。' })).toBe('hand-over-over')
  })

  it('when another version of the role book changes the list that goes along, then the duties are prepared and signed anew', async () => {
    const id = await goesOn()
    const book = new BookWork(work.office)
    await book.founds()
    await work.decidesAll('opsTwo', id)
    await work.prepares('opsTwo', id)
    await work.confirms('appTwo', id)
    await work.signs('appTwo', id, 'receiver')
    const before = await work.read('appTwo', id)
    expect(before.book).toBe(1)
    const draft = await book.begins('head')
    await book.adds('head', draft.id, aDuty('opsEngineer'))
    await book.publishes(draft.id, { drafter: 'head', judge: 'headDeputy' })
    const after = await work.read('appTwo', id)
    expect([after.stage, after.signatures.receiver]).toEqual(['prepare', null])
    expect(after.sections.map(({ prepared }) => prepared !== null)).toEqual([false, true, true, true])
    expect(await work.owedBy('opsTwo', id)).toEqual(['prepare'])
    await work.step('opsTwo', id, 'prepare', { section: 'duties' })
    const anew = await work.read('appTwo', id)
    expect([anew.book, anew.duties.length]).toEqual([2, before.duties.length + 1])
  })
})

describe('given a hand-over to be signed', () => {
  it('when the duty list is another one by now and nobody has looked yet, then a signature under the old one is refused', async () => {
    const { office } = await opens()
    const book = new BookWork(office)
    await book.founds()
    await work.assigns('opsEngineer', 'appTwo')
    const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: 'opsTwo', to: 'appTwo' })
    await office.settle()
    await work.decidesAll('opsTwo', body.id)
    await work.prepares('opsTwo', body.id)
    await work.confirms('appTwo', body.id)
    const head = [...office.store.dump()].find(({ sk, id }) => sk === 'head' && id === body.id)
    if (head === undefined) throw new Error('no hand-over')
    await office.store.write({ put: { ...head, duties: { book: 0, page: 'before' } } })
    const { contentHash } = await work.read('appTwo', body.id)
    for (const [role, as] of [
      ['opsTwo', 'giver'],
      ['appTwo', 'receiver'],
    ] as const) {
      expect(await work.tries(role, body.id, 'sign', { as, contentHash })).toBe('duty-list-has-changed')
    }
    await office.store.write({ put: head })
    await work.signs('opsTwo', body.id, 'giver')
  })
})

describe('given somebody left the department, with rights on systems', () => {
  it('when a successor is entered, then the leader gives, and asks for the same rights for the successor', async () => {
    const { office, addRight, gives, read } = await openEntitlements()
    work = new HandOverWork(office)
    const { id: right } = await gives('opsTwo', (await addRight()).id)
    await office.advance(HOUR)
    await work.leaves('opsTwo')
    await office.advance(HOUR)
    expect((await read(right)).status).toBe('revoking')
    await work.assigns('opsEngineer', 'appTwo')
    const [begun] = await work.of('opsEngineer')
    const id = begun?.id ?? ''
    expect(begun?.giver.id).toBe(people.opsLeader)
    const { entitlements } = await work.read('opsLeader', id)
    expect(entitlements.map((each) => each.entitlement)).toEqual([right])
    const stays = { entitlement: right, choice: 'stays', note: '还在用。' }
    expect(await work.tries('opsLeader', id, 'decide-entitlements', { choices: [stays] })).toBe(
      'ends-with-the-position',
    )
    await work.goesThrough(id, 'opsLeader', 'appTwo')
    const done = await work.read('appTwo', id)
    expect(done.status).toBe('done')
    const asked = await read(done.entitlements[0]?.asked ?? '')
    expect([asked.status, asked.person.id, asked.position.id]).toEqual([
      'requested',
      people.appTwo,
      positions.opsEngineer,
    ])
    // As long as the right may be given: another end than the leaver's.
    expect(asked.until).toBe(plusMillis(office.now, 180 * DAY - 1000))
  })

  it('when a successor had been entered before they left, then it begins at that moment, and what fell to the leader goes on to the successor', async () => {
    const { office } = await opens()
    await office.advance(HOUR)
    const { id: change } = await office.raises('opsTwo')
    expect((await office.change(change)).accountable?.id).toBe(people.opsThree)
    // Whoever stands in for an engineer is the one who leaves.
    await work.assigns('opsEngineer', 'appTwo', 1)
    await work.leaves('opsThree')
    await office.advance(5 * MINUTE)
    expect(openOf('opsThree')).toEqual([])
    expect((await office.change(change)).accountable?.id).toBe(people.opsLeader)
    const [begun] = await work.of('opsEngineer')
    const id = begun?.id ?? ''
    expect([begun?.from.id, begun?.giver.id, begun?.receiver.id]).toEqual([
      people.opsThree,
      people.opsLeader,
      people.appTwo,
    ])
    expect((await work.read('opsLeader', id)).open.map(({ choice }) => choice)).toEqual([null])
    await work.goesThrough(id, 'opsLeader', 'appTwo')
    await office.advance(DAY + HOUR)
    expect((await work.read('opsLeader', id)).status).toBe('done')
  })

  it('when the successor has a right already, then nothing is asked for twice', async () => {
    const { office, addRight, gives } = await openEntitlements()
    work = new HandOverWork(office)
    const { id: kind } = await addRight()
    await gives('opsTwo', kind)
    await work.assigns('opsEngineer', 'appTwo')
    await gives('appTwo', kind, { position: positions.opsEngineer, until: plusMillis(office.now, 90 * DAY) })
    const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: 'opsTwo', to: 'appTwo' })
    await office.settle()
    await work.goesThrough(body.id, 'opsTwo', 'appTwo')
    const { status, entitlements } = await work.read('opsTwo', body.id)
    expect([status, entitlements[0]?.asked, entitlements[0]?.outcome?.isDone]).toEqual(['done', null, true])
    expect(entitlements[0]?.outcome?.why).toContain('has this right already')
  })

  it('when the successor is away on the day, then what they cannot take stays where it is, and both read how much that is', async () => {
    const { office } = await opens()
    const { id: change } = await office.raises('opsTwo')
    const giver = (await office.change(change)).accountable?.id
    expect(giver).toBe(people.opsThree)
    await work.assigns('opsEngineer', 'appTwo')
    const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: 'opsThree', to: 'appTwo' })
    await office.settle()
    await office.does('appTwo', 'POST', '/api/absences', {
      from: plusMillis(office.now, MINUTE),
      until: plusMillis(office.now, 3 * DAY),
    })
    await office.advance(2 * MINUTE)
    await work.goesThrough(body.id, 'opsThree', 'appTwo')
    const { status, open } = await work.read('opsThree', body.id)
    expect([status, open[0]?.state, open[0]?.outcome?.isDone]).toEqual(['done', 'with-giver', false])
    expect(open[0]?.outcome?.why).toContain('away')
    expect((await office.change(change)).accountable?.id).toBe(giver)
    expect(subjectsTo('ops-three@example.com').some((subject) => subject.includes('1 项未能落实'))).toBe(true)
  })
})
