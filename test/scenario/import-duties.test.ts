import { inflateRawSync } from 'node:zlib'
import mammoth from 'mammoth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntitlementSummary } from '../../functions/entitlement/entitlement.contract.ts'
import type { ImportOut, ReportOut } from '../../functions/exchange/exchange.contract.ts'
import { FILE_TYPES } from '../../functions/kernel/file.ts'
import type { DraftOut } from '../../functions/role-book/draft.contract.ts'
import type { DutyOut } from '../../functions/role-book/duty.contract.ts'
import { bookOfOpenDraft, type Duty } from '../../functions/role-book/index.ts'
import { people, positions, services } from '../support/department.ts'
import { again, csvOf, fetches, type Sent, sends, workbookOf } from '../support/exchange-files.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { putWholeBook } from '../support/whole-book.ts'

const IMPORTS = '/api/exchange/imports'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

const checks = async (file: Sent, table = '') =>
  (await sends<ReportOut>(office, 'head', `${IMPORTS}/check${table && `?table=${table}`}`, file)).body
async function imports(file: Sent, table = ''): Promise<ImportOut> {
  const report = await checks(file, table)
  expect(report.faults).toEqual([])
  const search = `?hash=${report.hash}${table && `&table=${table}`}&name=${encodeURIComponent('职责清单')}`
  const { status, body } = await sends<ImportOut>(office, 'head', `${IMPORTS}${search}`, file)
  expect(status).toBe(201)
  return await office.does<ImportOut>('head', 'GET', `${IMPORTS}/${body.id}`)
}
const openDrafts = async () => (await office.does<{ items: DraftOut[] }>('head', 'GET', '/api/role-books/drafts')).items
const draftDuties = async (draft: string) =>
  (await office.does<{ items: DutyOut[] }>('head', 'GET', `/api/role-books/drafts/${draft}/duties?limit=100`)).items

const HEADINGS = [
  '责任岗位',
  '工作内容',
  '完成标准',
  '频次',
  '完成时限',
  '证据',
  '执行岗位',
  '所需权限',
  '工时（分钟）',
  'SOP',
]
const WORDINGS = [
  '每天',
  '每个工作日 09:00',
  '每周一',
  '每月15号，遇节假日顺延',
  '每月最后一个工作日',
  '每季度',
  '每半年',
  '每年春节前最后一个工作日',
  '变更发布后',
  '常设',
]
const POSTS = [
  'operations / opsEngineer',
  'opsLeader',
  'applications / appEngineer',
  'appLeader',
  'changeManager',
  'head',
]

/** As departments keep it: sixty duties of six positions. */
const department = () =>
  Array.from({ length: 60 }, (_, nth) => [
    POSTS[nth % POSTS.length] ?? '',
    `第 ${nth + 1} 项职责`,
    '按时完成，异常当天登记。',
    WORDINGS[nth % WORDINGS.length] ?? '',
    nth % 2 === 0 ? '1 个工作日' : '2 小时',
    '记录：检查结果；数字：剩余空间% [20,100]',
    nth % 6 === 1 ? 'opsEngineer' : '',
    nth % 6 === 5 ? '维护组织与人员；起草职责书' : '',
    '30',
    '备份检查规程 https://wiki.example.com/backup',
  ])

