import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { business, defaultCalendar, wall } from '../../functions/calendar/index.ts'
import { DUTY } from '../../functions/duty/duty-policy.ts'
import { evidenceProblems, shown } from '../../functions/duty/rules/evidence-shown.ts'
import { ladderOfDuty } from '../../functions/duty/rules/ladder-of-duty.ts'
import { recordOf } from '../../functions/duty/rules/record-of.ts'
import type { Evidence } from '../../functions/role-book/index.ts'
import { cases } from '../calendar/arbitrary-calendars.ts'
import { shanghai } from '../calendar/shanghai.ts'

const { ladder } = DUTY.stages.perform

describe('the ladder of an occurrence', () => {
  test('keeps its share of the time the duty allows, and its distances after that', () => {
    const { dueAt, plan } = ladderOfDuty(ladder, business('PT2H'), shanghai.at('2026-01-05T09:00'), defaultCalendar)
    expect(shanghai.read(dueAt)).toBe('2026-01-05T11:00')
    expect(plan.map(({ at, ...rung }) => `${shanghai.read(at)} ${'to' in rung ? rung.to : rung.does}`)).toEqual([
      '2026-01-05T10:00 remind',
      '2026-01-05T10:48 remind',
      '2026-01-05T11:00 deputy',
      '2026-01-06T11:00 leader',
      '2026-01-07T11:00 head',
    ])
  })

  test('of half an hour at night climbs at once when it is over, and goes on when people work', () => {
    const { dueAt, plan } = ladderOfDuty(ladder, wall('PT30M'), shanghai.at('2026-01-05T02:00'), defaultCalendar)
    expect(shanghai.read(dueAt)).toBe('2026-01-05T02:30')
    expect(plan.filter(({ does }) => does === 'climb').map(({ at }) => shanghai.read(at))).toEqual([
      '2026-01-05T02:30',
      '2026-01-05T18:00',
      '2026-01-06T18:00',
    ])
  })

  test('is in order and ends with the head, whatever the calendar and the time allowed', () => {
    const allowed = fc.constantFrom(business('PT15M'), business('PT8H'), business('P3D'), wall('PT30M'), wall('P2D'))
    fc.assert(
      fc.property(cases, allowed, ({ calendar, from }, own) => {
        const { dueAt, plan } = ladderOfDuty(ladder, own, from, calendar)
        const times = plan.map(({ at }) => at)
        expect(times).toEqual([...new Set(times)].toSorted())
        expect(plan.at(-1)).toMatchObject({ does: 'climb', to: 'head' })
        expect(dueAt >= from).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is shown', () => {
  const title = { 'zh-CN': '项', en: 'Item' }
  const asked: Evidence[] = [
    { kind: 'note', title },
    { kind: 'link', title },
    { kind: 'number', title, least: 1, most: 5 },
  ]
  test.each<[string, (string | number)[], string[]]>([
    ['all of it', ['好', 'https://a.example.com', 3], []],
    ['nothing', [], ['evidence/0 evidence-missing', 'evidence/1 evidence-missing', 'evidence/2 evidence-missing']],
    ['a script for a link', ['好', 'javascript:alert(1)', 3], ['evidence/1 not-an-https-link']],
    ['a link with a password', ['好', 'https://me:secret@a.example.com', 3], ['evidence/1 not-an-https-link']],
    ['a word for a number', ['好', 'https://a.example.com', '3'], ['evidence/2 not-a-number']],
    ['a number for a word', [1, 'https://a.example.com', 3], ['evidence/0 not-a-text']],
    ['more than asked', ['好', 'https://a.example.com', 3, '又'], ['evidence/3 evidence-not-asked']],
  ])('%s', (_, given, problems) => {
    expect(evidenceProblems(asked, given).map(({ path, code }) => `${path} ${code}`)).toEqual(problems)
  })

  test('limits belong to what is acceptable', () => {
    const isOut = (value: number) => shown(asked, ['', '', value])[2]?.isOutOfLimits === true
    expect([0, 1, 5, 5.1].map(isOut)).toEqual([true, false, false, true])
  })
})

describe('the record', () => {
  test('counts what people could help, and leaves out what was waived or late by the system', () => {
    const ended = { at: '', by: 'onduty' } as const
    const record = recordOf([
      { status: 'open' },
      { status: 'done', ended: { ...ended, as: 'deputy' } },
      { status: 'done', ended: { ...ended, isLate: true } },
      { status: 'done', lateBySystem: true, ended: { ...ended, isLate: true } },
      { status: 'missed', ended },
      { status: 'missed', lateBySystem: true, ended },
      { status: 'waived', ended },
    ])
    expect(record).toEqual({
      ...{ counted: 3, onTime: 1, late: 1, missed: 1, waived: 1, byDeputy: 1, lateBySystem: 2 },
      onTimeShare: 1 / 3,
    })
  })
})
