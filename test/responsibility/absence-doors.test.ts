import { describe, expect, it } from 'vitest'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { whoAnswers } from '../../functions/responsibility/index.ts'
import { people, positions } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'
import { directoryHouse } from './directory-house.ts'

const TOMORROW = plusMillis(MONDAY_MORNING, DAY)
const FRIDAY = plusMillis(MONDAY_MORNING, 4 * DAY)
const WEEK = { from: TOMORROW, until: FRIDAY, note: '年假' }

describe('an absence', () => {
  it('is one’s own affair, or an administrator’s', async () => {
    const { post, entriesOf } = await directoryHouse()
    const own = await post('employee', '/api/absences', WEEK)
    expect(own).toMatchObject({ status: 201, body: { person: { id: people.employee }, note: '年假', version: 1 } })
    expect((await entriesOf(own.body.id)).at(0)).toMatchObject({ grant: { authority: 'add-absence', via: 'relation' } })
    const others = { ...WEEK, person: people.opsOne }
    expect(await post('opsLeader', '/api/absences', others)).toMatchObject({
      status: 403,
      body: { code: 'authority-missing', authority: 'directory.administer' },
    })
    expect((await post('admin', '/api/absences', others)).body).toMatchObject({ person: { id: people.opsOne } })
    const nobody = { ...WEEK, person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS' }
    expect((await post('opsOne', '/api/absences', nobody)).body.code).toBe('authority-missing')
    expect((await post('admin', '/api/absences', nobody)).body.code).toBe('unknown-person')
  })

  it('makes the deputy answer from its first to its last instant', async () => {
    const { post, directory } = await directoryHouse()
    await post('opsLeader', '/api/absences', WEEK)
    const organisation = await directory()
    const answers = (at: string) =>
      whoAnswers(organisation, { who: 'holder', position: positions.opsLeader }, at)?.person
    expect(answers(plusMillis(TOMORROW, -1))).toBe(people.opsLeader)
    expect(answers(TOMORROW)).toBe(people.opsOne)
    expect(answers(plusMillis(FRIDAY, -1))).toBe(people.opsOne)
    expect(answers(FRIDAY)).toBe(people.opsLeader)
  })

  it('starts what hands over, and another when it is changed', async () => {
    const { post, patch, effects, platform } = await directoryHouse()
    const { body } = await post('opsOne', '/api/absences', WEEK)
    const path = `/api/absences/${body.id}`
    platform.at(HOUR)
    const longer = { until: plusMillis(FRIDAY, DAY), note: null }
    expect((await patch('opsOne', path, longer, 1)).body).toMatchObject({ until: longer.until, note: null, version: 2 })
    expect((await patch('opsOne', path, longer, 1)).body.code).toBe('stale-version')
    expect((await patch('opsOne', path, longer, 2)).body.code).toBe('nothing-to-change')
    expect((await patch('opsTwo', path, { note: 'x' }, 2)).body.code).toBe('authority-missing')
    expect(effects()).toEqual([
      { kind: 'start', workflow: 'away', caseId: body.id, generation: 1 },
      { kind: 'event', event: 'absence.moved', about: { person: people.opsOne } },
      { kind: 'start', workflow: 'away', caseId: body.id, generation: 2 },
      { kind: 'event', event: 'absence.moved', about: { person: people.opsOne } },
    ])
  })

  it('ends now, or never begins; twice is once', async () => {
    const { post, remove, get, directory, platform, entriesOf } = await directoryHouse()
    const { body } = await post('opsOne', '/api/absences', WEEK)
    const notGoing = await post('opsOne', '/api/absences', { from: FRIDAY, until: plusMillis(FRIDAY, DAY) })
    expect((await remove('opsOne', `/api/absences/${notGoing.body.id}`)).body).toMatchObject({
      from: FRIDAY,
      until: FRIDAY,
    })
    const back = plusMillis(TOMORROW, HOUR)
    platform.at(back)
    expect((await remove('opsOne', `/api/absences/${body.id}`)).body).toMatchObject({ until: back, version: 2 })
    expect((await remove('opsOne', `/api/absences/${body.id}`)).body).toMatchObject({ until: back, version: 2 })
    expect(await entriesOf(body.id)).toHaveLength(2)
    expect((await get('opsOne', '/api/absences')).body.items).toEqual([])
    expect((await directory()).absences.map(({ id }) => id)).toEqual([body.id])
  })

  it('tells its reason to whom it concerns: themselves, their leader, the head, administrators', async () => {
    const { post, get } = await directoryHouse()
    await post('opsOne', '/api/absences', WEEK)
    const noteFor = async (role: 'opsOne' | 'opsLeader' | 'head' | 'admin' | 'opsTwo' | 'appLeader') =>
      (await get(role, '/api/absences')).body.items[0]?.note
    expect(await Promise.all((['opsOne', 'opsLeader', 'head', 'admin'] as const).map(noteFor))).toEqual(
      Array(4).fill('年假'),
    )
    expect(await Promise.all((['opsTwo', 'appLeader'] as const).map(noteFor))).toEqual([null, null])
    expect((await get('employee', '/api/absences')).body.items).toEqual([])
  })

  it('is told to nobody whom it does not concern', async () => {
    const { post, remove, patch } = await directoryHouse()
    const { body } = await post('opsOne', '/api/absences', WEEK)
    expect((await remove('employee', `/api/absences/${body.id}`)).status).toBe(404)
    expect((await patch('employee', `/api/absences/${body.id}`, { note: 'x' }, 1)).status).toBe(404)
    expect((await remove('opsTwo', `/api/absences/${body.id}`)).status).toBe(403)
  })

  it('is in a time that can be', async () => {
    const { post } = await directoryHouse()
    const codeOf = async (from: string, until: string) =>
      (await post('opsOne', '/api/absences', { from, until })).body.code
    expect(await codeOf(FRIDAY, TOMORROW)).toBe('until-before-from')
    expect(await codeOf(plusMillis(MONDAY_MORNING, -DAY), MONDAY_MORNING)).toBe('absence-has-ended')
    expect(await codeOf(TOMORROW, plusMillis(TOMORROW, 800 * DAY))).toBe('absence-too-long')
    const farAhead = plusMillis(MONDAY_MORNING, 400 * DAY)
    expect(await codeOf(farAhead, plusMillis(farAhead, DAY))).toBe('absence-too-far-ahead')
    expect(await codeOf(plusMillis(MONDAY_MORNING, -DAY), FRIDAY)).toBeUndefined()
  })

  it('cannot be one of hundreds, and is forgotten by the directory when it is long over', async () => {
    const { post, directory, platform } = await directoryHouse()
    for (let nth = 0; nth < 20; nth += 1) await post('employee', '/api/absences', WEEK)
    expect((await post('employee', '/api/absences', WEEK)).body.code).toBe('too-many-absences')
    const later = plusMillis(FRIDAY, 36 * DAY)
    platform.at(later)
    for (let nth = 0; nth < 4; nth += 1) {
      await post('employee', '/api/absences', { from: later, until: plusMillis(later, DAY) })
    }
    expect((await directory()).absences).toHaveLength(4)
  })
})
