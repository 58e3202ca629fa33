import type { DrillOut, DrillSummary } from '../../functions/emergency-plan/drill.contract.ts'
import type { PlanStep } from '../../functions/emergency-plan/index.ts'
import type { IncidentOut } from '../../functions/incident/incident.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { Text } from '../../functions/kernel/text.ts'
import { people, positions, type Role, services } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

const both = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })
const action = (
  key: string,
  title: Text,
  role: PlanStep['role'],
  minutes: number,
  after: readonly string[] = [],
): PlanStep => ({ key, title, kind: 'action', role, minutes, after })

/** What to do when the mail system fails: two things at once, a decision, and two ways on from there. */
export const MAIL_PLAN: readonly PlanStep[] = [
  action('check-gateway', both('检查邮件网关', 'Check the mail gateway'), 'operations', 10),
  action('tell-staff', both('公告全员', 'Tell all staff'), 'communications', 15),
  {
    ...action('which-way', both('切换还是修复', 'Switch over or repair'), 'commander', 10, ['check-gateway']),
    kind: 'decision',
    options: [
      { key: 'switch-over', title: both('切到备用网关', 'Switch over'), opens: ['switch'] },
      { key: 'repair', title: both('原地修复', 'Repair in place'), opens: ['repair'] },
    ],
  },
  action('switch', both('切换到备用网关', 'Switch to the standby gateway'), 'operations', 20, ['which-way']),
  action('repair', both('修复主网关', 'Repair the main gateway'), 'operations', 60, ['which-way']),
  action('watch-repair', both('观察修复后的队列', 'Watch the queue after the repair'), 'operations', 30, ['repair']),
  action('verify', both('收发测试', 'Send and receive a test mail'), 'operations', 10, ['switch', 'watch-repair']),
]

/** A plan of many steps for operations, of which some begin at once, and the others after the first of them. */
export const aLongPlan = (steps: number, atOnce: number): readonly PlanStep[] =>
  Array.from({ length: steps }, (_, nth) =>
    action(
      `step-${nth}`,
      both(`第 ${nth + 1} 步`, `Step ${nth + 1}`),
      'operations',
      10,
      nth < atOnce ? [] : ['step-0'],
    ),
  )

/** What such a plan says, for the mail service at every severity. */
export const mailPlan = (steps: readonly PlanStep[] = MAIL_PLAN) => ({
  title: both('邮件系统故障', 'The mail system fails'),
  owner: positions.opsLeader,
  services: [services.mail],
  severities: [1, 2, 3] as const,
  drillEveryDays: 180,
  steps,
  contacts: [{ name: '网关厂商', reach: '400-800-1234', what: '网关硬件' }],
})

/** The plan for the mail service is in force: somebody of operations wrote it, the head published it. */
export const planIn = (office: MemoryOffice, steps: readonly PlanStep[] = MAIL_PLAN): Promise<Id> =>
  publishedPlan(office, mailPlan(steps))

type Plan = ReturnType<typeof mailPlan>

/** A plan that counts: `opsOne` wrote it, the head published it. */
export async function publishedPlan(office: MemoryOffice, wish: Partial<Plan> | object = {}): Promise<Id> {
  const body = { ...mailPlan(), ...wish }
  const { id } = await office.does<{ id: Id }>('opsOne', 'POST', '/api/emergency-plans', body)
  await office.does('head', 'POST', `/api/emergency-plans/${id}/publish`)
  return id
}

/** A drill of a plan; at once, unless it says when. */
export const drillOf = (office: MemoryOffice, plan: Id, wish: object = {}): Promise<DrillSummary> =>
  office.does<DrillSummary>('opsLeader', 'POST', `/api/emergency-plans/${plan}/drills`, {
    ...{ participants: [people.opsTwo], severity: 2 },
    ...wish,
  })

export const drillAs = (office: MemoryOffice, role: Role, id: Id): Promise<DrillOut> =>
  office.does<DrillOut>(role, 'GET', `/api/emergency-drills/${id}`)

/** Whoever takes part goes through the plan in the exercise of a drill, by the first way of each decision, and resolves it. */
export async function drillIsWorked(office: MemoryOffice, id: Id, by: Role = 'opsTwo'): Promise<void> {
  const { incident } = await drillAs(office, 'head', id)
  await office.does(by, 'POST', `/api/incidents/${incident}/acknowledge`, {})
  for (;;) {
    const { planSteps } = await office.does<IncidentOut>(by, 'GET', `/api/incidents/${incident}`)
    const step = planSteps.find(({ state }) => state === 'open')
    if (step === undefined) break
    const [option] = step.options
    const at = `/api/incidents/${incident}/plan-steps/${step.key}`
    await (option === undefined
      ? office.does(by, 'POST', `${at}/done`, {})
      : office.does(by, 'POST', `${at}/decide`, { option: option.key, comment: '按预案。' }))
  }
  await office.does(by, 'POST', `/api/incidents/${incident}/resolve`, { comment: '演练完成。' })
}

/** Plans and drills in whatever state matters; the leader answers for all of them. */
export interface PlansAtWork {
  /** Published, and being written anew by an engineer. */
  readonly plan: Id
  /** Arranged for next week. */
  readonly arranged: Id
  /** Published; no drill of it is open. */
  readonly undrilled: Id
  /** Over, and not written down. */
  readonly held: Id
}

export async function plansAtWork(office: MemoryOffice): Promise<PlansAtWork> {
  const on = (service: Id) => ({ services: [service] })
  const plan = await publishedPlan(office, on(services.database))
  await office.does('opsTwo', 'PUT', `/api/emergency-plans/${plan}/draft`, { ...mailPlan(), ...on(services.database) })
  const arranged = await drillOf(office, plan, { at: plusMillis(office.now, 7 * DAY) })
  const undrilled = await publishedPlan(office, on(services.erp))
  const held = await drillOf(office, undrilled)
  await drillIsWorked(office, held.id)
  return { plan, arranged: arranged.id, undrilled, held: held.id }
}

/** How each step of the plan stands: `check-gateway open opsOne`. */
export const planOf = ({ planSteps }: IncidentOut): string[] =>
  planSteps.map(({ key, state, owner }) => `${key} ${state}${owner === null ? '' : ` ${owner.name}`}`)
