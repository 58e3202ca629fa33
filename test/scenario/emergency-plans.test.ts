import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planFor } from '../../functions/emergency-plan/index.ts'
import type { PlanOut } from '../../functions/emergency-plan/plan.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { MailRefusedError } from '../../functions/platform/mailer.ts'
import { emailOf, people, positions, type Role, services } from '../support/department.ts'
import { incidentAs, reports } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'
import { visitPage } from '../support/page-visit.ts'
import { drillOf, MAIL_PLAN, mailPlan, publishedPlan } from '../support/plans-at-work.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

interface Problem {
  readonly code: string
  readonly errors?: readonly { readonly path: string; readonly code: string }[]
}
const path = (id: Id, rest = '') => `/api/emergency-plans/${id}${rest}`
const asks = (role: Role, method: string, where: string, body?: unknown) =>
  office.call<Problem>(role, method, where, body)
const read = (id: Id, role: Role = 'head') => office.does<PlanOut>(role, 'GET', path(id))
const drafted = async (role: Role, wish: object = {}) =>
  (await office.does<{ id: Id }>(role, 'POST', '/api/emergency-plans', { ...mailPlan(), ...wish })).id
const wrongWith = async (wish: object) => {
  const id = await drafted('opsOne', wish)
  const { status, body } = await asks('head', 'POST', path(id, '/publish'))
  expect(status).toBe(422)
  return body.errors?.map((each) => `${each.path} ${each.code}`)
}
const [check, tell, decision, ...rest] = MAIL_PLAN
const CHECK = '/api/emergency-plans/check'
const leaves = (role: Role) => office.does('admin', 'PATCH', `/api/people/${people[role]}`, { active: false }, 1)
async function comesBack(address: string, refused: string): Promise<void> {
  if (address === refused) throw new MailRefusedError('550 no such mailbox')
}

describe('given somebody writes an emergency plan', () => {
  it('then nothing of it counts before somebody else has published it', async () => {
    const id = await drafted('opsOne')
    expect(await read(id)).toMatchObject({ state: 'draft', published: 0, hasDraft: true, content: null })
    expect(await planFor(office.store, { service: services.mail, severity: 1 })).toBeUndefined()
    await office.does('head', 'POST', path(id, '/publish'))
    expect(await read(id)).toMatchObject({ state: 'green', published: 1, hasDraft: false })
    expect(await planFor(office.store, { service: services.mail, severity: 1 })).toMatchObject({ plan: id, version: 1 })
  })

  it('when the head wrote it alone, then the head does not publish it; once another has had a hand in it, the head does', async () => {
    const id = await drafted('head')
    expect(await asks('head', 'POST', path(id, '/publish'))).toMatchObject({
      ...{ status: 403, body: { code: 'wrote-it-alone' } },
    })
    expect((await read(id)).publish).toMatchObject({ may: false, code: 'wrote-it-alone' })
    await office.does('opsTwo', 'PUT', path(id, '/draft'), mailPlan())
    await office.does('head', 'POST', path(id, '/publish'))
    expect((await read(id)).published).toBe(1)
  })

  it('when the head’s deputy wrote it alone, then the head may publish it, and the deputy may not', async () => {
    const id = await drafted('headDeputy')
    expect((await asks('headDeputy', 'POST', path(id, '/publish'))).body.code).toBe('wrote-it-alone')
    await office.does('head', 'POST', path(id, '/publish'))
  })

  it('when whoever publishes has no authority to, or whoever edits is of another group, then they are told so', async () => {
    const id = await drafted('opsOne')
    expect((await asks('opsLeader', 'POST', path(id, '/publish'))).body.code).toBe('authority-missing')
    expect((await asks('appOne', 'PUT', path(id, '/draft'), mailPlan())).body.code).toBe('not-your-plan')
    expect((await asks('employee', 'GET', path(id))).status).toBe(404)
  })

  it('then a draft that is wrong is kept, and says what is wrong while it is written', async () => {
    const content = { ...mailPlan(), contacts: [] }
    const { problems } = await office.does<{ problems: { problem: string; text: string }[] }>(
      ...(['opsOne', 'POST', '/api/emergency-plans/check', { content }] as const),
    )
    expect(problems).toMatchObject([{ problem: 'no-contacts', text: 'The plan names nobody to contact.' }])
    const id = await drafted('opsOne', { contacts: [] })
    expect((await read(id)).draft?.problems).toMatchObject([{ path: 'contacts', problem: 'no-contacts' }])
  })
})

