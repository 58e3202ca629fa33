import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { provesThatItCame } from '../support/contact-test.ts'
import { emailOf, people, type Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'

let office: MemoryOffice
let schedule: string
beforeEach(async () => {
  office = await MemoryOffice.open()
  schedule = (await schedules(office, rota([layer('主', ['opsOne'])], [layer('备', ['opsTwo'])]))).id
})
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

interface Owed {
  readonly kind: string
  readonly caseId: string
  readonly title: string
  readonly dueAt: string
  readonly accountable: { readonly id: string }
}
const owes = async (role: Role): Promise<readonly Owed[]> => {
  const { items } = await office.does<{ items: Owed[] }>(role, 'GET', '/api/obligations?accountable=me&status=open')
  return items.filter(({ kind }) => kind === 'reachability.prove')
}
const mailsTo = (role: Role) => office.mails.filter(({ to }) => to.address === emailOf(role))
const proves = (role: Role) => provesThatItCame(office, role)
interface OnIt {
  readonly person: { readonly id: string }
  readonly roles: readonly string[]
  readonly provenSince: string | null
  readonly missing: readonly string[]
  readonly askedAt: string | null
}
const reachability = () =>
  office.does<{ items: { name: string; isProven: boolean; people: OnIt[] }[] }>('head', 'GET', '/api/reachability')

describe('given somebody is on call and never proved that a page reaches them', () => {
  it('when a day has gone by, then they owe the proof within two working days, once, and are told what to do', async () => {
    await office.advance(DAY)
    const [owed, ...others] = await owes('opsOne')
    expect(owed).toMatchObject({ accountable: { id: people.opsOne } })
    expect(others).toEqual([])
    expect(await owes('opsTwo')).toHaveLength(1)
    expect(await owes('opsThree')).toEqual([])
    const mail = mailsTo('opsOne').find(({ subject }) => subject.includes('请验证能呼叫到您'))
    expect(mail?.text).toContain('系统运维值班')
    expect(mail?.text).toContain('/contact')
    await office.advance(DAY)
    expect((await owes('opsOne')).map(({ caseId }) => caseId)).toEqual([owed?.caseId])
  })

  it('when they send themselves a test and confirm it, then it ends at once; a test that nobody confirmed ends nothing', async () => {
    await office.advance(DAY)
    await office.does('opsOne', 'POST', '/api/contact-cards/me/test', { channel: 'mail' })
    await office.advance(HOUR)
    expect(await owes('opsOne')).toHaveLength(1)
    const [{ caseId } = { caseId: '' }] = await owes('opsOne')
    await proves('opsOne')
    expect(await owes('opsOne')).toEqual([])
    expect(await office.does('head', 'GET', `/api/contact-proofs/${caseId}`)).toMatchObject({
      status: 'proven',
      obligations: [{ status: 'discharged' }],
    })
    await office.advance(2 * DAY)
    expect(await owes('opsOne')).toEqual([])
  })

  it('when they do nothing, then it goes up to their leader, who cannot prove it for them, and it goes on', async () => {
    await office.advance(DAY)
    await office.advance(2 * DAY + 2 * HOUR)
    expect(await owes('opsOne')).toEqual([])
    const owed = (await owes('opsLeader')).find(({ title }) => title === 'opsOne')
    expect(owed).toBeDefined()
    const mail = mailsTo('opsLeader').find(({ subject }) => subject.includes('请督促验证联系方式】opsOne'))
    expect(mail?.text).toContain('opsOne 在值班表“系统运维值班”上')
    await proves('opsLeader')
    expect(await owes('opsLeader')).toContainEqual(owed)
    await proves('opsOne')
    expect((await owes('opsLeader')).map(({ caseId }) => caseId)).not.toContain(owed?.caseId)
  })

  it('when they want to hand it to somebody else, then that is refused: nobody else can say that it came', async () => {
    await office.advance(DAY)
    const { items } = await office.does<{ items: { id: string; kind: string }[] }>('opsOne', 'GET', '/api/obligations')
    const { id } = items.find(({ kind }) => kind === 'reachability.prove') ?? { id: '' }
    const answer = await office.call('opsOne', 'POST', `/api/obligations/${id}/hand-over`, { to: people.opsTwo })
    expect(answer).toMatchObject({ status: 409, body: { code: 'only-in-person' } })
  })

  it('when they leave the schedule, then it falls away at once', async () => {
    await office.advance(DAY)
    const [{ caseId } = { caseId: '' }] = await owes('opsOne')
    const others = rota([layer('主', ['opsTwo'])])
    await office.does('head', 'POST', `/api/on-call/schedules/${schedule}/versions`, { rota: others })
    expect(await owes('opsOne')).toEqual([])
    expect(await owes('opsTwo')).toHaveLength(1)
    expect(await office.does('head', 'GET', `/api/contact-proofs/${caseId}`)).toMatchObject({ status: 'withdrawn' })
  })

  it('when they leave the house, then it falls away, and nobody gets it', async () => {
    await office.advance(DAY)
    const path = `/api/people/${people.opsOne}`
    const { version } = await office.does<{ version: number }>('admin', 'GET', path)
    await office.does('admin', 'PATCH', path, { active: false }, version)
    const all: Role[] = ['opsLeader', 'opsTwo', 'opsThree', 'head']
    const cases = (await Promise.all(all.map(owes))).flat().filter(({ kind }) => kind === 'reachability.prove')
    expect(cases.map(({ accountable }) => accountable.id)).toEqual([people.opsTwo])
  })

  it('when they are away, then they are asked once they are back', async () => {
    const away = { from: office.now, until: new Date(Date.parse(office.now) + 3 * DAY).toISOString(), note: '休假' }
    await office.does('opsOne', 'POST', '/api/absences', away)
    await office.advance(2 * DAY)
    expect(await owes('opsOne')).toEqual([])
    await office.advance(3 * DAY)
    expect(await owes('opsOne')).toHaveLength(1)
  })
})

describe('given everybody on the schedule has proven it', () => {
  beforeEach(async () => {
    await proves('opsOne')
    await proves('opsTwo')
  })

  it('then nobody is asked, and the schedule counts as proven', async () => {
    await office.advance(2 * DAY)
    expect([...(await owes('opsOne')), ...(await owes('opsTwo'))]).toEqual([])
    expect((await reachability()).items).toMatchObject([{ name: '系统运维值班', isProven: true }])
  })

  it('when the proof lapses in a week, then it is asked for anew, before there is a day without one', async () => {
    await office.advance(82 * DAY)
    expect(await owes('opsOne')).toEqual([])
    await office.advance(2 * DAY)
    expect(await owes('opsOne')).toHaveLength(1)
    expect((await reachability()).items).toMatchObject([{ isProven: true }])
    await proves('opsOne')
    expect(await owes('opsOne')).toEqual([])
  })

  it('when where a proof led is another, then it is asked for the next day', async () => {
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsOne}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsOne}`, { email: 'other@example.com' }, version)
    await office.advance(DAY)
    expect(await owes('opsOne')).toHaveLength(1)
  })

  it('when somebody stands in for a day, then they are asked, and no more once the day is over', async () => {
    const [from, until] = [2 * DAY, 3 * DAY].map((ahead) => new Date(Date.parse(office.now) + ahead).toISOString())
    await office.does('head', 'POST', `/api/on-call/schedules/${schedule}/overrides`, {
      ...{ role: 'primary', person: people.opsThree, from, until },
    })
    await office.advance(DAY)
    expect(await owes('opsThree')).toHaveLength(1)
    await office.advance(3 * DAY)
    expect(await owes('opsThree')).toEqual([])
  })
})

describe('the overview of who is reached', () => {
  it('says of each schedule who is on it as what, since when it is proven, and what is missing', async () => {
    await office.does('opsOne', 'PUT', '/api/contact-cards/me', { phone: '+8613800138000', webhook: null })
    await proves('opsOne')
    const at = office.now
    await office.advance(DAY)
    const { items } = await reachability()
    expect(items).toMatchObject([
      {
        isProven: false,
        people: [
          { person: { id: people.opsTwo }, roles: ['secondary'], provenSince: null, missing: ['proof', 'another-way'] },
          { person: { id: people.opsOne }, roles: ['primary'], provenSince: at, missing: [], proven: ['mail'] },
        ],
      },
    ])
    expect(items[0]?.people[0]?.askedAt).not.toBeNull()
    expect(items[0]?.people[1]?.askedAt).toBeNull()
  })

  it('has no schedule that is retired', async () => {
    await office.does('head', 'POST', `/api/on-call/schedules/${schedule}/retire`, { reason: '合并到另一张表' })
    expect((await reachability()).items).toEqual([])
    await office.advance(DAY)
    expect(await owes('opsOne')).toEqual([])
  })

  it('is not for those who do not work here', async () => {
    expect((await office.call('employee', 'GET', '/api/reachability')).status).toBe(404)
  })
})

it('when two look at the same moment, then one case is opened', async () => {
  const { lookAtReachabilityTask } = await import('../../functions/reachability/tasks/look-at-reachability.ts')
  const { platform } = office.machine
  await Promise.all([lookAtReachabilityTask.run(platform, {}), lookAtReachabilityTask.run(platform, {})])
  await office.advance(MINUTE)
  expect(await owes('opsOne')).toHaveLength(1)
})

it('when what was asked for fell away and is owed again within the same moment, then the next look asks, and none fails', async () => {
  const { lookAtReachabilityTask } = await import('../../functions/reachability/tasks/look-at-reachability.ts')
  const { platform } = office.machine
  const look = () => lookAtReachabilityTask.run(platform, {})
  await look()
  await office.does('head', 'POST', `/api/on-call/schedules/${schedule}/retire`, { reason: '重新安排。' })
  await office.settle()
  expect(await owes('opsOne')).toEqual([])
  await schedules(office, rota([layer('主', ['opsOne'])], [layer('备', ['opsTwo'])]))
  await look()
  await office.advance(MINUTE)
  await look()
  expect(await owes('opsOne')).toHaveLength(1)
})

it('when a proof that was asked for nears the end of its 90 days, then it is asked for again', async () => {
  await office.advance(DAY)
  const [first] = await owes('opsOne')
  await proves('opsOne')
  expect(await owes('opsOne')).toEqual([])
  await office.advance(84 * DAY)
  const [second, ...others] = await owes('opsOne')
  expect(second?.caseId).toMatch(/^cpf_/)
  expect(second?.caseId).not.toBe(first?.caseId)
  expect(others).toEqual([])
})
