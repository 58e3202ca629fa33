import * as z from 'zod/mini'
import { workingCalendarIn } from '../calendar/calendar.contract.ts'
import { defineContract, id } from '../kernel/contract.ts'
import { named, text, version } from './contract-parts.ts'

export const departmentOut = z.strictObject({
  id: id('dep'),
  name: text,
  /** Where every ladder ends. */
  head: named('pos'),
  /** Authorises changes where a service names nobody else. */
  changeAuthority: named('pos'),
  version,
})

export const readDepartment = defineContract({
  operation: 'read-department',
  method: 'GET',
  path: '/api/department',
  summary: 'The department: its name and the posts everything falls back to.',
  admits: 'signed-in',
  answer: departmentOut,
})

export const changeDepartment = defineContract({
  operation: 'change-department',
  method: 'PATCH',
  path: '/api/department',
  summary: 'Another name, or other positions head it and authorise its changes.',
  admits: 'directory.administer',
  body: z.strictObject({
    name: z.optional(text),
    head: z.optional(id('pos')),
    changeAuthority: z.optional(id('pos')),
  }),
  answer: departmentOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'unknown-position', 'head-must-stay', 'nothing-to-change'],
  example: { name: { 'zh-CN': '数字化部', en: 'Digital Department' } },
})

const HOURS = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '17:30' },
]

const calendarOut = z.strictObject({
  /** Counts the calendars; cases keep the one their deadlines were computed with. */
  version,
  calendar: workingCalendarIn,
  /** Years whose public holidays nobody has told yet, although deadlines begin to reach into them. */
  yearsToWarnAbout: z.array(z.number()),
})

export const readCalendar = defineContract({
  operation: 'read-calendar',
  method: 'GET',
  path: '/api/calendar',
  summary: 'When the department works: week, holidays, make-up days.',
  admits: 'signed-in',
  answer: calendarOut,
})

export const replaceCalendar = defineContract({
  operation: 'replace-calendar',
  method: 'PUT',
  path: '/api/calendar',
  summary: 'Another working calendar. Deadlines that were given before stay as they were given.',
  admits: 'directory.administer',
  body: workingCalendarIn,
  answer: calendarOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'nothing-to-change'],
  example: {
    timeZone: 'Asia/Shanghai',
    week: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS, sat: [], sun: [] },
    publicHolidays: 'CN',
    makeUpHours: HOURS,
    days: { '2026-09-10': { is: 'off', name: { 'zh-CN': '公司年会', en: 'Company Day' } } },
    knownYears: [],
  },
})