describe('given a plan that is not fit to be followed', () => {
  it('when it has more than forty steps, or none, then it is not published', async () => {
    const steps = Array.from({ length: 41 }, (_, nth) => ({ ...check, key: `step-${nth}` }))
    expect(await wrongWith({ steps })).toEqual(['steps too-many-steps'])
    expect(await wrongWith({ steps: [] })).toEqual(['steps no-steps'])
  })

  it('when a step is for a role there is none of, then it is not published', async () => {
    expect(await wrongWith({ steps: [{ ...check, role: 'wizard' }] })).toEqual(['steps/0/role unknown-role'])
  })

  it('when steps wait for each other, or for one that is not there, then it is not published', async () => {
    const circle = [
      { ...check, after: ['tell-staff'] },
      { ...tell, after: ['check-gateway'] },
    ]
    expect(await wrongWith({ steps: circle })).toEqual(['steps/0/after steps-in-a-circle'])
    expect(await wrongWith({ steps: [{ ...check, after: ['nowhere'] }] })).toEqual(['steps/0/after unknown-step'])
  })

  it('when a way of a decision opens nothing, or what does not wait for it, then it is not published', async () => {
    const [over, repair] = decision?.options ?? []
    const deciding = (options: unknown[]) => [check, tell, { ...decision, options }, ...rest]
    expect(await wrongWith({ steps: deciding([over, { ...repair, opens: [] }]) })).toEqual([
      'steps/2/options/1 option-opens-nothing',
    ])
    expect(await wrongWith({ steps: deciding([over, { ...repair, opens: ['tell-staff'] }]) })).toEqual([
      'steps/2/options/1 option-opens-stranger',
    ])
    expect(await wrongWith({ steps: deciding([over]) })).toEqual(['steps/2/options too-few-options'])
  })

  it('when it names nobody to contact, or somebody who has left, then it is not published', async () => {
    expect(await wrongWith({ contacts: [] })).toEqual(['contacts no-contacts'])
    const contacts = [{ person: people.appThree, what: '数据库' }]
    await office.does('admin', 'PATCH', `/api/people/${people.appThree}`, { active: false }, 1)
    expect(await wrongWith({ contacts })).toEqual(['contacts/0 contact-left'])
  })

  it('when a contact can be reached by no channel, because their mail comes back, then it is not published', async () => {
    office = await MemoryOffice.open({ mailer: { send: (mail) => comesBack(mail.to.address, emailOf('appThree')) } })
    const contacts = [{ person: people.appThree, what: '数据库' }]
    const drilled = await publishedPlan(office, { services: [services.erp], contacts })
    await drillOf(office, drilled, { participants: [people.appThree], at: plusMillis(office.now, DAY) })
    expect((await read(drilled)).problems).toMatchObject([{ path: 'contacts/0', problem: 'contact-unreachable' }])
    expect(await wrongWith({ contacts })).toEqual(['contacts/0 contact-unreachable'])
  })

  it('when nobody holds the position that is to be reached, nor deputises for it, then it is not published', async () => {
    const contacts = [{ position: positions.appLeader, reach: '内线 8021', what: '数据库' }]
    const id = await publishedPlan(office, { contacts })
    expect((await read(id)).content?.contacts).toMatchObject([
      { person: { name: 'appLeader' }, position: { id: positions.appLeader }, name: 'appLeader', reach: '内线 8021' },
    ])
    for (const role of ['appLeader', 'appOne'] as const) await leaves(role)
    expect((await read(id)).problems).toMatchObject([{ path: 'contacts/0', problem: 'position-vacant' }])
    expect(await wrongWith({ services: [services.erp], contacts })).toContain('contacts/0 position-vacant')
  })

  it('when there is nobody who could do a step, then it is not published', async () => {
    const toDecide = { ...check, key: 'decide-alone', role: 'commander' }
    for (const role of ['appLeader', 'appOne', 'appTwo', 'appThree'] as const) await leaves(role)
    expect(await wrongWith({ services: [services.mail, services.erp], steps: [check, toDecide] })).toEqual([
      'steps/0/role nobody-works-on-it',
    ])
    const { problems } = await office.does<{ problems: { text: string }[] }>('opsOne', 'POST', CHECK, {
      content: { ...mailPlan(), services: [services.erp], steps: [check] },
    })
    expect(problems.map(({ text }) => text)).toEqual([
      'Nobody could do step “Check the mail gateway”: the group of erp has no members, and nobody is on call for it.',
    ])
    await schedules(office, rota([layer('主', ['opsOne'])]), { covers: { kind: 'services', services: [services.erp] } })
    const id = await drafted('opsOne', { services: [services.erp], steps: [check, toDecide] })
    expect((await read(id)).draft?.problems).toEqual([])
  })

  it('when a contact of a plan that counts leaves, then the plan says so', async () => {
    const id = await publishedPlan(office, { contacts: [{ person: people.appThree, what: '数据库' }] })
    expect((await read(id)).problems).toEqual([])
    await office.does('admin', 'PATCH', `/api/people/${people.appThree}`, { active: false }, 1)
    expect((await read(id)).problems).toMatchObject([{ path: 'contacts/0', problem: 'contact-left' }])
  })
})

