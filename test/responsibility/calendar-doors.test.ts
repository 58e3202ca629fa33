import { describe, expect, it } from 'vitest'
import { findHead } from '../../functions/audit-trail/index.ts'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import { calendarKey } from '../../functions/responsibility/acts/department-acts.ts'
import { department } from '../support/department.ts'
import { directoryHouse } from './directory-house.ts'

describe('the working calendar', () => {
  it('is read by everybody and replaced by an administrator, version by version', async () => {
    const { get, put, platform, directory } = await directoryHouse()
    const first = await get('employee', '/api/calendar')
    expect(first.body).toEqual({ version: 1, calendar: defaultCalendar, yearsToWarnAbout: [] })
    const days = { '2026-09-10': { is: 'off', name: { 'zh-CN': '公司年会', en: 'Company Day' } } }
    const wish = { ...defaultCalendar, days }
    expect((await put('opsOne', '/api/calendar', wish, 1)).body.code).toBe('authority-missing')
    expect((await put('admin', '/api/calendar', wish, 1)).body).toMatchObject({ version: 2, calendar: { days } })
    expect((await put('admin', '/api/calendar', defaultCalendar, 1)).body.code).toBe('stale-version')
    expect((await put('admin', '/api/calendar', wish, 2)).body.code).toBe('nothing-to-change')
    expect((await directory()).department).toMatchObject({ calendarVersion: 2, calendar: { days } })
    expect(await platform.store.find(calendarKey(department, 1))).toMatchObject({ calendar: defaultCalendar })
    expect(await platform.store.find(calendarKey(department, 2))).toMatchObject({ calendar: { days } })
    expect(await findHead(platform.store, department)).toMatchObject({ version: 2, calendarVersion: 2 })
  })

  it('warns from November on when nobody knows next year’s holidays', async () => {
    const { get, put, platform } = await directoryHouse()
    const warnings = async () => (await get('opsOne', '/api/calendar')).body.yearsToWarnAbout
    platform.at('2026-10-31T15:59:59.999Z')
    expect(await warnings()).toEqual([])
    platform.at('2026-10-31T16:00:00.000Z')
    expect(await warnings()).toEqual([2027])
    await put('admin', '/api/calendar', { ...defaultCalendar, knownYears: [2027] }, 1)
    expect(await warnings()).toEqual([])
  })

  it('refuses what nobody could work by, field by field', async () => {
    const { put } = await directoryHouse()
    const wrong = {
      ...defaultCalendar,
      timeZone: 'Asia/Wuhan',
      week: { ...defaultCalendar.week, mon: [{ from: '18:00', to: '09:00' }] },
    }
    expect(await put('admin', '/api/calendar', wrong, 1)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'timeZone' }, { path: 'week/mon/0/to' }] },
    })
  })
})
