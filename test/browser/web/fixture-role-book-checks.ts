import type { RouteContract } from '../../../functions/kernel/contract.ts'
import { type LintFindingOut, listVersionFindings } from '../../../functions/role-book/lint.contract.ts'
import {
  listParity,
  listRaci,
  type MatrixCellOut,
  type MatrixOut,
  readMatrix,
} from '../../../functions/role-book/matrix.contract.ts'
import { type SimulationOut, simulateVersion } from '../../../functions/role-book/simulate.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { at } from './fixture-changes.ts'
import { groups, nth, people, positions, services } from './fixture-department.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const person = (index: number) => ({ id: people[index]?.id ?? '', name: people[index]?.name ?? '' })
const position = (index: number) => ({ id: positions[index]?.id ?? '', name: positions[index]?.name ?? text('', '') })
const service = (index: number) => ({ id: services[index]?.id ?? '', name: services[index]?.name ?? text('', '') })
const group = groups[0] === undefined ? null : { id: groups[0].id, name: groups[0].name }
const duty = { id: nth('dut', 1), title: text('检查夜间备份结果', 'Check the backups of the night') }

const ACTIVITIES: MatrixOut['activities'] = [
  { code: 'backup', name: text('备份', 'Backup'), hours: 'business' },
  { code: 'watch', name: text('监控', 'Monitoring'), hours: 'always' },
]

const cell = (activity: string, state: MatrixCellOut['state'], more: Partial<MatrixCellOut> = {}): MatrixCellOut => ({
  ...{ activity, state, accountable: [], person: null, via: null, duties: [], emptyFrom: null, emptyUntil: null },
  ...more,
})
const covered: Partial<MatrixCellOut> = {
  ...{ accountable: [position(2)], person: person(2), via: 'holder', duties: [duty] },
}
const ROWS: MatrixOut['items'] = [
  { service: service(0), group, cells: [cell('backup', 'covered', covered), cell('watch', 'gap')] },
  {
    ...{ service: service(1), group },
    cells: [
      cell('backup', 'overlap', { accountable: [position(2), position(3)], duties: [duty] }),
      cell('watch', 'vacant', {
        ...{ accountable: [position(2)], duties: [duty], emptyFrom: at('20 18:00'), emptyUntil: at('21 09:00') },
      }),
    ],
  },
  { service: service(2), group, cells: [cell('backup', 'single', covered), cell('watch', 'not-needed')] },
]

type Mend = LintFindingOut['mends'][number]
const mend = (act: string, said: string, href: string, about: Partial<Mend> = {}): Mend => ({
  ...{ act, text: said, href, position: null, duty: null, service: null, activity: null },
  ...about,
})
const finding = (
  kind: LintFindingOut['kind'],
  weight: LintFindingOut['weight'],
  more: Partial<LintFindingOut>,
): LintFindingOut => ({
  ...{ key: `${kind}:${more.service?.id ?? ''}`, kind, weight, title: '', what: '', why: '', service: null },
  ...{ activity: null, positions: [], duties: [], dutyCount: 0, people: [], from: null, until: null, values: {} },
  ...{ mends: [], accepted: null },
  ...more,
})
const watch = { code: 'watch', name: text('监控', 'Monitoring') }
const backup = { code: 'backup', name: text('备份', 'Backup') }

const FINDINGS: readonly LintFindingOut[] = [
  finding('overlap', 'refused', {
    ...{ service: service(1), activity: backup, positions: [position(2), position(3)], duties: [duty], dutyCount: 2 },
    title: '责任重叠：邮件系统 · 备份',
    what: '“邮件系统”的“备份”由 2 个岗位同时负责。',
    why: '两个人都负责，等于没有人负责。',
    mends: [mend('leave-to-one', '只留一个岗位负责。', '/role-book', { duty })],
  }),
  finding('gap', 'error', {
    ...{ service: service(0), activity: watch },
    title: '无人负责：核心数据库 · 监控',
    what: '需要“监控”，但没有任何一条职责覆盖它。',
    why: '没有写进职责的事，出了问题才会有人发现。',
    mends: [
      mend('add-duty', '给数据库管理员增加一条职责。', '/role-book', {
        ...{ position: position(2), service: service(0), activity: watch },
      }),
    ],
    accepted: { by: person(1), until: at('20 18:00'), reason: '三月到岗。' },
  }),
  finding('vacant', 'error', {
    ...{ positions: [position(2)], duties: [duty], dutyCount: 1, from: at('20 18:00'), until: at('21 09:00') },
    title: '岗位空缺：数据库管理员',
    what: '从1月20日（周二）18:00到1月21日（周三）09:00没有人在岗。',
    why: '没有人在岗的时候，轮到它的事不会有人做。',
    mends: [mend('name-deputy', '给数据库管理员指定代理人。', '/positions')],
  }),
]