describe('given several plans', () => {
  const forMail = (severity: 1 | 2 | 3) => planFor(office.store, { service: services.mail, severity })

  it('then the most specific one counts: its service before all services, its severities before all', async () => {
    const everything = await publishedPlan(office, { services: [] })
    const gravest = await publishedPlan(office, { services: [], severities: [1] })
    expect((await forMail(1))?.plan).toBe(gravest)
    expect((await forMail(2))?.plan).toBe(everything)
    const mail = await publishedPlan(office)
    expect((await forMail(1))?.plan).toBe(mail)
    const graveMail = await publishedPlan(office, { severities: [1] })
    expect((await forMail(1))?.plan).toBe(graveMail)
    expect((await forMail(2))?.plan).toBe(mail)
    expect((await planFor(office.store, { severity: 3 }))?.plan).toBe(everything)
  })

  it('when a second one is for the same, and as specific, then it is refused until the first is retired', async () => {
    const first = await publishedPlan(office)
    const second = await drafted('opsOne', { services: [services.mail, services.erp] })
    const { status, body } = await asks('head', 'POST', path(second, '/publish'))
    expect([status, body.errors]).toMatchObject([422, [{ path: 'services', code: 'equally-specific' }]])
    await office.does('head', 'POST', path(first, '/retire'), { reason: '由新预案代替。' })
    await office.does('head', 'POST', path(second, '/publish'))
    expect((await forMail(1))?.plan).toBe(second)
    expect(await read(first)).toMatchObject({ state: 'retired' })
  })

  it('when two that are equally specific are published at the same moment, then one of them is refused', async () => {
    const both = [await drafted('opsOne'), await drafted('opsTwo')]
    const answers = await Promise.all(both.map((id) => asks('head', 'POST', path(id, '/publish'))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
    await office.settle()
  })
})

describe('given a plan is published anew', () => {
  it('then its versions are compared step by step, and an incident keeps the one it began with', async () => {
    const id = await publishedPlan(office)
    const incident = (await reports(office, 'employee')).id
    const steps = [{ ...check, minutes: 5 }, ...MAIL_PLAN.slice(2), { ...tell, key: 'call-vendor' }]
    await office.does('opsTwo', 'PUT', path(id, '/draft'), { ...mailPlan(), steps, drillEveryDays: 90 })
    await office.does('head', 'POST', path(id, '/publish'))
    const compared = await office.does('opsOne', 'GET', path(id, '/comparison?from=1&to=2'))
    expect(compared).toMatchObject({
      added: [{ key: 'call-vendor' }],
      removed: [{ key: 'tell-staff' }],
      changed: [{ key: 'check-gateway', fields: ['minutes'] }],
      fields: ['drillEveryDays'],
    })
    const { items } = await office.does<{ items: { version: number }[] }>('opsOne', 'GET', path(id, '/versions'))
    expect(items.map(({ version }) => version)).toEqual([2, 1])
    expect((await incidentAs(office, 'head', incident)).plan).toMatchObject({ plan: id, version: 1 })
  })

  it('when the draft is given up, then what was published stays as it is', async () => {
    const id = await publishedPlan(office)
    await office.does('opsTwo', 'PUT', path(id, '/draft'), { ...mailPlan(), steps: [] })
    await office.does('opsTwo', 'POST', path(id, '/discard-draft'))
    expect(await read(id)).toMatchObject({ hasDraft: false, published: 1, steps: MAIL_PLAN.length })
    expect((await asks('head', 'POST', path(id, '/publish'))).body.code).toBe('nothing-to-publish')
  })

  it('when somebody else was faster, then the later one is told, and nothing is overwritten', async () => {
    const id = await publishedPlan(office)
    const { version } = await read(id)
    await office.does('opsTwo', 'PUT', path(id, '/draft'), mailPlan(), version)
    expect(await office.call('opsThree', 'PUT', path(id, '/draft'), mailPlan(), version)).toMatchObject({ status: 412 })
  })

  it('then it can be printed, without JavaScript, with contacts and steps', async () => {
    const contacts = [{ position: positions.opsLeader, reach: '内线 8021', what: '协调' }, ...mailPlan().contacts]
    const id = await publishedPlan(office, { contacts })
    const { html } = await visitPage(office, 'opsOne', `/print/emergency-plans/${id}`)
    for (const said of ['网关厂商', '400-800-1234', 'opsLeader', '内线 8021']) expect(html).toContain(said)
    expect(html).toContain('切换还是修复')
    expect(html).not.toContain('<script')
  })
})
