import { describe, expect, it } from 'vitest'
import { findHead } from '../../functions/audit-trail/index.ts'
import { createMailHealth } from '../../functions/outbox/mail-health.ts'
import { people, positions } from '../support/department.ts'
import { directoryHouse } from './directory-house.ts'

const WANG = { name: '王强', email: 'Wang.Qiang@Example.com' }

describe('who may see whom', () => {
  it('shows colleagues everybody, with addresses', async () => {
    const { get } = await directoryHouse()
    const { body } = await get('opsOne', '/api/people?limit=100')
    expect(body.items).toHaveLength(Object.keys(people).length)
    expect(body.items.every(({ email }) => email !== null)).toBe(true)
  })

  it('shows only who works in IT where that is asked for', async () => {
    const { get } = await directoryHouse()
    const { body } = await get('opsOne', '/api/people?staff=true&limit=100')
    const names = body.items.map(({ name }) => name)
    expect(names).toContain('opsOne')
    expect(names).not.toContain('employee')
  })

  it('shows an employee who answers for IT, without addresses, and themselves', async () => {
    const { get, post } = await directoryHouse()
    const other = await post('admin', '/api/people', WANG)
    const { body } = await get('employee', '/api/people?limit=100')
    const names = body.items.map(({ name }) => name)
    expect(names).toContain('opsLeader')
    expect(names).not.toContain('headDeputy')
    expect(names).not.toContain('王强')
    expect(body.items.filter(({ email }) => email !== null).map(({ name }) => name)).toEqual(['employee'])
    expect((await get('employee', `/api/people/${other.body.id}`)).status).toBe(404)
    expect((await get('employee', '/api/people?q=ops-one')).body.items).toEqual([])
    expect((await get('head', '/api/people?q=OPS-one')).body.items).toHaveLength(1)
  })

  it('tells the caller who they are and what they may do', async () => {
    const { get } = await directoryHouse()
    const { body } = await get('opsThree', '/api/me')
    expect(body).toMatchObject({
      person: { id: people.opsThree, positions: [{ via: 'holder' }, { via: 'deputy' }] },
      authorities: ['change.assess', 'change.raise', 'change.test'],
      department: { timeZone: 'Asia/Shanghai' },
      now: '2026-01-05T01:00:00.000Z',
    })
    expect((await get('employee', '/api/me')).body).toMatchObject({ authorities: [], person: { positions: [] } })
  })

  it('tells everybody when mails do not go out, and when they do again', async () => {
    const { get, platform } = await directoryHouse()
    const health = createMailHealth(platform)
    const isDown = async () => (await get('employee', '/api/me')).body.mailIsDown
    expect(await isDown()).toBe(false)
    for (let failures = 0; failures < 3; failures += 1) await health.failed(new Error('connection refused'))
    expect(await isDown()).toBe(true)
    await health.sent()
    expect(await isDown()).toBe(false)
  })
})

