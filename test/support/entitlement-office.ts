import type { RightOut, SystemOut } from '../../functions/entitlement/catalogue.contract.ts'
import type { EntitlementOut, EntitlementSummary } from '../../functions/entitlement/entitlement.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { people, positions, type Role, services } from './department.ts'
import { MemoryOffice, type MemoryOfficeOptions } from './memory-office.ts'

const both = (words: string) => ({ 'zh-CN': words, en: words })

/** A department with one system, whose rights are approved by the change manager and granted by the engineers. */
export interface EntitlementOffice {
  readonly office: MemoryOffice
  readonly system: SystemOut
  addRight(wish?: Readonly<Record<string, unknown>>): Promise<RightOut>
  /** Asks for a right, for thirty days unless said otherwise. */
  asks(role: Role, right: Id, wish?: Readonly<Record<string, unknown>>): Promise<EntitlementSummary>
  read(id: Id): Promise<EntitlementOut>
  /** A step is taken, and everything comes to rest. */
  takes(role: Role, id: Id, step: string, body?: unknown): Promise<EntitlementSummary>
  /** Asked for, approved and granted. */
  gives(role: Role, right: Id, wish?: Readonly<Record<string, unknown>>): Promise<EntitlementSummary>
  subjectsTo(role: Role): string[]
}

export async function openEntitlements(
  options: MemoryOfficeOptions = {},
  connector: Readonly<Record<string, unknown>> = { kind: 'manual' },
): Promise<EntitlementOffice> {
  const office = await MemoryOffice.open(options)
  await letThem(office, positions.changeManager, 'entitlement.approve')
  await letThem(office, positions.opsEngineer, 'entitlement.provision')
  const wish = { name: both('邮件网关'), service: services.mail, connector }
  const system = await office.does<SystemOut>('head', 'POST', '/api/entitlement-systems', wish)
  const takes: EntitlementOffice['takes'] = (role, id, step, body = {}) =>
    office.does<EntitlementSummary>(role, 'POST', `/api/entitlements/${id}/${step}`, body)
  const asks: EntitlementOffice['asks'] = (role, right, more = {}) =>
    office.does<EntitlementSummary>(role, 'POST', '/api/entitlements', {
      right,
      reason: '日常巡检需要查看日志。',
      until: plusMillis(office.now, 30 * DAY),
      ...more,
    })
  return {
    office,
    system,
    addRight: (more = {}) =>
      office.does<RightOut>('head', 'POST', '/api/entitlement-rights', {
        system: system.id,
        name: both('日志只读'),
        lets: both('查看收发日志'),
        risk: 'low',
        longestDays: 180,
        ...more,
      }),
    asks,
    takes,
    read: (id) => office.does<EntitlementOut>('head', 'GET', `/api/entitlements/${id}`),
    async gives(role, right, more = {}) {
      const { id } = await asks(role, right, more)
      await takes('changeManager', id, 'approve')
      const granter: Role = people[role] === people.opsTwo || more.person === people.opsTwo ? 'opsThree' : 'opsTwo'
      return takes(granter, id, 'grant', { done: '已加入只读组。', account: 'reader' })
    },
    subjectsTo: (role) => office.mails.filter(({ to }) => to.address === addressOf(role)).map(({ subject }) => subject),
  }
}

const addressOf = (role: Role): string =>
  `${role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}@example.com`

/** A position gets one authority more, for the mail service. */
async function letThem(office: MemoryOffice, position: Id, act: string): Promise<void> {
  const path = `/api/positions/${position}`
  const { version, authorities } = await office.does<{ version: number; authorities: { act: string }[] }>(
    'admin',
    'GET',
    path,
  )
  const more = [...authorities.map((each) => ({ act: each.act })), { act, services: [services.mail] }]
  await office.does('admin', 'PATCH', path, { authorities: more }, version)
}
