import { describe, expect, it } from 'vitest'
import type { RotaOut } from '../../functions/on-call/rota.contract.ts'
import { type Gap, gapsIn, gravestFirst } from '../../web/src/features/on-call/gaps.ts'
import { soonOf } from '../../web/src/features/on-call/my-coming.ts'
import { ownFirst } from '../../web/src/features/on-call/own-first.ts'
import { fieldOfRota, isFilled, newLayer, rotaSent, rotaValuesOf } from '../../web/src/features/on-call/rota-values.ts'
import { isHole, looksOf } from '../../web/src/features/on-call/rows.ts'
import { joined, mondayOf, piecesIn, type Shift, weeksFrom } from '../../web/src/features/on-call/weeks.ts'
import { ApiProblem } from '../../web/src/lib/problem.ts'
import { fieldsToSet } from '../../web/src/ui/field-problems.ts'

const NOW = '2026-01-07T02:00:00.000Z'
const days = (count: number): string => new Date(Date.parse(NOW) + count * 86_400_000).toISOString()
const shift = (person: string | null, from: string, until: string, isPast = false): Shift => ({
  ...{ from, until, isPast, because: person === null ? null : 'rotation', missing: null },
  person: person === null ? null : { id: person, name: person },
})

describe('gaps', () => {
  const gap = (role: Gap['role'], from: number, until: number): Gap => ({
    ...{ schedule: 'ocs_1', scheduleName: '值班', role, from: days(from), until: days(until), text: `${role} ${from}` },
  })

  it('come with the one that is running first, the first to be called before the second, the week before the month', () => {
    const told = [
      gap('primary', 20, 21),
      gap('secondary', 2, 3),
      gap('primary', 5, 6),
      gap('primary', 3, 4),
      gap('secondary', -1, 1),
    ]
    expect(gravestFirst(told, NOW).map(({ text }) => text)).toEqual([
      'secondary -1',
      'primary 3',
      'primary 5',
      'secondary 2',
      'primary 20',
    ])
  })

  it('are only those problems of a schedule that are gaps', () => {
    const told = { weight: 'fault', role: 'primary', from: days(1), until: days(2), person: null } as const
    const problems = [
      { ...told, problem: 'gap', text: '没有主值班' } as const,
      { ...told, problem: 'same-person', text: '同一人' } as const,
    ]
    expect(gapsIn({ id: 'ocs_1', name: '值班', problems }).map(({ text }) => text)).toEqual(['没有主值班'])
  })
})

describe('schedules', () => {
  it('begin with that of the reader’s group, even where they are on call by another', () => {
    const all = [
      { name: '部门', isMe: true, isOurs: false },
      { name: '网络', isMe: false, isOurs: false },
      { name: '运维', isMe: false, isOurs: true },
    ]
    expect(ownFirst(all).map(({ name }) => name)).toEqual(['运维', '部门', '网络'])
  })
})

describe('shifts of one’s own', () => {
  it('are shown when they begin within 35 days, however long they last', () => {
    const all = [shift('a', days(-3), days(4)), shift('a', days(34), days(48)), shift('a', days(35), days(36))]
    expect(soonOf(all, NOW).map(({ until }) => until)).toEqual([days(4), days(48)])
  })
})

describe('weeks of a calendar', () => {
  it('begin on the Monday of the wall, whatever day it is in UTC', () => {
    expect(mondayOf('2026-01-04T17:00:00.000Z', 'Asia/Shanghai')).toBe('2026-01-05')
    expect(mondayOf('2026-01-04T17:00:00.000Z', 'Europe/London')).toBe('2025-12-29')
  })

  it('are an hour shorter when the clocks go forward, and still fit together', () => {
    const [, second] = weeksFrom('2026-03-16', 2, 'Europe/London')
    expect([second?.from, second?.until]).toEqual(['2026-03-23T00:00:00.000Z', '2026-03-29T23:00:00.000Z'])
    expect(second?.days.map(({ date }) => date).at(-1)).toBe('2026-03-29')
  })

  it('show a shift as far as it lies in them', () => {
    const weeks = weeksFrom('2026-01-05', 2, 'UTC')
    const long = shift('a', '2026-01-08T12:00:00.000Z', '2026-01-14T12:00:00.000Z')
    const [first, second] = weeks.map((week) => piecesIn(week, [long])[0])
    expect([first?.start, first?.width]).toEqual([50, 50])
    expect(second?.start).toBe(0)
    expect(second?.width).toBeCloseTo(35.714, 3)
  })

  it('show the shift that is running as one, and keep a turn that ended apart from the next', () => {
    const [before, after] = [days(-2), days(2)]
    expect(joined([shift('a', before, NOW, true), shift('a', NOW, after)])).toEqual([shift('a', before, after)])
    expect(joined([shift('a', before, NOW, true), shift('b', NOW, after)])).toHaveLength(2)
    expect(joined([shift('a', NOW, days(1)), shift('a', days(1), days(2))])).toHaveLength(2)
  })
})