describe('given the spreadsheet of a real department with 60 duties, three of them broken', () => {
  const broken = () => {
    const rows = department()
    ;(rows[10] ?? [])[3] = '看情况'
    ;(rows[29] ?? [])[0] = '存储管理员'
    ;(rows[42] ?? [])[1] = '第 1 项职责'
    return rows.map((row, nth) => (nth === 42 ? [POSTS[0] ?? '', ...row.slice(1)] : row))
  }

  it('each of the three is told with its row and column, and nothing is imported', async () => {
    const file = await workbookOf({ 职责: [HEADINGS, ...broken()] })
    const report = await checks(file)
    expect(report.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [12, '周期或触发', 'recurrence-not-understood'],
      [31, '责任岗位', 'unknown-position-named'],
      [44, '职责', 'row-twice'],
    ])
    expect(report.faults[0]?.message).toContain('看不懂“看情况”是哪些天')
    expect(report.tables).toEqual([{ table: 'duties', created: 57, changed: 0, unchanged: 0, wrong: 3 }])
    const refused = await sends<{ code: string }>(office, 'head', `${IMPORTS}?hash=${report.hash}`, file)
    expect([refused.status, refused.body.code]).toEqual([409, 'import-has-faults'])
    expect(await openDrafts()).toEqual([])
  })

  it('once they are mended all sixty are in one draft, which is not in force; the same file again changes nothing', async () => {
    const file = await workbookOf({ 职责: [HEADINGS, ...department()] })
    const done = await imports(file)
    expect(done).toMatchObject({ status: 'done', steps: 60, done: 60 })
    const [draft, ...others] = await openDrafts()
    expect([draft?.id, draft?.name, draft?.status, others]).toEqual([done.draft, '职责清单', 'drafting', []])
    const duties = await draftDuties(draft?.id ?? '')
    expect(duties.length).toBe(60)
    expect(duties.find(({ title }) => title['zh-CN'] === '第 8 项职责')).toMatchObject({
      ...{ position: positions.opsLeader, responsible: [positions.opsEngineer], effort: 30 },
      when: { kind: 'recurring', rule: { every: { unit: 'holiday', holiday: '春节', workingDaysBefore: 1 } } },
      ...{ allowed: { clock: 'wall', iso: 'PT2H' }, procedure: { link: 'https://wiki.example.com/backup' } },
    })
    expect((await office.does<{ items: unknown[] }>('head', 'GET', '/api/duties')).items).toEqual([])
    expect(await checks(file)).toMatchObject({ mayApply: false, faults: [], changes: [] })
    expect((await openDrafts()).length).toBe(1)
  })

  it('a leader without the authority to draft is told so', async () => {
    const file = await workbookOf({ 职责: [HEADINGS, ...department()] })
    const { status, body } = await sends<{ authority: string }>(office, 'opsLeader', `${IMPORTS}/check`, file)
    expect([status, body.authority]).toEqual([403, 'role-book.draft'])
  })
})

/** What a form of ours may say of a rule that only knows working days, and no sentence does. */
const asWritten = ([id, duty]: readonly [string, Duty]): readonly [string, Duty] =>
  duty.when.kind === 'recurring' && duty.when.rule.every.unit === 'month'
    ? [id, { ...duty, when: { ...duty.when, rule: { ...duty.when.rule, onDayOff: 'after' } } }]
    : [id, duty]

/** The sixty duties in force. */
async function inForce(): Promise<void> {
  const { draft } = await imports(await workbookOf({ 职责: [HEADINGS, ...department()] }))
  const book = await bookOfOpenDraft(office.machine.platform.store, draft ?? '')
  if (book === undefined) throw new Error('there is no draft')
  const { version, ...rest } = await office.does<{ version: number }>('head', 'GET', `/api/role-books/drafts/${draft}`)
  expect(rest).toBeDefined()
  await office.does('head', 'POST', `/api/role-books/drafts/${draft}/abandon`, { reason: '改由测试发布。' }, version)
  await putWholeBook(office, { ...book, duties: new Map([...book.duties].map(asWritten)) }, office.now, people.head)
}