describe('adding somebody', () => {
  it('takes an administrator, whose grant stands in the audit trail', async () => {
    const { post, entriesOf } = await directoryHouse()
    expect(await post('opsLeader', '/api/people', WANG)).toMatchObject({
      status: 403,
      body: { code: 'authority-missing', authority: 'directory.administer' },
    })
    const added = await post('admin', '/api/people', WANG)
    expect(added).toMatchObject({
      status: 201,
      body: {
        name: '王强',
        email: 'wang.qiang@example.com',
        language: 'zh-CN',
        active: true,
        version: 1,
        positions: [],
      },
    })
    const [entry] = await entriesOf(added.body.id)
    expect(entry).toMatchObject({
      did: 'person.added',
      by: { kind: 'person', id: people.admin },
      grant: { authority: 'directory.administer', position: positions.administrator, via: 'holder' },
    })
    expect(JSON.stringify(entry?.what)).not.toContain('王强')
  })

  it('gives an address to one of two who are added at once', async () => {
    const { post, directory } = await directoryHouse()
    const both = await Promise.all([
      post('admin', '/api/people', WANG),
      post('head', '/api/people', { ...WANG, email: 'wang.qiang@example.com' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('email-taken')
    const found = [...(await directory()).people.values()].filter(({ email }) => email === 'wang.qiang@example.com')
    expect(found).toHaveLength(1)
  })
})

describe('changing somebody', () => {
  it('lets everybody choose their language themselves, and nothing else', async () => {
    const { patch, entriesOf } = await directoryHouse()
    expect((await patch('employee', '/api/me', { language: 'en' })).body).toMatchObject({ language: 'en', version: 2 })
    expect((await patch('employee', '/api/me', { language: 'en' }, 2)).body).toMatchObject({ version: 2 })
    expect((await patch('employee', '/api/me', { language: 'zh-CN' }, 1)).body.code).toBe('stale-version')
    expect((await patch('employee', '/api/me', { language: 'en', name: 'x' })).status).toBe(422)
    const chain = await entriesOf(people.employee)
    expect(chain.at(-1)).toMatchObject({ did: 'person.changed', grant: { authority: 'change-me', via: 'relation' } })
  })

  it('needs the version that was seen', async () => {
    const { patch } = await directoryHouse()
    const path = `/api/people/${people.opsOne}`
    expect((await patch('admin', path, { name: 'x' })).body.code).toBe('if-match-required')
    expect((await patch('admin', path, { name: '新名' }, 1)).body).toMatchObject({ name: '新名', version: 2 })
    expect(await patch('admin', path, { name: '旧名' }, 1)).toMatchObject({
      status: 412,
      body: { code: 'stale-version', version: 2 },
    })
    expect((await patch('admin', path, { name: '新名' }, 2)).body.code).toBe('nothing-to-change')
    expect((await patch('admin', path, {}, 2)).body.code).toBe('nothing-to-change')
    expect((await patch('admin', path, { email: 'OPS-two@example.com' }, 2)).body.code).toBe('email-taken')
  })

  it('lets a leaver out at once, and starts what hands over everything they owe', async () => {
    const { patch, get, directory, effects, entriesOf, platform } = await directoryHouse()
    expect((await get('opsThree', '/api/me')).status).toBe(200)
    const left = await patch('admin', `/api/people/${people.opsThree}`, { active: false }, 1)
    expect(left.body).toMatchObject({ active: false, positions: [], version: 2 })
    expect((await get('opsThree', '/api/me')).status).toBe(401)
    expect(effects()).toEqual([
      { kind: 'event', event: 'person.left', about: { person: people.opsThree } },
      { kind: 'start', workflow: 'leaver', caseId: people.opsThree, generation: 1 },
    ])
    const { assignments, deputies } = await directory()
    const open = [...assignments, ...deputies].filter(({ person, until }) => person === people.opsThree && !until)
    expect(open).toEqual([])
    expect((await entriesOf(positions.opsEngineer)).at(-1)).toMatchObject({ did: 'position.place-ended' })
    expect(await findHead(platform.store, people.opsThree)).toMatchObject({ active: false, signInEpoch: 1 })
  })

  it('lets somebody back in without the places and the sessions they had; leaving again starts anew', async () => {
    const { patch, get, effects } = await directoryHouse()
    await get('opsThree', '/api/me')
    const path = `/api/people/${people.opsThree}`
    await patch('admin', path, { active: false }, 1)
    expect((await patch('admin', path, { active: true }, 2)).body).toMatchObject({ active: true, positions: [] })
    expect((await get('opsThree', '/api/me')).status).toBe(401)
    await patch('admin', path, { active: false }, 3)
    expect(effects().at(-1)).toMatchObject({ workflow: 'leaver', generation: 2 })
  })

  it('does not let somebody back in whose address went to another', async () => {
    const { patch, post } = await directoryHouse()
    const path = `/api/people/${people.opsThree}`
    await patch('admin', path, { active: false }, 1)
    expect((await post('admin', '/api/people', { name: '他人', email: 'ops-three@example.com' })).status).toBe(201)
    expect((await patch('admin', path, { active: true }, 2)).body.code).toBe('email-taken')
  })

  it('never leaves the department without its head, nor without an administrator', async () => {
    const { patch, get } = await directoryHouse()
    expect((await patch('admin', `/api/people/${people.head}`, { active: false }, 1)).body.code).toBe('head-must-stay')
    const head = await get('admin', `/api/positions/${positions.head}`)
    const authorities = [{ act: 'change.raise' }]
    await patch('admin', `/api/positions/${positions.head}`, { authorities }, head.body.version)
    const alone = await patch('admin', `/api/people/${people.admin}`, { active: false }, 1)
    expect(alone).toMatchObject({ status: 409, body: { code: 'administrator-must-stay' } })
  })
})
