import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import type { WhyOut } from '../../functions/role-book/why.contract.ts'
import { bookCounts, dutyNo, putBook } from '../support/book-in-force.ts'
import { people, positions, type Role, services } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

describe('why can I, and why can’t I', () => {
  let office: MemoryOffice
  beforeEach(async () => {
    office = await MemoryOffice.open()
  })
  afterEach(() => office.machine.stop())

  const why = (role: Role, question: string) => office.does<WhyOut>(role, 'GET', `/api/authority/why?${question}`)
  const codes = ({ may, reasons }: WhyOut) => [may, ...reasons.map(({ code }) => code)]

  it('given a department without a role book, when the change manager asks why they may authorise, then the answer names the post, and that there is no book yet', async () => {
    const answer = await why('changeManager', 'act=change.authorise&risk=high')
    expect([...codes(answer), answer.book]).toEqual([true, 'grants', null])
    expect(answer.reasons[0]?.text).toContain('there is no role book yet, “changeManager” was given this authority')
    expect(answer.whoMay.map(({ position }) => position.id)).toContain(positions.changeManager)
  })

  it('given a duty to authorise mail changes up to medium, then what it reaches is granted by that duty, and each thing beyond it is answered with what it falls short of', async () => {
    await putBook(
      office,
      1,
      office.now,
      new Map([
        [
          positions.opsLeader,
          [{ act: 'change.authorise', services: [services.mail], upTo: 'medium', duty: dutyNo(1) } as const],
        ],
      ]),
    )
    await bookCounts(office, 1)
    const asked = (rest: string) => why('opsLeader', `act=change.authorise&${rest}`)
    const granted = await asked(`service=${services.mail}&risk=medium`)
    expect([...codes(granted), granted.book, granted.places[0]?.authority?.duty?.id]).toEqual([
      true,
      'grants',
      null,
      dutyNo(1),
    ])
    expect(codes(await asked(`service=${services.mail}&risk=high`))).toEqual([false, 'lower-risk'])
    expect(codes(await asked(`service=${services.erp}&risk=low`))).toEqual([false, 'other-services'])
    expect(codes(await why('changeManager', 'act=change.authorise'))).toEqual([false, 'lacks-act'])
    expect(codes(await why('employee', 'act=change.authorise'))).toEqual([false, 'no-position'])
    const other = await why('head', `act=change.authorise&person=${people.opsOne}&service=${services.mail}&risk=low`)
    expect(codes(other)).toEqual([true, 'grants'])
    expect(other.reasons[0]?.text).toContain('opsOne is its deputy')
  })

  it('given a place that begins next week or has ended, then the answer says so', async () => {
    const post = `/api/positions/${positions.changeManager}/assignments`
    const [from, until] = [plusMillis(office.now, 7 * DAY), plusMillis(office.now, 14 * DAY)]
    await office.does('admin', 'POST', post, { person: people.employee, from, until })
    expect(codes(await why('head', `act=change.authorise&person=${people.employee}`))).toEqual([false, 'not-yet'])
    await office.advance(14 * DAY + HOUR)
    expect(codes(await why('head', `act=change.authorise&person=${people.employee}`))).toEqual([false, 'ended'])
  })

  it('given a change that waits, when its requester asks why they may not authorise it, then separation of duties answers, and it says who may', async () => {
    const { id } = await office.raises('opsLeader')
    const answer = await why('opsLeader', `act=change.authorise&case=${id}`)
    expect(codes(answer)).toEqual([false, 'barred', 'grants'])
    expect(answer.whoMay.find(({ position }) => position.id === positions.changeManager)).toMatchObject({
      person: { id: people.changeManager },
      isBarred: false,
    })
    expect(answer.whoMay.find(({ position }) => position.id === positions.opsLeader)?.isBarred).toBe(true)
    const { status, body } = await office.call('head', 'GET', `/api/authority/why?act=token.issue&case=${id}`)
    expect([status, body.code]).toEqual([422, 'act-not-of-case'])
  })

  it('given somebody who has left, then that is the answer, whatever posts they had', async () => {
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsTwo}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsTwo}`, { active: false }, version)
    expect(codes(await why('head', `act=change.assess&person=${people.opsTwo}`))).toEqual([false, 'not-active'])
  })
})
