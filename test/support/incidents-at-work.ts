import type { IncidentOut, IncidentSummary } from '../../functions/incident/incident.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { emailOf, people, type Role, services } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'
import { planIn } from './plans-at-work.ts'
import { vendorIn } from './vendors-at-work.ts'

/** Who plays which part, by the role they have in the department. */
export const roleOf = (id: Id | undefined): Role | undefined =>
  (Object.keys(people) as Role[]).find((role) => people[role] === id)

/** Somebody reports that the mail service does not work. */
export const reports = (
  office: MemoryOffice,
  role: Role,
  wish: Readonly<Record<string, unknown>> = {},
): Promise<IncidentSummary> =>
  office.does<IncidentSummary>(role, 'POST', '/api/incidents', {
    title: '邮件收发中断',
    description: '队列一直在涨。',
    service: services.mail,
    impact: 'broad',
    urgency: 'high',
    ...wish,
  })

export const incidentAs = (office: MemoryOffice, role: Role, id: Id): Promise<IncidentOut> =>
  office.does<IncidentOut>(role, 'GET', `/api/incidents/${id}`)

export const takes = (office: MemoryOffice, role: Role, id: Id, step: string, body: unknown = {}) =>
  office.does<IncidentSummary>(role, 'POST', `/api/incidents/${id}/${step}`, body)

/** Pages by mail about an incident so far, as `role minute`, the oldest first. */
export function pagesIn(office: MemoryOffice, number: string): string[] {
  return office.mails
    .filter(({ subject }) => subject.includes(number) && /待接手|please acknowledge/i.test(subject))
    .flatMap(({ to }) => (Object.keys(people) as Role[]).filter((role) => emailOf(role) === to.address))
}

/** Incidents of the mail service, reported by an engineer of another group, as far as their names say. */
export interface IncidentsAtWork {
  /** Nobody has answered. */
  readonly triggered: Id
  /** The engineer leads it; severity 1. */
  readonly worked: Id
  /** The same, and the assessor is asked to take command. */
  readonly offered: Id
  readonly resolved: Id
  /** Part of the one that is worked on, and came from the released change; nobody has answered. */
  readonly part: Id
  /** Led by the engineer, by the plan of the mail service: `tell-staff` is open, and so is the decision `which-way`. */
  readonly planned: Id
  /** Pulled into the one that is worked on, as its first party. */
  readonly vendor: Id
}

export async function incidentsAtWork(office: MemoryOffice): Promise<IncidentsAtWork> {
  const by = (title: string) => reports(office, 'appThree', { title })
  const led = async (title: string) => {
    const { id } = await by(title)
    await takes(office, 'opsTwo', id, 'acknowledge')
    return id
  }
  const offered = await led('移交中的故障')
  await takes(office, 'opsTwo', offered, 'offer-command', { to: people.opsThree, note: '我要下班了。' })
  const resolved = await led('解决了的故障')
  await takes(office, 'opsTwo', resolved, 'resolve', { comment: '好了。' })
  const worked = await led('处理中的故障')
  const { id: vendor } = await office.does<{ id: Id }>('head', 'POST', '/api/vendors', vendorIn())
  await takes(office, 'opsTwo', worked, 'parties', { vendor, task: '请检查证书链。' })
  const { id: triggered } = await by('没有人接的故障')
  const { id: part } = await by('下属故障')
  await takes(office, 'opsTwo', part, 'join', { parent: worked })
  const released = await office.does<{ items: { id: Id }[] }>('head', 'GET', '/api/changes?status=released')
  await takes(office, 'opsTwo', part, 'link-change', { change: released.items[0]?.id, relation: 'caused-by' })
  await planIn(office)
  const planned = await led('按预案处理的故障')
  await takes(office, 'opsTwo', planned, 'plan-steps/check-gateway/done')
  return { triggered, worked, offered, resolved, part, planned, vendor }
}
