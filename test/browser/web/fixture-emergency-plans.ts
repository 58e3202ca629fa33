import {
  arrangeDrill,
  type DrillOut,
  type DrillSummary,
  drillSummary,
  listDrills,
  readDrill,
  startDrill,
  writeDownDrill,
} from '../../../functions/emergency-plan/drill.contract.ts'
import {
  checkPlan,
  comparePlanVersions,
  listPlans,
  listPlanVersions,
  type PlanOut,
  publishPlan,
  readPlan,
  writePlan,
} from '../../../functions/emergency-plan/plan.contract.ts'
import type { PlanContentOut, PlanSummary } from '../../../functions/emergency-plan/plan-parts.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, nth, people, positions, services } from './fixture-department.ts'

const self = { id: me.id, name: me.name }
const other = { id: people[4]?.id ?? '', name: people[4]?.name ?? '' }
const both = (chinese: string, en: string) => ({ 'zh-CN': chinese, en })
const YES = { may: true, code: null, reason: null }
const owner = { id: positions[0]?.id ?? '', name: positions[0]?.name['zh-CN'] ?? '' }
const network = { id: services[5]?.id ?? '', name: services[5]?.name['zh-CN'] ?? '' }
const service = { id: services[0]?.id ?? '', name: services[0]?.name['zh-CN'] ?? '' }

const step = (key: string, title: PlanContentOut['title'], after: string[] = []) => ({
  ...{ key, title, detail: null, kind: 'action' as const, role: 'operations', minutes: 15, after, options: [] },
})

const content: PlanContentOut = {
  ...{ title: both('邮件系统中断', 'The mail system is down'), owner: owner.id, services: [service.id] },
  ...{ severities: [1, 2], drillEveryDays: 180 },
  steps: [
    step('check-gateway', both('检查邮件网关', 'Check the mail gateway')),
    {
      ...step('which-way', both('切换还是修复', 'Switch over or repair'), ['check-gateway']),
      ...{ kind: 'decision', role: 'commander' },
      options: [
        { key: 'switch', title: both('切到备用网关', 'Switch over'), opens: ['switch-over'] },
        { key: 'repair', title: both('原地修复', 'Repair in place'), opens: ['repair'] },
      ],
    },
    step('switch-over', both('切换到备用网关', 'Switch to the standby gateway'), ['which-way']),
    step('repair', both('修复主网关', 'Repair the main gateway'), ['which-way']),
  ],
  contacts: [
    { person: other, position: null, name: other.name, reach: null, what: '邮件系统', hasLeft: false },
    { person: self, position: owner, name: self.name, reach: '内线 8021', what: '协调', hasLeft: false },
    { person: null, position: null, name: '云邮服务商值班', reach: '400-800-1234', what: '网关硬件', hasLeft: false },
  ],
}

const summary = (number: number, wish: Partial<PlanSummary>): PlanSummary => ({
  ...{ id: nth('epl', number), title: content.title['zh-CN'], state: 'green', owner, services: [service, network] },
  ...{ severities: [1, 2], steps: 4, published: 2, publishedAt: '2025-11-03T02:00:00.000Z', hasDraft: false },
  ...{ drillEveryDays: 180, lastDrilledAt: '2025-11-20T06:00:00.000Z', drillDueBy: '2026-05-19T06:00:00.000Z' },
  ...{ drill: null, version: 3 },
  ...wish,
})
const plans: readonly PlanSummary[] = [
  summary(2, {
    ...{ title: '数据库故障', state: 'red', lastDrilledAt: null, drillDueBy: '2025-12-20T02:00:00.000Z' },
    ...{ drill: nth('edr', 1) },
  }),
  summary(1, { hasDraft: true }),
  summary(4, { title: '机房断电', lastDrilledAt: null }),
  summary(3, { title: '勒索软件', state: 'draft', published: 0, services: [], lastDrilledAt: null, drillDueBy: null }),
]
const problems = [
  {
    path: 'steps/1/options/1',
    problem: 'option-opens-nothing',
    text: '决策点“切换还是修复”的选项“原地修复”没有后续步骤。',
  },
]
const planOf = (id: string): PlanOut => {
  const known = plans.find((each) => each.id === id) ?? summary(1, {})
  return {
    ...known,
    ...{ content, problems: [], edit: YES, publish: YES, timeline: [] },
    draft: known.hasDraft ? { content, writers: [other], problems } : null,
    startDrill: known.drill === null ? YES : { may: false, code: 'drill-is-open', reason: '已有一次演练在进行。' },
  }
}

