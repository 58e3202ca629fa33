import ICAL from 'ical.js'
import { afterEach, describe, expect, it } from 'vitest'
import { type CalendarShift, calendarFile } from '../../functions/on-call/calendar-file.ts'
import { SCHEDULE } from './made-up-schedules.ts'

const host = process.env.TZ
afterEach(() => {
  if (host === undefined) delete process.env.TZ
  else process.env.TZ = host
})

/** Over the night on which London turns its clocks, and one of nobody. */
const SHIFTS: readonly CalendarShift[] = [
  {
    ...{ schedule: SCHEDULE, scheduleName: '系统运维；值班, 一组', role: 'primary', name: '李伟' },
    ...{ from: '2026-03-28T09:00:00.000Z', until: '2026-03-29T08:00:00.000Z' },
  },
  {
    ...{ schedule: SCHEDULE, scheduleName: '系统运维；值班, 一组', role: 'secondary' },
    ...{ from: '2026-03-29T08:00:00.000Z', until: '2026-03-30T08:00:00.000Z' },
  },
]
const asked = { language: 'zh-CN', url: 'https://onduty.example', at: '2026-03-01T00:00:00.000Z' } as const

function writtenIn(timeZone: string): string {
  process.env.TZ = timeZone
  return calendarFile(SHIFTS, asked)
}

/** As a calendar reads it, somewhere. */
function readIn(timeZone: string, text: string) {
  process.env.TZ = timeZone
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(each)
    return { uid, summary, from: startDate.toJSDate().toISOString(), until: endDate.toJSDate().toISOString() }
  })
}

describe('a calendar of shifts', () => {
  it('says the same wherever it is written, and the right instants wherever it is read', () => {
    const [one, other] = [writtenIn('UTC'), writtenIn('Asia/Shanghai')]
    expect(one).toBe(other)
    expect(one).toContain('DTSTART:20260328T090000Z')
    const read = readIn('UTC', one)
    expect(readIn('Asia/Shanghai', other)).toEqual(read)
    expect(read.map(({ from, until }) => ({ from, until }))).toEqual(SHIFTS.map(({ from, until }) => ({ from, until })))
  })

  it('names schedule, role and person, and says where nobody is', () => {
    expect(readIn('UTC', writtenIn('UTC')).map(({ summary }) => summary)).toEqual([
      '系统运维；值班, 一组 主值班：李伟',
      '系统运维；值班, 一组 备值班：无人值班',
    ])
  })

  it('keeps the name of a shift, so that a calendar that asks again shows it once', () => {
    const uids = (text: string) => readIn('UTC', text).map(({ uid }) => uid)
    expect(uids(writtenIn('UTC'))).toEqual(uids(writtenIn('America/New_York')))
    expect(new Set(uids(writtenIn('UTC'))).size).toBe(2)
  })
})
