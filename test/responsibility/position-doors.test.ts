import { describe, expect, it } from 'vitest'
import { findHead, perform } from '../../functions/audit-trail/index.ts'
import { byClock } from '../../functions/kernel/actor.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { holdersOf, whoAnswers } from '../../functions/responsibility/index.ts'
import { groups, people, positions, services } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'
import { directoryHouse } from './directory-house.ts'

const text = (name: string) => ({ 'zh-CN': name, en: name })
const NEXT_WEEK = plusMillis(MONDAY_MORNING, 7 * DAY)

describe('a position', () => {
  it('is added vacant, filled from an instant, and emptied again', async () => {
    const { post, get, remove, platform, directory } = await directoryHouse()
    const body = { name: text('存储管理员'), group: groups.operations, authorities: [{ act: 'change.raise' }] }
    const added = await post('admin', '/api/positions', body)
    expect(added).toMatchObject({
      status: 201,
      body: { isVacant: true, authorities: [{ act: 'change.raise', services: null }] },
    })
    const path = `/api/positions/${added.body.id}`
    const assigned = await post('admin', `${path}/assignments`, { person: people.employee, from: NEXT_WEEK })
    expect(assigned.body).toMatchObject({ isVacant: true, version: 2, holders: [{ from: NEXT_WEEK, until: null }] })
    expect((await get('employee', '/api/me')).body.authorities).toEqual([])
    platform.at(NEXT_WEEK)
    expect((await get('employee', '/api/me')).body.authorities).toEqual(['change.raise'])
    expect(holdersOf(await directory(), added.body.id, NEXT_WEEK)).toHaveLength(1)
    const ended = await remove('admin', `${path}/assignments/${assigned.body.holders[0]?.id}`)
    expect(ended.body).toMatchObject({ isVacant: true, holders: [], version: 3 })
    expect((await get('employee', '/api/me')).body.authorities).toEqual([])
  })

  it('takes an instant that has passed for now, and refuses an end before the beginning', async () => {
    const { post } = await directoryHouse()
    const path = `/api/positions/${positions.opsEngineer}/assignments`
    const past = '2020-01-01T08:00:00+08:00'
    const assigned = await post('admin', path, { person: people.employee, from: past })
    expect(assigned.body.holders.at(-1)).toMatchObject({ from: MONDAY_MORNING })
    expect((await post('admin', path, { person: people.appOne, until: past })).body.code).toBe('until-before-from')
    expect((await post('admin', path, { person: people.employee })).body.code).toBe('already-has-place')
    const nobody = 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS'
    expect(await post('admin', path, { person: nobody })).toMatchObject({
      status: 422,
      body: { code: 'unknown-person' },
    })
  })

  it('may be held by several from one instant of a standing clock', async () => {
    const { post } = await directoryHouse()
    const path = `/api/positions/${positions.changeManager}/assignments`
    await post('admin', path, { person: people.appOne })
    const { body } = await post('admin', path, { person: people.appTwo })
    expect(new Set(body.holders.map(({ id }) => id)).size).toBe(3)
  })

  it('is nothing for somebody who has left', async () => {
    const { post, patch } = await directoryHouse()
    await patch('admin', `/api/people/${people.employee}`, { active: false }, 1)
    const path = `/api/positions/${positions.opsEngineer}/deputies`
    expect(await post('admin', path, { person: people.employee })).toMatchObject({
      status: 409,
      body: { code: 'person-not-active' },
    })
  })

  it('is one of at most fifteen for one person, so that leaving ends them all at once', async () => {
    const { post, patch, directory } = await directoryHouse()
    for (let nth = 0; nth <= 15; nth += 1) {
      const added = await post('admin', '/api/positions', { name: text(`岗位${nth}`) })
      const path = `/api/positions/${added.body.id}/${nth % 2 === 0 ? 'assignments' : 'deputies'}`
      const taken = await post('admin', path, { person: people.employee })
      expect(taken.status).toBe(nth < 15 ? 201 : 409)
    }
    expect((await patch('admin', `/api/people/${people.employee}`, { active: false }, 1)).status).toBe(200)
    const { assignments, deputies } = await directory()
    expect([...assignments, ...deputies].filter(({ person }) => person === people.employee)).toEqual([])
  })

  it('changes what its holders may do at that instant', async () => {
    const { patch, get } = await directoryHouse()
    const path = `/api/positions/${positions.opsEngineer}`
    const limited = [{ act: 'change.authorise', services: [services.mail] }]
    expect((await patch('admin', path, { authorities: limited }, 1)).body).toMatchObject({
      version: 2,
      authorities: limited,
    })
    expect((await get('opsOne', '/api/me')).body.authorities).toContain('change.authorise')
    const unknown = [{ act: 'change.authorise', services: ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'] }]
    expect((await patch('admin', path, { authorities: unknown }, 2)).body.code).toBe('unknown-service')
    expect((await patch('admin', path, { authorities: limited }, 2)).body.code).toBe('nothing-to-change')
    expect((await patch('admin', path, { group: null }, 2)).body).toMatchObject({ group: null, version: 3 })
    expect((await patch('admin', `/api/positions/${positions.opsLeader}`, { group: null }, 1)).body.code).toBe(
      'leader-not-in-group',
    )
  })

  it('closes its gap in the roster when somebody takes it, or stands in', async () => {
    const { post, platform, effects } = await directoryHouse()
    const before = await findHead(platform.store, positions.opsLeader)
    const gap = 'gap_01K9ZQ6V80ABCDEFGHJKMNPQRS'
    const found = { before, head: { ...before, id: positions.opsLeader, gap }, bumpsVersion: false } as const
    const act = { ...found, at: MONDAY_MORNING, did: 'position.gap-found', by: byClock }
    await perform(platform, async () => ({ acts: [act], answer: undefined }))
    const { body } = await post('admin', `/api/positions/${positions.opsLeader}/deputies`, { person: people.opsTwo })
    expect(body.version).toBe(2)
    expect(effects()).toEqual([
      { kind: 'event', event: 'position.filled', about: { position: positions.opsLeader, person: people.opsTwo } },
    ])
    expect(await findHead(platform.store, positions.opsLeader)).toMatchObject({ gap })
  })
})

describe('the post of the head', () => {
  it('is left only when a successor holds it without a gap', async () => {
    const { get, post, remove, platform } = await directoryHouse()
    const path = `/api/positions/${positions.head}`
    const [first] = (await get('admin', path)).body.holders
    expect((await remove('admin', `${path}/assignments/${first?.id}`)).body.code).toBe('head-must-stay')
    const later = { person: people.headDeputy, from: NEXT_WEEK }
    const successor = await post('admin', `${path}/assignments`, later)
    expect((await remove('admin', `${path}/assignments/${first?.id}`)).body.code).toBe('head-must-stay')
    expect(successor.body.holders).toHaveLength(2)
    platform.at(NEXT_WEEK)
    expect((await remove('admin', `${path}/assignments/${first?.id}`)).body).toMatchObject({ isVacant: false })
  })

  it('may be another post, when somebody holds that', async () => {
    const { get, patch, post, directory } = await directoryHouse()
    const vacant = await post('admin', '/api/positions', { name: text('首席信息官') })
    const { body } = await get('employee', '/api/department')
    expect(body).toMatchObject({ head: { id: positions.head }, version: 1 })
    const wish = { head: vacant.body.id }
    expect((await patch('admin', '/api/department', wish, 1)).body.code).toBe('head-must-stay')
    await post('admin', `/api/positions/${vacant.body.id}/assignments`, { person: people.headDeputy })
    expect((await patch('admin', '/api/department', wish, 1)).body).toMatchObject({
      head: wish.head && { id: wish.head },
    })
    expect(whoAnswers(await directory(), { who: 'head' }, MONDAY_MORNING)?.person).toBe(people.headDeputy)
  })
})

describe('groups and services', () => {
  it('adds a group together with the position that leads it', async () => {
    const { post, get, patch } = await directoryHouse()
    const leader = { name: text('组长'), authorities: [{ act: 'change.review' }] }
    const added = await post('admin', '/api/groups', { name: text('数据组'), leader })
    expect(added).toMatchObject({ status: 201, body: { leader: null, version: 1 } })
    const post1 = await get('admin', `/api/positions/${added.body.leaderPosition}`)
    expect(post1.body).toMatchObject({ isLeader: true, group: { id: added.body.id } })
    await post('admin', `/api/positions/${post1.body.id}/assignments`, { person: people.appTwo })
    expect((await get('employee', '/api/groups')).body.items).toContainEqual(
      expect.objectContaining({ id: added.body.id, leader: { id: people.appTwo, name: 'appTwo' } }),
    )
    const path = `/api/groups/${groups.operations}`
    const foreign = { leaderPosition: positions.appLeader }
    expect((await patch('admin', path, foreign, 1)).body.code).toBe('leader-not-in-group')
    const own = { leaderPosition: positions.opsEngineer }
    expect((await patch('admin', path, own, 1)).body).toMatchObject({
      leaderPosition: positions.opsEngineer,
      version: 2,
    })
  })

  it('knows what a service needs and what needs it, without circles', async () => {
    const { post, patch, get } = await directoryHouse()
    const { body } = await post('admin', '/api/services', {
      name: text('报表'),
      group: groups.applications,
      dependsOn: [services.erp],
      changeAuthority: positions.appLeader,
    })
    expect(body).toMatchObject({ changeAuthority: { id: positions.appLeader }, dependsOn: [{ id: services.erp }] })
    const database = await get('employee', `/api/services/${services.database}`)
    expect(database.body).toMatchObject({
      neededBy: [{ id: services.erp }],
      changeAuthority: { id: positions.changeManager },
    })
    const path = `/api/services/${services.database}`
    expect(await patch('admin', path, { dependsOn: [body.id] }, 1)).toMatchObject({
      status: 422,
      body: { code: 'dependency-circle' },
    })
    expect((await patch('admin', `/api/services/${body.id}`, { changeAuthority: null }, 1)).body).toMatchObject({
      changeAuthority: { id: positions.changeManager },
      version: 2,
    })
  })
})
