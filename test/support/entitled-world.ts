import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { people, positions, services } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** Rights on a system in every state, all of the requester; and findings that are the engineer's to put right. */
export interface Entitled {
  readonly system: Id
  readonly webhookSystem: Id
  /** Nobody has it. */
  readonly right: Id
  readonly conflict: Id
  /** Two rights without a rule between them. */
  readonly free: readonly [Id, Id]
  readonly asked: Id
  readonly approved: Id
  readonly active: Id
  readonly revoking: Id
  readonly emergency: Id
  readonly finding: Id
  readonly remediated: Id
  /** What the system reports: everything recorded is there. */
  readonly report: Id
}

const both = (words: string) => ({ 'zh-CN': words, en: words })

export async function entitle(office: MemoryOffice): Promise<Entitled> {
  const made = async (path: string, body: unknown) => (await office.does<{ id: Id }>('head', 'POST', path, body)).id
  const system = await made('/api/entitlement-systems', { name: both('邮件网关'), service: services.mail })
  const webhookSystem = await made('/api/entitlement-systems', {
    ...{ name: both('堡垒机'), service: services.mail },
    connector: { kind: 'webhook', url: 'https://bastion.example.com/onduty' },
  })
  const rights: Id[] = []
  for (const nth of [1, 2, 3, 4, 5, 6, 7]) {
    const wish = {
      system,
      name: both(`权限 ${nth}`),
      lets: both('查看'),
      risk: 'low',
      longestDays: 90,
      breakGlass: true,
    }
    rights.push(await made('/api/entitlement-rights', wish))
  }
  const [right = '', one = '', two = '', three = '', four = '', five = '', six = ''] = rights
  const why = both('两项权限不得由一人兼有。')
  const conflict = await made('/api/entitlement-conflicts', { between: [right, six], effect: 'record', why })
  const asks = async (which: Id) => {
    const wish = {
      right: which,
      position: positions.opsEngineer,
      reason: '巡检',
      until: plusMillis(office.now, 30 * DAY),
    }
    return (await office.does<{ id: Id }>('opsOne', 'POST', '/api/entitlements', wish)).id
  }
  const takes = (role: 'head' | 'headDeputy' | 'opsOne', id: Id, step: string, body: unknown = {}) =>
    office.does(role, 'POST', `/api/entitlements/${id}/${step}`, body)
  const [asked, approved, active, revoking] = [await asks(one), await asks(two), await asks(three), await asks(four)]
  for (const id of [approved, active, revoking]) await takes('head', id, 'approve')
  for (const id of [active, revoking]) await takes('headDeputy', id, 'grant', { done: '已开通', account: 'ops.one' })
  await takes('opsOne', revoking, 'give-back')
  const emergencyWish = { right: five, position: positions.opsEngineer, reason: '网关宕机', hours: 1 }
  const emergency = await office.does<{ id: Id }>('opsOne', 'POST', '/api/entitlements/break-glass', emergencyWish)
  await takes('opsOne', emergency.id, 'give-back')
  const found = { title: '磁盘将满', description: '使用率 93%。', severity: 'major', owner: people.opsTwo }
  const finding = await made('/api/findings', found)
  const remediated = await made('/api/findings', found)
  await office.does('opsTwo', 'POST', `/api/findings/${remediated}/remediate`, { done: '已清理。' })
  const lines = [three, four].map((each) => ({ account: 'ops.one', right: each }))
  const said = { report: 'of-the-world', part: 1, isLast: true, lines }
  const report = await made(`/api/entitlement-systems/${system}/reports`, said)
  return {
    ...{ system, webhookSystem, right, conflict, free: [one, two] },
    ...{ asked, approved, active, revoking, emergency: emergency.id, finding, remediated, report },
  }
}