function findingsAsked({ query }: Asked) {
  const items = FINDINGS.filter(
    (each) =>
      (query.kind === undefined || each.kind === query.kind) &&
      (query.weight === undefined || each.weight === query.weight) &&
      (query.service === undefined || each.service?.id === query.service) &&
      (query.activity === undefined || each.activity?.code === query.activity) &&
      (query.position === undefined || each.positions.some(({ id }) => id === query.position)),
  )
  const kinds = (['gap', 'overlap', 'vacant'] as const).map((kind) => ({ kind, count: 1 }))
  const counts = { refused: 1, error: 2, notice: 0, kinds }
  return { version: 3, draft: null, at: at('05 09:00'), days: 35, counts, items, nextCursor: null }
}

function matrixAsked({ query }: Asked): MatrixOut {
  const items = ROWS.filter(
    ({ cells }) => query.state === undefined || cells.some(({ state }) => state === query.state),
  )
  return {
    ...{ version: 3, draft: null, on: query.on ?? '2026-01-05', at: at('05 09:00'), activities: ACTIVITIES },
    counts: { covered: 1, single: 1, vacant: 1, gap: 1, overlap: 1, 'not-needed': 1 },
    ...{ items, nextCursor: null },
  }
}

const WEEKS = ['2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02']
const YEAR: Omit<SimulationOut, 'seed' | 'load'> = {
  ...{ version: 3, draft: null, weeks: WEEKS },
  totals: {
    ...{ occurrences: 120, unfilled: 3, onCallDays: 28, onCallUnfilled: 0, changes: 40, climbed: 4, undecided: 0 },
  },
  people: [
    { person: person(2), hours: [38, 44.5, 30, 12], weeksOver: 1, onCallDays: 14, onCallShare: 50, daysAway: 2 },
    { person: person(3), hours: [20, 21, 19, 20], weeksOver: 0, onCallDays: 0, onCallShare: 0, daysAway: 1 },
  ],
  unfilled: [{ duty, position: position(2), kind: 'occurrence', count: 3, of: 28, on: ['2026-01-21'] }],
  approvals: [
    { position: position(1), asked: 40, usual: 10, most: 14, capacity: 9.5, weeksBehind: 2, longestQueue: 5 },
  ],
  fairness: [
    { position: position(2), least: { person: person(3), hours: 20 }, most: { person: person(2), hours: 31.1 } },
  ],
}
const LOAD = { leaveDays: 12, failing: 5, reports: 10, minutesToAuthorise: 20, hoursToAuthorise: 4 }

const LOOKED = { version: 3, draft: null, nextCursor: null }
const lines = [
  {
    act: 'change.authorise',
    actName: '授权变更',
    services: null,
    upTo: 'medium',
    state: 'by-duty',
    duty,
    finding: null,
  },
  {
    act: 'token.issue',
    actName: '签发 API 令牌',
    services: null,
    upTo: null,
    state: 'without-duty',
    duty: null,
    finding: null,
  },
]

export const roleBookCheckAnswers = (): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [readMatrix, matrixAsked],
  [listVersionFindings, findingsAsked],
  [
    listRaci,
    () => ({
      ...{ ...LOOKED, positions: [position(2), position(3)] },
      items: [
        {
          ...{ duty, accountable: position(2), person: person(2) },
          ...{ responsible: [], consulted: [position(3)], informed: [] },
        },
      ],
    }),
  ],
  [
    listParity,
    () => ({
      ...{ ...LOOKED, counts: { 'by-duty': 1, 'without-duty': 1, missing: 0 } },
      items: [{ position: position(2), group, people: [person(2)], lines }],
    }),
  ],
  [
    simulateVersion,
    ({ body }) => ({
      ...YEAR,
      seed: Number(body.seed),
      load: {
        ...LOAD,
        ...{ changes: { low: 6, medium: 3, high: 1 }, incidents: { severity1: 1, severity2: 4 } },
      },
    }),
  ],
]
