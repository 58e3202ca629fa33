import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportOut, ReportOut } from '../../functions/exchange/exchange.contract.ts'
import type { PersonOut } from '../../functions/responsibility/person.contract.ts'
import { again, csvOf, fetches, gb18030, type Sent, sends, workbookOf } from '../support/exchange-files.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const IMPORTS = '/api/exchange/imports'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

const checks = async (file: Sent, table = '', language = 'zh-CN') =>
  (await sends<ReportOut>(office, 'head', `${IMPORTS}/check${table && `?table=${table}`}`, file, language)).body
/** Checks a file and imports exactly what was checked. */
async function imports(file: Sent, table = ''): Promise<ImportOut> {
  const report = await checks(file, table)
  expect(report.faults).toEqual([])
  const search = `?hash=${report.hash}${table && `&table=${table}`}&name=${encodeURIComponent('花名册.xlsx')}`
  const { status, body } = await sends<ImportOut>(office, 'head', `${IMPORTS}${search}`, file)
  expect([status, body]).toEqual([201, expect.objectContaining({ status: 'running' })])
  return await office.does<ImportOut>('head', 'GET', `${IMPORTS}/${body.id}`)
}
const known = async (q: string) =>
  (await office.does<{ items: PersonOut[] }>('head', 'GET', `/api/people?q=${encodeURIComponent(q)}`)).items

const PEOPLE = ['姓名', '邮箱', '语言']
const POSITIONS = ['组', '岗位', '岗位英文名', '组长岗位', '任职人', '代理人']

describe('given the spreadsheet of a new group', () => {
  const file = () =>
    workbookOf({
      人员: [
        PEOPLE,
        ['张敏', 'zhang.min@example.com', '中文'],
        ['王磊', 'wang.lei@example.com', ''],
        ['opsTwo', 'ops-two@example.com', '英文'],
      ],
      岗位: [
        POSITIONS,
        ['网络安全组', '安全工程师', 'Security engineer', '', 'wang.lei@example.com；张敏', 'zhang.min@example.com'],
        ['网络安全组', '安全组长', 'Security lead', '是', '张敏', ''],
        ['operations', 'opsEngineer', '', '', 'opsOne、张敏', ''],
      ],
    })

  it('a dry run says row by row what would become of it, and changes nothing', async () => {
    const report = await checks(await file())
    expect(report.mayApply).toBe(true)
    expect(report.tables).toEqual([
      { table: 'people', created: 2, changed: 1, unchanged: 0, wrong: 0 },
      { table: 'positions', created: 2, changed: 1, unchanged: 0, wrong: 0 },
    ])
    expect(report.changes).toContainEqual({
      table: 'people',
      row: 4,
      what: 'changed',
      name: 'opsTwo',
      columns: ['语言'],
    })
    expect(report.changes).toContainEqual({
      ...{ table: 'positions', row: 4, what: 'changed', name: 'opsEngineer', columns: ['任职人'] },
    })
    expect(await known('张敏')).toEqual([])
  })

  it('it is imported as it was checked, and again it changes nothing', async () => {
    const sheet = await file()
    const done = await imports(sheet)
    expect(done).toMatchObject({ status: 'done', steps: 6, done: 6, overtaken: [], file: '花名册.xlsx' })
    const [zhang] = await known('张敏')
    expect(zhang?.positions.map(({ name, group, via }) => [name.en, group?.name['zh-CN'], via]).toSorted()).toEqual([
      ['Security engineer', '网络安全组', 'deputy'],
      ['Security engineer', '网络安全组', 'holder'],
      ['Security lead', '网络安全组', 'holder'],
      ['opsEngineer', 'operations', 'holder'],
    ])
    const report = await checks(sheet)
    expect(report).toMatchObject({ mayApply: false, changes: [], faults: [] })
    const refused = await sends<{ code: string }>(office, 'head', `${IMPORTS}?hash=${report.hash}`, sheet)
    expect([refused.status, refused.body.code]).toEqual([409, 'import-changes-nothing'])

    // Each thing's own story says who imported it, by which authority.
    const { items } = await office.does<{ items: { did: string; grant: { authority: string } }[] }>(
      ...(['head', 'GET', `/api/audit/people/${zhang?.id}`] as const),
    )
    expect(items[0]).toMatchObject({ did: 'person.added', grant: { authority: 'directory.administer' } })
  })

  it('what was changed since the check is not imported', async () => {
    const sheet = await file()
    const { hash } = await checks(sheet)
    await office.does('admin', 'POST', '/api/people', { name: '张敏', email: 'zhang.min@example.com' })
    const refused = await sends<{ code: string }>(office, 'head', `${IMPORTS}?hash=${hash}`, sheet)
    expect([refused.status, refused.body.code]).toEqual([409, 'import-is-another'])
  })

  it('only who may say so imports: an engineer is told which authority is missing, an employee nothing', async () => {
    const sheet = await file()
    const engineer = await sends<{ code: string; authority: string }>(office, 'opsTwo', `${IMPORTS}/check`, sheet)
    expect([engineer.status, engineer.body.authority]).toEqual([403, 'directory.administer'])
    expect((await sends(office, 'employee', `${IMPORTS}/check`, sheet)).status).toBe(404)
  })
})