const drillOf = (number: number, wish: Partial<DrillOut>): DrillOut => ({
  ...{ id: nth('edr', number), plan: nth('epl', 2), title: '数据库故障', because: 'interval', status: 'due', at: null },
  ...{ participants: [], severity: 1, planVersion: null, startedAt: null, endedAt: null, incident: null },
  ...{ accountable: self, dueAt: '2025-12-20T02:00:00.000Z', version: 1, service: null, steps: [], worked: null },
  ...{ didNot: null, findings: [], mayArrange: true, mayWriteDown: false, mayCancel: false },
  ...{ latest: '2026-01-19T02:00:00.000Z', obligations: [], timeline: [] },
  ...wish,
})
const drills: readonly DrillOut[] = [
  drillOf(1, {}),
  drillOf(2, {
    ...{ status: 'held', participants: [self, other], planVersion: 2, incident: nth('inc', 1), mayArrange: false },
    ...{ startedAt: '2025-11-20T06:00:00.000Z', endedAt: '2025-11-20T07:10:00.000Z', mayWriteDown: true },
    steps: [
      { key: 'check-gateway', title: '检查邮件网关', state: 'done', minutes: 15, took: 6, by: other },
      { key: 'repair', title: '修复主网关', state: 'away', minutes: 15, took: null, by: null },
    ],
  }),
]
/** The fields of a drill that stand in lists. */
const inList = (drill: DrillOut): DrillSummary => drillSummary.parse(pickOf(drill))
const pickOf = (drill: DrillOut) =>
  Object.fromEntries(Object.entries(drill).filter(([field]) => field in drillSummary.shape))
const drillAt = (id: string | undefined) => drills.find((each) => each.id === id) ?? drillOf(1, {})

/** Its incident is there by the second look. */
let looks = 0
const begun = (): DrillOut => {
  looks += 1
  return { ...drillOf(3, { status: 'running' }), incident: looks < 2 ? null : nth('inc', 3) }
}

/** Three plans, of which one is red; a drill to be arranged, and one to be written down. */
export const emergencyPlanAnswers: readonly (readonly [RouteContract, (asked: Asked) => unknown])[] = [
  [listPlans, () => ({ items: plans, nextCursor: null })],
  [readPlan, ({ params }) => planOf(params.id ?? '')],
  [writePlan, ({ params }) => summary(1, { id: params.id ?? '', hasDraft: true })],
  [publishPlan, ({ params }) => summary(1, { id: params.id ?? '', published: 3 })],
  [checkPlan, () => ({ problems })],
  [
    listPlanVersions,
    () => ({
      items: [2, 1].map((version) => ({
        ...{ version, publishedAt: `2025-11-0${version}T02:00:00.000Z`, publishedBy: self, writers: [other], content },
      })),
      nextCursor: null,
    }),
  ],
  [
    comparePlanVersions,
    () => ({
      added: [{ key: 'repair', title: '修复主网关' }],
      removed: [],
      changed: [{ key: 'check-gateway', title: '检查邮件网关', was: '检查网关', fields: ['title', 'minutes'] }],
      fields: ['contacts'],
    }),
  ],
  [listDrills, () => ({ items: drills.map(inList), nextCursor: null })],
  [readDrill, ({ params }) => (params.id === nth('edr', 3) ? begun() : drillAt(params.id))],
  [startDrill, () => inList(drillOf(3, { plan: nth('epl', 1), status: 'running' }))],
  [arrangeDrill, ({ params }) => inList({ ...drillAt(params.id), status: 'scheduled' })],
  [writeDownDrill, ({ params }) => inList({ ...drillAt(params.id), status: 'closed' })],
]
