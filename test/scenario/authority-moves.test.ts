import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import type { DutyAuthority } from '../../functions/responsibility/index.ts'
import { bookCounts, dutyNo, putBook } from '../support/book-in-force.ts'
import { people, positions, type Role, services } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const ENGINEER = ['change.raise', 'change.assess', 'change.test'] as const
const LEADER = [...ENGINEER, 'change.authorise', 'change.review', 'change.cancel'] as const

/** Everybody's authority as it was before there was a book, but for who authorises changes. */
const bookWith = (authorising: Id, extra: readonly DutyAuthority[] = []): ReadonlyMap<Id, readonly DutyAuthority[]> => {
  const given = (acts: readonly DutyAuthority['act'][], duty: number): DutyAuthority[] =>
    acts.map((act) => ({ act, duty: dutyNo(duty) }))
  const all = new Map<Id, DutyAuthority[]>([
    [positions.head, given([...LEADER, 'directory.administer', 'role-book.publish', 'audit.verify'], 1)],
    [positions.administrator, given(['directory.administer'], 2)],
    [positions.changeManager, given(['change.raise', 'change.review', 'change.cancel'], 3)],
    [positions.opsLeader, given(ENGINEER, 4)],
    [positions.opsEngineer, given(ENGINEER, 5)],
    [positions.appLeader, given(LEADER, 6)],
    [positions.appEngineer, given(ENGINEER, 7)],
  ])
  const authority = extra.length > 0 ? extra : [{ act: 'change.authorise' as const, duty: dutyNo(9) }]
  return all.set(authorising, [...(all.get(authorising) ?? []), ...authority])
}

describe('a duty moves, and its authority with it', () => {
  let office: MemoryOffice
  beforeEach(async () => {
    office = await MemoryOffice.open()
  })
  afterEach(() => office.machine.stop())

  const authorisedBy = async (role: Role, id: Id) => {
    const { body, status } = await office.call(role, 'POST', `/api/changes/${id}/authorise`, {})
    return status === 200 ? 'authorised' : String(body.code)
  }
  const waitingForAuthorisation = async () => {
    const { id } = await office.raises('opsOne', { services: [services.mail] })
    await office.ownerTakes(id, 'assess', { verdict: 'sound' })
    return id
  }

  it('given a change that waits for the change manager, when the duty to authorise goes to the leader of operations at ten, then the change manager may at one minute to ten, and from ten on only the leader, who is asked', async () => {
    await putBook(office, 1, office.now, bookWith(positions.changeManager))
    const [early, late] = [await waitingForAuthorisation(), await waitingForAuthorisation()]
    expect((await office.change(late)).accountable?.id).toBe(people.changeManager)
    const at = plusMillis(office.now, HOUR)
    await putBook(office, 2, at, bookWith(positions.opsLeader))
    await office.advance(HOUR - MINUTE)
    expect(await authorisedBy('opsLeader', early)).toBe('authority-missing')
    expect(await authorisedBy('changeManager', early)).toBe('authorised')
    await office.advance(MINUTE)
    // Before anybody was told: authority does not wait for a message.
    expect(await authorisedBy('changeManager', late)).toBe('authority-missing')
    await bookCounts(office, 2)
    expect((await office.change(late)).accountable?.id).toBe(people.opsLeader)
    const asked = office.mails.findLast(({ to }) => to.address === 'ops-leader@example.com')
    expect(asked?.subject).toContain('请授权')
    expect(await authorisedBy('opsLeader', late)).toBe('authorised')
    const { items } = await office.does<{ items: { did: string; grant: unknown }[] }>(
      'head',
      'GET',
      `/api/changes/${late}/timeline?limit=100`,
    )
    expect(items.find(({ did }) => did === 'change.authorised')).toMatchObject({
      by: { id: people.opsLeader },
    })
    expect((await office.checkUp()).violations).toEqual([])
  })

  it('given a duty to authorise up to a medium risk, when a change is high, then the head of IT is asked and the change manager may not; up to medium the grant names the duty and the book', async () => {
    const upToMedium: DutyAuthority[] = [{ act: 'change.authorise', upTo: 'medium', duty: dutyNo(9) }]
    await putBook(office, 1, office.now, bookWith(positions.changeManager, upToMedium))
    const { id } = await office.raises('opsOne', { risk: 'high', riskReason: '影响全公司。' })
    await office.ownerTakes(id, 'assess', { verdict: 'sound' })
    expect((await office.change(id)).accountable?.id).toBe(people.head)
    expect(await authorisedBy('changeManager', id)).toBe('authority-missing')
    const medium = await waitingForAuthorisation()
    expect(await authorisedBy('changeManager', medium)).toBe('authorised')
    const { items } = await office.does<{ items: { did: string; grant?: unknown }[] }>(
      'head',
      'GET',
      `/api/audit/changes/${medium}`,
    )
    expect(items.find(({ did }) => did === 'change.authorised')?.grant).toMatchObject({
      authority: 'change.authorise',
      position: positions.changeManager,
      duty: dutyNo(9),
      book: 1,
    })
  })

  it('given a role book, when somebody gives a position an authority by hand, then it is refused, because authority follows from duties', async () => {
    await putBook(office, 1, office.now, bookWith(positions.changeManager))
    const { version } = await office.does<{ version: number }>('head', 'GET', `/api/positions/${positions.opsEngineer}`)
    const { status, body } = await office.call(
      'head',
      'PATCH',
      `/api/positions/${positions.opsEngineer}`,
      { authorities: [{ act: 'change.authorise' }] },
      version,
    )
    expect([status, body.code]).toEqual([409, 'authority-follows-duties'])
  })

  it('given somebody who owes an assessment as an engineer, when their assignment is ended, then what they owed through it is with whoever holds the post now, though they still work here', async () => {
    const { id } = await office.raises('opsOne', { services: [services.erp], implementer: people.appThree })
    const owner = (await office.change(id)).accountable?.id
    const role = (Object.keys(people) as Role[]).find((each) => people[each] === owner)
    const { holders } = await office.does<{ holders: { id: Id; person: { id: Id } }[] }>(
      'head',
      'GET',
      `/api/positions/${positions.appEngineer}`,
    )
    const place = holders.find(({ person }) => person.id === owner)?.id
    expect([role, place]).not.toContain(undefined)
    await office.does('admin', 'DELETE', `/api/positions/${positions.appEngineer}/assignments/${place}`)
    const { accountable } = await office.change(id)
    expect(accountable?.id).not.toBe(owner)
    expect((await office.checkUp()).violations).toEqual([])
  })

  it('given an assignment that ends by its date at noon, when noon has passed, then what was owed through it is with whoever stands in for the post, without anybody doing anything', async () => {
    const post = `/api/positions/${positions.changeManager}`
    const { holders } = await office.does<{ holders: { id: Id }[] }>('head', 'GET', post)
    const until = plusMillis(office.now, 3 * HOUR)
    await office.does('admin', 'POST', `${post}/assignments`, { person: people.employee, until })
    await office.does('admin', 'DELETE', `${post}/assignments/${holders[0]?.id}`)
    const id = await waitingForAuthorisation()
    expect((await office.change(id)).accountable?.id).toBe(people.employee)
    await office.advance(3 * HOUR + 5 * MINUTE)
    expect((await office.change(id)).accountable?.id).toBe(people.changeDeputy)
    expect((await office.checkUp()).violations).toEqual([])
  })
})