describe('given a list of 300 people', () => {
  const file = csvOf([
    PEOPLE,
    ...Array.from({ length: 300 }, (_, nth) => [`员工${nth}`, `staff-${nth}@example.com`, '']),
  ])

  it('it is carried out part by part, and whoever stops it in the middle only delays it', async () => {
    const report = await checks(file, 'people')
    const started = sends<ImportOut>(office, 'head', `${IMPORTS}?table=people&hash=${report.hash}`, file)
    const { id } = (await started).body
    // The task runs again and again, as after a crash: nothing is done twice.
    await office.machine.runTask('carry-out-import', { caseId: id })
    await office.machine.runTask('carry-out-import', { caseId: id })
    const done = await office.does<ImportOut>('head', 'GET', `${IMPORTS}/${id}`)
    expect(done).toMatchObject({ status: 'done', steps: 300, done: 300 })
    expect((await known('staff-299')).length).toBe(1)
    expect(await checks(file, 'people')).toMatchObject({ changes: [], faults: [] })
  })

  it('what somebody else made impossible meanwhile stays as they made it, and is named; all others are imported', async () => {
    const { hash } = await checks(file, 'people')
    const begun = await office.api.request(`${IMPORTS}?table=people&hash=${hash}`, {
      method: 'POST',
      headers: { ...(await office.credentialsOf('head')), 'Content-Type': file.type },
      body: file.bytes,
    })
    const { id } = (await begun.json()) as ImportOut
    const wish = { name: '员工299', email: 'staff-299@example.com' }
    const taken = await office.call<{ id: string; version: number }>('admin', 'POST', '/api/people', wish)
    await office.call('admin', 'PATCH', `/api/people/${taken.body.id}`, { active: false }, taken.body.version)
    // Somebody is impatient: a second execution of the same import does nothing twice.
    expect((await office.call('head', 'POST', `${IMPORTS}/${id}/resume`)).status).toBe(200)
    await office.settle()
    const done = await office.does<ImportOut>('head', 'GET', `${IMPORTS}/${id}`)
    expect(done).toMatchObject({ status: 'done', overtaken: [{ table: 'people', row: 301 }] })
    expect((await known('staff-298')).map(({ active }) => active)).toEqual([true])
    expect((await known('staff-299')).map(({ active }) => active)).toEqual([false])
    const story = await office.does<{ items: { did: string }[] }>('head', 'GET', `${IMPORTS}/${id}/timeline?limit=100`)
    const did = story.items.map((each) => each.did)
    expect([did[0], did.includes('import.resumed'), did.at(-1)]).toEqual(['import.begun', true, 'import.done'])
  })
})

