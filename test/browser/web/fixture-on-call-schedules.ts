import type { RouteContract } from '../../../functions/kernel/contract.ts'
import { noteForNext, readNotes } from '../../../functions/on-call/hand-over.contract.ts'
import { readLanes } from '../../../functions/on-call/on-call.contract.ts'
import type { BurdenOut, ProblemOut, RotaOut, ShiftOut } from '../../../functions/on-call/rota.contract.ts'
import {
  addSchedule,
  changeSchedule,
  listSchedules,
  listVersions,
  previewSchedule,
  publishVersion,
  readSchedule,
  retireSchedule,
  type ScheduleOut,
} from '../../../functions/on-call/schedule.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { GROUPS, me, NOW, nth, people, positions } from './fixture-department.ts'

const self = { id: me.id, name: me.name }
const ref = (index: number) => ({ id: people[index]?.id ?? '', name: people[index]?.name ?? '' })
const TEAM = [self, ref(3), ref(4), ref(7)] as const

/** A time of Shanghai's wall. */
export const at = (date: string, time: string): string => new Date(`${date}T${time}:00+08:00`).toISOString()

const FIRST = Date.parse(at('2026-01-05', '09:00'))
const DAY = 86_400_000
const after = (days: number): string => new Date(FIRST + days * DAY).toISOString()
/** The nth week, Monday nine to Monday nine. */
export const WEEK = (week: number) => ({ from: after(week * 7), until: after(week * 7 + 7) })

export const shift = (person: typeof self | null, { from, until }: { from: string; until: string }): ShiftOut => ({
  ...{ from, until, person, because: person === null ? null : 'rotation', missing: null },
})

const primary = (): ShiftOut[] => [
  ...[0, 1].map((week) => shift(TEAM[week % TEAM.length] ?? null, WEEK(week))),
  shift(TEAM[2], { from: after(14), until: after(16) }),
  { ...shift(TEAM[3], { from: after(16), until: after(17) }), because: 'override' },
  shift(TEAM[2], { from: after(17), until: after(21) }),
  ...[3, 4, 5].map((week) => shift(TEAM[week % TEAM.length] ?? null, WEEK(week))),
]
const secondary = (): ShiftOut[] => [
  shift(TEAM[1], WEEK(0)),
  shift(TEAM[2], { from: after(7), until: after(9) }),
  { ...shift(null, { from: after(9), until: after(10) }), missing: ref(4) },
  shift(TEAM[2], { from: after(10), until: after(14) }),
  ...[2, 3, 4, 5].map((week) => shift(TEAM[(week + 1) % TEAM.length] ?? null, WEEK(week))),
]

const GAP: ProblemOut = {
  ...{ problem: 'gap', weight: 'fault', role: 'secondary', from: after(9), until: after(10), person: ref(4) },
  text: '1月14日（周三）09:00至1月15日（周四）09:00没有备值班。',
}
export const problems: readonly ProblemOut[] = [
  GAP,
  {
    ...{ problem: 'long-shift', weight: 'note', role: 'primary', from: after(0), until: after(7), person: self },
    text: `${self.name}从1月5日（周一）09:00到1月12日（周一）09:00连续值班超过 24 小时。`,
  },
]
export const fairness: readonly BurdenOut[] = TEAM.map((person, index) => ({
  ...{
    person,
    role: 'primary',
    shifts: index === 0 ? 2 : 1,
    hours: index === 0 ? 336 : 168,
    nightHours: 56,
    nights: 7,
  },
  ...{ weekendHours: 48, holidayHours: index === 3 ? 24 : 0, hoursOverShare: index === 0 ? 126 : -42 },
}))

export const rota: RotaOut = {
  ...{ timeZone: 'Asia/Shanghai', coverage: { kind: 'always' }, handOver: 'when-open' },
  primary: [
    {
      ...{ name: '周轮值', people: TEAM.map(({ id }) => id), every: { count: 1, unit: 'week' }, handOverAt: '09:00' },
      ...{ weekday: 'mon', from: '2026-01-05', only: [] },
    },
    {
      ...{ name: '周末白班', people: [ref(3).id], every: { count: 1, unit: 'day' }, handOverAt: '09:00' },
      ...{ from: '2026-03-07', only: [{ days: ['sat', 'sun'], from: '09:00', to: '18:00' }] },
    },
  ],
  secondary: [
    {
      ...{ name: '备值轮换', people: TEAM.map(({ id }) => id), every: { count: 1, unit: 'week' }, handOverAt: '09:00' },
      ...{ weekday: 'mon', from: '2026-01-05', only: [] },
    },
  ],
}

