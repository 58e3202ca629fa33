import {
  type CalendarItem,
  completeOccurrence,
  type OccurrenceDetail,
  type OccurrenceOut,
  readDutyCalendar,
  readDutyRecord,
  readOccurrence,
  readOccurrenceTimeline,
  waiveOccurrence,
} from '../../../functions/duty/duty.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, NOW, nth, people, positions } from './fixture-department.ts'

const post = { id: positions[2]?.id ?? '', name: positions[2]?.name['zh-CN'] ?? '' }
const self = { id: me.id, name: me.name }
const colleague = { id: people[4]?.id ?? '', name: people[4]?.name ?? '' }

const at = (date: string, time: string): string => new Date(`${date}T${time}:00+08:00`).toISOString()

const OPEN = { endedBy: null, endedAs: null, endedAt: null, isLate: false, isLateBySystem: false, isOutOfLimits: false }

function occurrenceOf(number: number, title: string, on: string, more: Partial<OccurrenceOut> = {}): OccurrenceOut {
  return {
    ...{ id: nth('occ', number), version: 1, duty: nth('dut', number), title, position: post, on, at: '09:00' },
    ...{ opensAt: at(on, '09:00'), openedAt: at(on, '09:00'), dueAt: at(on, '12:00'), book: 3, status: 'open' },
    ...{ accountable: self, wasAccountable: { ...self, via: 'holder' }, event: null },
    ...OPEN,
    ...more,
  }
}

const ended = (by: typeof self, endedAs: 'holder' | 'deputy', on: string) =>
  ({ status: 'done', endedBy: by, endedAs, endedAt: at(on, '10:30') }) as const

/** Late, of today, done by a deputy with something out of limits, missed while nothing was running. */
export const occurrences: readonly OccurrenceOut[] = [
  occurrenceOf(1, '核查备份结果', '2026-01-07'),
  occurrenceOf(2, '机房巡检', '2026-01-06', { isLate: true }),
  occurrenceOf(3, '核查备份结果', '2026-01-06', { ...ended(colleague, 'deputy', '2026-01-06'), isOutOfLimits: true }),
  occurrenceOf(4, '核查备份结果', '2026-01-05', { ...ended(self, 'holder', '2026-01-05'), isLate: true }),
  occurrenceOf(5, '日志分析', '2026-01-05', { status: 'missed', isLateBySystem: true }),
  occurrenceOf(6, '检查发布后的告警', '2026-01-07', { at: null, event: 'change.released' }),
]

const planned = (number: number, title: string, on: string, more: Partial<CalendarItem> = {}): CalendarItem => ({
  ...{ key: `${number}#${on}`, duty: nth('dut', number), title, position: post, on, at: '09:00', book: 3 },
  ...{ opensAt: at(on, '09:00'), occurrence: null, status: 'planned', dueAt: null, accountable: null },
  ...{ isCertain: true, ...OPEN, ...more },
})

const items = (): CalendarItem[] => [
  ...occurrences.map(({ id, version: _, openedAt: __, wasAccountable: ___, event: ____, ...facts }) => ({
    ...facts,
    ...{ key: id, occurrence: id, isCertain: true },
  })),
  ...['08', '09', '12', '13', '14', '15', '16'].map((day) => planned(1, '核查备份结果', `2026-01-${day}`)),
  planned(7, '恢复演练', '2026-01-30', { at: '14:00', isCertain: false }),
]

const detail = (of: OccurrenceOut): OccurrenceDetail => ({
  ...of,
  standard: '前一晚的全部备份任务成功；失败的已重做并记录原因。',
  evidence: [
    { kind: 'note', title: '结论', least: null, most: null, value: null, isOutOfLimits: false },
    { kind: 'link', title: '备份报告', least: null, most: null, value: null, isOutOfLimits: false },
    { kind: 'number', title: '失败任务数', least: 0, most: 2, value: null, isOutOfLimits: false },
  ],
  procedure: {
    title: 'SOP-12 备份核查',
    link: 'https://wiki.example.com/sop-12',
    steps: '1. 打开备份平台。\n2. 逐项核对。',
  },
  responsible: [],
  allowed: { clock: 'business', iso: 'PT3H' },
  whenLate: 'stays',
  rule: of.event === null ? '每个工作日 09:00' : null,
  comment: null,
  obligation: nth('obl', 77),
  mayNotComplete: null,
  mayNotWaive: null,
})

const found = ({ params }: Asked) => occurrences.find(({ id }) => id === params.id)

export const dutyAnswers = (): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [
    readDutyCalendar,
    ({ query }) => ({
      ...{ month: query.month, today: NOW.slice(0, 10), isCut: false },
      items: items().filter(({ on }) => on.startsWith(query.month ?? '')),
    }),
  ],
  [
    readOccurrence,
    (asked) => {
      const one = found(asked)
      return one === undefined ? undefined : detail(one)
    },
  ],
  [
    readOccurrenceTimeline,
    () => ({
      items: [
        {
          ...{ seq: 1, at: at('2026-01-07', '09:00'), did: 'duty.opened', door: 'workflow', grant: null },
          ...{ by: { kind: 'system', id: 'onduty', name: 'Onduty' }, what: {}, comment: null },
        },
      ],
      nextCursor: null,
    }),
  ],
  [
    readDutyRecord,
    () => ({
      last: [occurrences[0], occurrences[2], occurrences[3]],
      ...{ counted: 2, onTime: 1, late: 1, missed: 0, waived: 0, byDeputy: 1, lateBySystem: 0, onTimeShare: 0.5 },
    }),
  ],
  [completeOccurrence, found],
  [waiveOccurrence, found],
]