describe('what is wrong with a file', () => {
  it('is said for every row, in the language of whoever asks, and nothing is imported', async () => {
    const file = await workbookOf({
      People: [
        ['Name', 'E-mail', 'Language'],
        ['Zhang Min', 'zhang.min@example.com', ''],
        ['Wang Lei', 'wang.lei at example.com', ''],
        ['', 'li.na@example.com', 'French'],
        ['Zhang Min', 'ZHANG.MIN@example.com', ''],
      ],
      Positions: [
        ['Group', 'Position', 'Holders'],
        ['Security', 'Engineer', 'Zhang Min; Zhao Liu'],
      ],
    })
    const report = await checks(file, '', 'en')
    expect(report.mayApply).toBe(false)
    expect(report.faults.map(({ table, row, column, code }) => [table, row, column, code])).toEqual([
      ['people', 4, 'Name', 'cell-empty'],
      ['people', 3, 'E-mail', 'not-an-address'],
      ['people', 5, 'E-mail', 'row-twice'],
      ['positions', 2, 'Group', 'group-without-leader'],
    ])
    expect(report.faults[1]?.message).toBe('“wang.lei at example.com” is no e-mail address.')
    const refused = await sends<{ code: string }>(office, 'head', `${IMPORTS}?hash=${report.hash}`, file)
    expect([refused.status, refused.body.code]).toEqual([409, 'import-has-faults'])
    expect(await known('zhang.min')).toEqual([])
  })

  it('is said of the file itself: no workbook, no known sheet, a column nobody knows, a table not named', async () => {
    const codeOf = async (file: Sent, search = '') =>
      (await sends<{ code: string }>(office, 'head', `${IMPORTS}/check${search}`, file)).body.code
    const text = csvOf([PEOPLE])
    expect(await codeOf({ ...text, type: (await workbookOf({ a: [['b']] })).type })).toBe('file-unreadable')
    expect(await codeOf(await workbookOf({ 预算: [['年份']] }))).toBe('no-sheet-known')
    expect(await codeOf(text)).toBe('table-not-named')
    const unknown = await checks(
      csvOf([
        [...PEOPLE, '工号'],
        ['张敏', 'zhang.min@example.com', '', '7'],
      ]),
      'people',
    )
    expect(unknown.faults[0]).toMatchObject({ row: 1, code: 'heading-unknown' })
    expect(await codeOf({ type: 'text/html', bytes: text.bytes })).toBe('wrong-file-type')
    expect(await codeOf({ type: 'text/csv', bytes: new Uint8Array(4 * 1024 * 1024 + 1) })).toBe('file-too-large')
    expect(await codeOf({ type: 'text/csv', bytes: new Uint8Array() })).toBe('no-file')
  })
})

describe('a CSV file as Chinese Windows writes it', () => {
  it('reads the same in GB18030 and in UTF-8', async () => {
    const text = '姓名,邮箱\r\n赵镕,zhao.rong@example.com\r\n"欧阳,娜",ouyang.na@example.com\r\n'
    const inUtf8 = await checks({ type: 'text/csv', bytes: new TextEncoder().encode(`\uFEFF${text}`) }, 'people')
    const inGb = await checks({ type: 'application/csv', bytes: gb18030(text) }, 'people')
    expect(inGb).toEqual(inUtf8)
    expect(inGb.changes.map(({ name }) => name)).toEqual(['赵镕', '欧阳,娜'])
  })
})

describe('what is exported', () => {
  it.each(['xlsx', 'csv'] as const)('as %s comes in again as it is, and changes nothing', async (format) => {
    for (const table of ['people', 'positions']) {
      const file = await fetches(office, 'opsTwo', `/api/exchange/tables/${table}?format=${format}&language=en`)
      expect(file.status).toBe(200)
      const report = await checks(again(file, format), format === 'csv' ? table : '')
      expect([report.faults, report.changes]).toEqual([[], []])
      expect(report.tables[0]?.unchanged).toBeGreaterThan(5)
    }
  })

  it('is never taken for a formula, and is read again as it was', async () => {
    await office.does('admin', 'POST', '/api/people', {
      name: '=HYPERLINK("http://evil.test")',
      email: 'x@example.com',
    })
    const file = await fetches(office, 'opsTwo', '/api/exchange/tables/people?format=csv')
    expect(file.disposition).toMatch(/^attachment; filename="\w+[\w-]*\.csv"; filename\*=UTF-8''%E4%BA%BA%E5%91%98/)
    expect(new TextDecoder().decode(file.bytes)).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
    expect((await checks(again(file, 'csv'), 'people')).changes).toEqual([])
  })

  it('is a template, too, that says what belongs where', async () => {
    const template = await fetches(office, 'opsTwo', '/api/exchange/template')
    const report = await checks(again(template, 'xlsx'))
    expect([report.faults, report.changes, report.tables.length]).toEqual([[], [], 4])
    expect((await fetches(office, 'employee', '/api/exchange/template')).status).toBe(404)
  })
})
