import { describe, expect, it } from 'vitest'
import type { AcknowledgementSummary } from '../../functions/acknowledgement/acknowledgement.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { MINUTE } from '../../functions/kernel/instant.ts'
import type { Item } from '../../functions/platform/store.ts'
import type { DraftOut } from '../../functions/role-book/draft.contract.ts'
import { aDuty, BookWork } from '../support/book-work.ts'
import { people, positions, type Role } from '../support/department.ts'
import { openEntitlements } from '../support/entitlement-office.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const LEAVER: Role = 'changeManager'

interface Owed {
  readonly id: Id
  readonly kind: string
  readonly status: string
  readonly offer: unknown
}

/** Rows that are still open and name somebody as their owner. */
const openRowsOf = (office: MemoryOffice, person: Id): Item[] =>
  [...office.store.dump()].filter(
    ({ sk, status, accountable }) => sk.startsWith('obl#') && status === 'open' && accountable === person,
  )

/** Rows that are offered to somebody and wait for their answer. */
const offeredTo = (office: MemoryOffice, person: Id): Item[] =>
  [...office.store.dump()].filter(({ sk, gsi2pk }) => sk.startsWith('obl#') && gsi2pk === `offered#${person}`)

describe('given somebody with duties, decisions, drafts, lists to sign and rights on systems', () => {
  it('when they leave, then nothing of theirs remains five minutes later', async () => {
    const office = await MemoryOffice.open()
    const book = new BookWork(office)
    // Duties: one that comes round at nine, one that is theirs all week.
    const first = await book.begins('head', '第一版', 'positions')
    const every = { unit: 'day', interval: 1 } as const
    const rule = { every, at: ['08:00'], onDayOff: 'skip', from: '2026-01-06' } as const
    await book.adds('head', first.id, aDuty('changeManager', { when: { kind: 'recurring', rule } }))
    await book.publishes(first.id, { drafter: 'head', judge: 'headDeputy' })
    // Decisions: a change that waits for their authorisation.
    const change = await office.raises('opsOne')
    await office.ownerTakes(change.id, 'assess')
    await office.advance(23 * 60 * MINUTE + 30 * MINUTE)
    const before = await office.does<{ items: Owed[] }>(LEAVER, 'GET', '/api/obligations?limit=100')
    const kinds = new Set(before.items.map(({ kind }) => kind))
    expect([...kinds].toSorted()).toEqual(['acknowledgement.sign', 'change.authorise', 'duty.perform'])
    // Something is offered to them, too: their deputy took it over, and would give it back.
    const lent = await office.raises('opsOne')
    await office.ownerTakes(lent.id, 'assess')
    const [owed] = (await office.change(lent.id)).obligations.filter(({ status }) => status === 'open')
    const step = (role: Role, name: string, body: unknown = {}) =>
      office.does(role, 'POST', `/api/obligations/${owed?.id}/${name}`, body)
    await step(LEAVER, 'hand-over', { to: people.changeDeputy })
    await step('changeDeputy', 'accept')
    await step('changeDeputy', 'hand-over', { to: people[LEAVER] })
    expect(offeredTo(office, people[LEAVER])).toHaveLength(1)

    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people[LEAVER]}`)
    await office.does('admin', 'PATCH', `/api/people/${people[LEAVER]}`, { active: false }, version)
    await office.advance(5 * MINUTE)

    expect(openRowsOf(office, people[LEAVER])).toEqual([])
    expect(offeredTo(office, people[LEAVER])).toEqual([])
    expect((await office.call(LEAVER, 'GET', '/api/me')).status).toBe(401)
    const lists = await office.does<{ items: AcknowledgementSummary[] }>(
      'head',
      'GET',
      `/api/acknowledgements?person=${people[LEAVER]}`,
    )
    expect(lists.items.map(({ status }) => status)).toEqual(['withdrawn'])
    const { holders } = await office.does<{ holders: { person: { id: Id } }[] }>(
      'admin',
      'GET',
      `/api/positions/${positions.changeManager}`,
    )
    expect(holders.some(({ person }) => person.id === people[LEAVER])).toBe(false)
    const rights = await office.does<{ items: { status: string }[] }>(
      'head',
      'GET',
      `/api/entitlements?person=${people[LEAVER]}`,
    )
    expect(rights.items.filter(({ status }) => status === 'active')).toEqual([])
    expect((await office.checkUp()).violations).toEqual([])
    // What they owed is somebody's: the change is decided by whoever stands in, and its deadline has not moved.
    const { accountable } = await office.change(change.id)
    expect(accountable?.id).toBe(people.changeDeputy)
  })

  it('when they began a draft of the book and were asked to review another, then both are with the head of IT, who still may not judge their own', async () => {
    const office = await MemoryOffice.open()
    const book = new BookWork(office)
    const own = await book.begins('headDeputy', '副职的草稿', 'positions')
    const others = await book.begins('head', '负责人的草稿', 'positions')
    await book.step('head', others.id, 'submit')
    const kindsOf = () => openRowsOf(office, people.headDeputy).map(({ kind }) => kind)
    expect(kindsOf().toSorted()).toEqual(['role-book.draft', 'role-book.review'])
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.headDeputy}`)
    await office.does('admin', 'PATCH', `/api/people/${people.headDeputy}`, { active: false }, version)
    await office.advance(5 * MINUTE)
    expect(kindsOf()).toEqual([])
    const [taken, judged] = [await book.read(own.id), await book.read(others.id)]
    expect([taken.accountable?.id, judged.accountable?.id]).toEqual([people.head, people.head])
    const mayOf = ({ actions }: DraftOut, action: string) => actions.find((each) => each.action === action)?.may
    expect([mayOf(taken, 'submit'), mayOf(judged, 'review')]).toEqual([true, false])
    expect((await office.checkUp()).violations).toEqual([])
  })

  it('when they have a right on a system, then it is being taken back by whoever provisions, with nothing left active', async () => {
    const { office, addRight, gives, read } = await openEntitlements()
    const { id } = await gives('opsTwo', (await addRight()).id)
    expect((await read(id)).status).toBe('active')
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsTwo}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsTwo}`, { active: false }, version)
    await office.advance(5 * MINUTE)
    expect((await read(id)).status).not.toBe('active')
    expect(openRowsOf(office, people.opsTwo)).toEqual([])
    const owed = [...office.store.dump()].filter(
      ({ kind, status }) => kind === 'entitlement.revoke' && status === 'open',
    )
    expect(owed.map(({ accountable }) => accountable === people.opsTwo)).toEqual([false])
    expect((await office.checkUp()).violations).toEqual([])
  })
})