const operations: ScheduleOut = {
  ...{ id: nth('ocs', 1), name: '系统运维值班', covers: { kind: 'group', group: GROUPS[0].id } },
  owner: { position: positions[1]?.id ?? '', name: positions[1]?.name['zh-CN'] ?? '', holder: self },
  ...{ timeZone: 'Asia/Shanghai', status: 'in-use', hasGap: true, version: 4 },
  now: { primary: shift(self, WEEK(0)), secondary: shift(TEAM[1], WEEK(0)) },
  current: { number: 2, from: after(0), publishedAt: after(-3), publishedBy: self, rota },
  ...{ coming: [], problems: [...problems], gaps: [{ role: 'secondary', case: nth('ocg', 1) }], mayEdit: true },
  overrides: [
    {
      ...{ id: nth('ocv', 1), schedule: nth('ocs', 1), role: 'primary', person: TEAM[3], because: 'override' },
      ...{ from: after(16), until: after(17), reason: '陈思远请假一天。', createdAt: after(0), createdBy: self },
    },
  ],
}
const applications: ScheduleOut = {
  ...{ ...operations, id: nth('ocs', 2), name: '应用值班', covers: { kind: 'department' }, hasGap: false, version: 2 },
  ...{ problems: [], gaps: [], overrides: [], mayEdit: false },
}
const SCHEDULES = [operations, applications]

const summaryOf = ({ id, name, covers, owner, timeZone, status, hasGap, version }: ScheduleOut) => ({
  ...{ id, name, covers, owner, timeZone, status, hasGap, version },
})

const lanesOf = ({ id, name, timeZone }: ScheduleOut, { from = NOW, until = after(58) }: Asked['query']) =>
  (
    [
      ['primary', primary()],
      ['secondary', secondary()],
    ] as const
  ).map(([role, shifts]) => ({
    ...{ schedule: id, scheduleName: name, role, timeZone },
    shifts: shifts
      .filter((each) => each.from < until && each.until > from)
      .map((each) => ({ ...each, isPast: each.until <= NOW })),
  }))

/** Two schedules: the operators' with a gap, and another's in order. */
export function scheduleAnswers(): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const found = (id: string | undefined) => SCHEDULES.find((each) => each.id === id)
  return [
    [listSchedules, () => ({ items: SCHEDULES.map(summaryOf), nextCursor: null })],
    [readSchedule, ({ params }) => found(params.id)],
    [changeSchedule, ({ params, body }) => ({ ...found(params.id), ...body, owner: found(params.id)?.owner })],
    [publishVersion, ({ params }) => ({ ...found(params.id), version: 5 })],
    [addSchedule, ({ body }) => ({ ...operations, id: nth('ocs', 2), name: body.name })],
    [retireSchedule, ({ params }) => ({ ...found(params.id), status: 'retired' })],
    [noteForNext, ({ body }) => ({ role: body.role, note: body.note === '' ? null : body.note })],
    [listVersions, () => ({ items: [operations.current], nextCursor: null })],
    [
      readNotes,
      () => ({ items: [{ role: 'secondary', note: '磁盘已扩容，周五再看一次。', by: TEAM[1], at: after(1) }] }),
    ],
    [
      previewSchedule,
      () => ({ ...{ from: NOW, until: after(58), problems, fairness }, lanes: lanesOf(operations, {}).slice(0, 1) }),
    ],
    [
      readLanes,
      ({ query }) => ({
        ...{ from: query.from ?? NOW, until: query.until ?? after(14), timeZone: 'Asia/Shanghai' },
        lanes: lanesOf(found(query.schedule) ?? operations, query),
      }),
    ],
  ]
}