describe('given the sixty duties are in force', () => {
  beforeEach(inForce)

  it.each(['zh-CN', 'en'] as const)('they are exported in %s and come in again as they are', async (language) => {
    for (const format of ['xlsx', 'csv'] as const) {
      const path = `/api/exchange/tables/duties?format=${format}&language=${language}`
      const report = await checks(
        again(await fetches(office, 'opsTwo', path), format),
        format === 'csv' ? 'duties' : '',
      )
      expect([report.faults, report.changes, report.tables[0]?.unchanged]).toEqual([[], [], 60])
    }
  })

  it('the duty list of a position is a document that Word opens, with everything it says', async () => {
    const path = `/api/exchange/duty-lists/${positions.opsLeader}`
    const file = await fetches(office, 'opsTwo', `${path}?format=docx&language=zh-CN`)
    expect([file.status, file.type]).toEqual([200, FILE_TYPES.docx])
    expect(decodeURIComponent(file.disposition ?? '')).toContain("filename*=UTF-8''岗位职责表 opsLeader v1.docx")
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(file.bytes) })
    expect(value.match(/<h2>/g)?.length).toBe(10)
    // In the order of the spreadsheet.
    expect(value.match(/第 \d+ 项职责/g)?.slice(0, 3)).toEqual(['第 2 项职责', '第 8 项职责', '第 14 项职责'])
    for (const said of [
      ...['岗位职责表', 'operations / opsLeader', '职责书第 1 版，自 2026-01-05 起生效', '代理人', 'opsOne'],
      ...['1. 第 ', '春节假期前最后一个工作日', '任职人签字', '负责人签字', '2 小时，逾期仍须完成', '记录：检查结果'],
    ]) {
      expect(value).toContain(said)
    }
    const styles = partOf(file.bytes, 'word/styles.xml')
    expect(styles).toMatch(/w:ascii="Calibri"[^>]*w:eastAsia="宋体"/)
  })

  it('as PDF it brings the letters it uses, and no others', async () => {
    const path = `/api/exchange/duty-lists/${positions.opsLeader}?format=pdf`
    const file = await fetches(office, 'opsTwo', path)
    expect([file.status, file.type, Buffer.from(file.bytes.slice(0, 5)).toString()]).toEqual([
      200,
      FILE_TYPES.pdf,
      '%PDF-',
    ])
    const text = Buffer.from(file.bytes).toString('latin1')
    expect(text).toMatch(/\/FontFile2/)
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/)
    expect(file.bytes.length).toBeLessThan(200_000)
  })

  it('the whole book is one document, position by position', async () => {
    const file = await fetches(office, 'head', '/api/exchange/role-book?language=en')
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(file.bytes) })
    expect(value.match(/<h1>/g)?.length).toBe(6)
    expect(value.match(/<h2>/g)?.length).toBe(60)
    expect(value).toContain('Role book, version 1, in force from 2026-01-05')
  })

  it('who answers for what, and who is who, are pictures in which nothing runs', async () => {
    await office.does('head', 'POST', '/api/people', { name: '<script>alert(1)</script>', email: 'x@example.com' })
    for (const path of ['organisation-chart', 'responsibility-matrix', 'responsibility-matrix?of=duties']) {
      const file = await fetches(office, 'opsTwo', `/api/exchange/${path}`)
      const picture = new TextDecoder().decode(file.bytes)
      expect([path, file.type]).toEqual([path, 'image/svg+xml'])
      expect(picture).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]*role="img">/)
      expect(picture).not.toMatch(/<script|javascript:|\son\w+=|href=/)
    }
    const raci = new TextDecoder().decode(
      (await fetches(office, 'opsTwo', '/api/exchange/responsibility-matrix?of=duties&language=zh-CN')).bytes,
    )
    expect(raci).toContain('第 60 项职责')
  })
})

describe('rights that people have already', () => {
  it('are recorded once, for a position they hold, until a day that may be', async () => {
    const system = await office.does<{ id: string }>('head', 'POST', '/api/entitlement-systems', {
      name: { 'zh-CN': '邮件网关', en: 'Mail gateway' },
      service: services.mail,
    })
    await office.does('head', 'POST', '/api/entitlement-rights', {
      ...{ system: system.id, name: { 'zh-CN': '日志只读', en: 'Read the logs' }, risk: 'low', longestDays: 360 },
      lets: { 'zh-CN': '查看日志。', en: 'See the logs.' },
    })
    const headings = ['人员', '系统', '权限', '依据岗位', '账号', '有效期至', '理由']
    const row = [
      'ops-two@example.com',
      '邮件网关',
      '日志只读',
      'operations / opsEngineer',
      'li.wei',
      '2026-12-31',
      '日常巡检',
    ]
    const file = csvOf([headings, row])
    const wrong = csvOf([
      headings,
      [...row.slice(0, 3), 'appLeader', 'x', '2020-01-01', '旧账号'],
      ['谁', '邮局', ...row.slice(2)],
    ])
    expect((await checks(wrong, 'entitlements')).faults.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'does-not-hold-it'],
      [2, 'date-is-past'],
      [3, 'unknown-person-named'],
      [3, 'unknown-system-named'],
    ])
    expect(await imports(file, 'entitlements')).toMatchObject({ status: 'done', done: 1 })
    const { items } = await office.does<{ items: EntitlementSummary[] }>(
      ...(['head', 'GET', `/api/entitlements?person=${people.opsTwo}`] as const),
    )
    expect(items.map(({ origin, status, account }) => [origin, status, account])).toEqual([
      ['recorded', 'active', 'li.wei'],
    ])
    expect(await checks(file, 'entitlements')).toMatchObject({ faults: [], changes: [] })
    const exported = await fetches(office, 'opsTwo', '/api/exchange/tables/entitlements?format=csv')
    expect(await checks(again(exported, 'csv'), 'entitlements')).toMatchObject({ faults: [], changes: [] })
  })
})

/** One part of a zip file, found by its name in the list at the end. */
function partOf(bytes: Uint8Array, name: string): string {
  const zip = Buffer.from(bytes)
  const entry = zip.lastIndexOf(Buffer.from(name)) - 46
  const local = zip.readUInt32LE(entry + 42)
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(entry + 20))).toString('utf8')
}