describe('a line of a calendar', () => {
  const rota = {
    ...{ timeZone: 'UTC', handOver: 'always', secondary: [], coverage: { kind: 'hours', spells: [] } },
    primary: [
      { name: 'a', people: ['x', 'y'], every: { count: 1, unit: 'day' }, handOverAt: '09:00', from: '', only: [] },
    ],
  } as const
  const mutable = structuredClone(rota) as unknown as Parameters<typeof looksOf>[0]

  it('calls it a hole when somebody should be there: at every hour, or because they are away', () => {
    const nobody = { person: null, missing: null }
    expect(isHole(nobody, mutable)).toBe(false)
    expect(isHole({ person: null, missing: { id: 'x', name: 'x' } }, mutable)).toBe(true)
    expect(isHole(nobody, mutable && { ...mutable, coverage: { kind: 'always' } })).toBe(true)
  })

  it('gives everybody of the rotations the same look in whichever weeks', () => {
    const rows = [
      { role: 'primary', name: '', shifts: [shift('y', NOW, days(1)), shift('z', days(1), days(2))] } as const,
    ]
    expect(['x', 'y', 'z'].map(looksOf(mutable, rows))).toEqual([0, 1, 2])
    expect(looksOf(mutable, [])('y')).toBe(1)
  })
})

describe('what the form of rotations sends', () => {
  const rota: RotaOut = {
    ...{ timeZone: 'Europe/London', handOver: 'always' },
    coverage: { kind: 'hours', spells: [{ days: 'working-days', from: '08:00', to: '20:00' }] },
    primary: [
      {
        ...{ name: '夜班', people: ['per_a', 'per_b'], every: { count: 12, unit: 'hour' }, handOverAt: '20:00' },
        ...{ from: '2026-01-05', until: '2026-06-01', only: [{ days: ['sat', 'sun'], from: '20:00', to: '24:00' }] },
      },
    ],
    secondary: [
      {
        ...{ name: '备', people: ['per_a'], every: { count: 1, unit: 'week' }, handOverAt: '09:00', weekday: 'fri' },
        ...{ from: '2026-01-05', only: [] },
      },
    ],
  }

  it('is what was published, with midnight for the end of a day', () => {
    const sent = rotaSent(rotaValuesOf(rota))
    expect(sent.primary[0]?.only).toEqual([{ days: ['sat', 'sun'], from: '20:00', to: '00:00' }])
    const [first, ...others] = sent.primary
    expect({ ...sent, primary: [first && { ...first, only: rota.primary[0]?.only }, ...others] }).toEqual(rota)
  })

  it('names no weekday for turns of days, and no end where none was typed', () => {
    const layer = { ...newLayer('日班', '2026-01-05'), every: { count: 1, unit: 'day' as const }, until: '' }
    const [sent] = rotaSent({ ...rotaValuesOf(rota), primary: [layer] }).primary
    expect(sent).not.toHaveProperty('weekday')
    expect(sent).not.toHaveProperty('until')
  })

  it('is computed only once something is in every field', () => {
    const values = rotaValuesOf(rota)
    expect(isFilled(rotaSent(values))).toBe(true)
    expect(isFilled(rotaSent({ ...values, primary: [] }))).toBe(false)
    expect(isFilled(rotaSent({ ...values, secondary: [newLayer('', '2026-01-05')] }))).toBe(false)
    expect(isFilled(rotaSent({ ...values, coverage: { kind: 'hours', spells: [] } }))).toBe(false)
  })

  it('is refused at the control that holds what is wrong', () => {
    expect(fieldOfRota('rota/primary/0/people/2')).toEqual(['rota', 'primary', 0, 'people'])
    expect(fieldOfRota('rota/secondary/1/only/0/days/3')).toEqual(['rota', 'secondary', 1, 'only', 0, 'days'])
    expect(fieldOfRota('rota/timeZone')).toEqual(['rota', 'timeZone'])
    const fields = [0, 1].map((nth) => ({ path: `rota/primary/0/people/${nth}`, message: '已离职' }))
    expect(fieldsToSet(new ApiProblem({ status: 422, code: 'invalid', fields }), fieldOfRota)).toEqual([
      { name: ['rota', 'primary', 0, 'people'], errors: ['已离职'] },
    ])
  })
})
