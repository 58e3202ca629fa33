import type { CheckedReportOut, CheckedResultsOut } from '../../functions/entitlement/orders/orders.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { people, positions, services } from './department.ts'
import { csvOf, type Sent, sends } from './exchange-files.ts'
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
  readonly csv: EntitledByFile
}

/** A system whose orders go out as files. */
export interface EntitledByFile {
  readonly system: Id
  /** What came back once. */
  readonly results: Id
  /** Files as they were checked, before anything of them counts. */
  readonly revoked: { readonly file: Sent; readonly hash: string }
  readonly report: { readonly file: Sent; readonly hash: string }
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
    csv: await entitleByFile(office),
  }
}

async function entitleByFile(office: MemoryOffice): Promise<EntitledByFile> {
  const made = async (path: string, body: unknown) => (await office.does<{ id: Id }>('head', 'POST', path, body)).id
  const wish = { name: both('财务系统'), service: services.mail, connector: { kind: 'csv' } }
  const system = await made('/api/entitlement-systems', wish)
  const path = `/api/entitlement-systems/${system}`
  const toBeRevoked = async (name: string): Promise<Id> => {
    const right = { system, name: both(name), lets: both('查看'), risk: 'low', longestDays: 90 }
    const asked = { position: positions.opsEngineer, reason: '对账', until: plusMillis(office.now, 30 * DAY) }
    const named = { right: await made('/api/entitlement-rights', right), ...asked }
    const { id } = await office.does<{ id: Id }>('opsOne', 'POST', '/api/entitlements', named)
    await office.does('head', 'POST', `/api/entitlements/${id}/approve`, {})
    await office.does('headDeputy', 'POST', `/api/entitlements/${id}/grant`, { done: '已开通', account: 'ops.one' })
    await office.does('opsOne', 'POST', `/api/entitlements/${id}/give-back`, {})
    return id
  }
  const checked = async (id: Id) => {
    const file = csvOf([
      ['指令', '结果', '证据'],
      [`${id}/2`, '完成', '已移出。'],
    ])
    const { body } = await sends<CheckedResultsOut>(office, 'head', `${path}/results/check`, file)
    return { file, hash: body.hash }
  }
  const first = await checked(await toBeRevoked('凭证只读'))
  const results = await sends<{ id: Id }>(office, 'head', `${path}/results?hash=${first.hash}`, first.file)
  const revoked = await checked(await toBeRevoked('报表只读'))
  const file = csvOf([
    ['账号', '权限'],
    ['ops.one', '报表只读'],
  ])
  const { body } = await sends<CheckedReportOut>(office, 'head', `${path}/report-file/check`, file)
  return { system, results: results.body.id, revoked, report: { file, hash: body.hash } }
}
