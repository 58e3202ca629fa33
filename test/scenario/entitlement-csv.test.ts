import { afterEach, describe, expect, it } from 'vitest'
import type { SystemOut } from '../../functions/entitlement/catalogue.contract.ts'
import type { CheckedResultsOut, OrderOut, ResultsOut } from '../../functions/entitlement/orders/orders.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY } from '../../functions/kernel/instant.ts'
import { unquoted } from '../../functions/kernel/table/quoted.ts'
import { readCsv } from '../../functions/kernel/table/read-csv.ts'
import { people, positions, type Role } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'
import { csvOf, fetches, gb18030, type Sent, sends } from '../support/exchange-files.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

const both = (words: string) => ({ 'zh-CN': words, en: words })

type Refused = { readonly code: string }

/** A system whose orders go out and come back as files. */
async function byFile() {
  at = await openEntitlements({}, { kind: 'csv' })
  const { office, system, asks, takes } = at
  const path = `/api/entitlement-systems/${system.id}`
  return {
    ...at,
    path,
    orders: async () => (await office.does<{ items: OrderOut[] }>('opsTwo', 'GET', `${path}/orders`)).items,
    /** Asked for and approved: it is to be granted. */
    async approves(role: Role, right: Id, wish: Readonly<Record<string, unknown>> = {}) {
      const asked = await asks(role, right, wish)
      return takes('changeManager', asked.id, 'approve')
    },
    /** The file as whoever administers the system sees it: rows by heading. */
    async downloads(language: 'zh-CN' | 'en' = 'zh-CN') {
      const { bytes, status, disposition } = await fetches(office, 'opsTwo', `${path}/orders/file?language=${language}`)
      const [headings = [], ...rows] = readCsv(bytes, { rows: 100, columns: 20 })
      return { status, bytes, disposition, headings, rows }
    },
    checks: (file: Sent, role: Role = 'opsTwo', language = 'zh-CN') =>
      sends<CheckedResultsOut & Refused>(office, role, `${path}/results/check`, file, language),
    applies: (file: Sent, hash: string, role: Role = 'opsTwo') =>
      sends<ResultsOut & Refused>(office, role, `${path}/results?hash=${hash}`, file),
    async records(file: Sent, role: Role = 'opsTwo'): Promise<ResultsOut> {
      const { body } = await sends<CheckedResultsOut>(office, role, `${path}/results/check`, file)
      expect(body.faults).toEqual([])
      const { status, body: taken } = await sends<ResultsOut>(office, role, `${path}/results?hash=${body.hash}`, file)
      expect(status).toBe(201)
      return office.does<ResultsOut>('head', 'GET', `/api/entitlement-results/${taken.id}`)
    },
  }
}

/** Fills in what came of the rows, by the order they stand for: result, account, proof. */
const filledIn = (
  { headings, rows }: { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] },
  results: Readonly<Record<string, readonly [result: string, account: string, proof: string]>>,
) => [headings, ...rows.map((row) => [...row.slice(0, 8), ...(results[row[2] ?? ''] ?? row.slice(8))])]

describe('given a system whose administrator works with files', () => {
  it('then what has to be granted and revoked goes out as one file, a line an order, as Chinese Excel reads it', async () => {
    const { office, addRight, gives, takes, approves, downloads, orders } = await byFile()
    const [right, other] = [await addRight(), await addRight({ name: { 'zh-CN': '=重启', en: '=Restart' } })]
    const { number } = await approves('opsOne', right.id, { position: positions.opsEngineer })
    const has = await gives('opsThree', other.id)
    await takes('opsThree', has.id, 'give-back')
    await approves('opsTwo', other.id)
    const { bytes, status, headings, rows, disposition } = await downloads()
    expect(status).toBe(200)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(decodeURIComponent(disposition ?? '')).toContain('邮件网关 开通收回指令')
    expect(headings.join(' ')).toBe('指令 操作 单号 使用人 邮箱 权限 权限期限 办理截止 结果 账号 证据')
    expect(rows.map(([, action]) => action).toSorted()).toEqual(['开通', '开通', '收回'])
    const back = rows.find(([, , each]) => each === has.number)
    expect(back?.slice(3, 6)).toEqual(['opsThree', 'ops-three@example.com', "'=重启"])
    expect(back?.slice(8)).toEqual(['', 'reader', ''])
    expect(rows.find(([, , each]) => each === number)?.[1]).toBe('开通')
    expect((await downloads('en')).headings.slice(0, 3)).toEqual(['Order', 'Action', 'Number'])
    expect((await orders()).map(({ wanted }) => wanted).toSorted()).toEqual(['grant', 'grant', 'revoke'])
    expect(unquoted(back?.[5] ?? '')).toBe('=重启')
    expect((await office.does<SystemOut>('head', 'GET', `/api/entitlement-systems/${at.system.id}`)).connector).toEqual(
      { kind: 'csv', url: null },
    )
  })

  it('then what was done comes back in the same file: granted with its account, revoked with proof, and nobody owes it any more', async () => {
    const { addRight, gives, takes, approves, downloads, records, read, subjectsTo, orders } = await byFile()
    const [right, other] = [await addRight(), await addRight({ name: { 'zh-CN': '重启', en: 'Restart' } })]
    const asked = await approves('opsThree', right.id)
    const has = await gives('opsThree', other.id)
    await takes('opsThree', has.id, 'give-back')
    const file = csvOf(
      filledIn(await downloads(), {
        [asked.number]: ['完成', 'ops.three', '已加入只读组，登录确认。'],
        [has.number]: ['完成', 'reader', '已移出重启组，登录被拒。'],
      }),
    )
    expect(await records(file)).toMatchObject({ status: 'done', granted: 1, revoked: 1, failed: 0, steps: 2, done: 2 })
    const granted = await read(asked.id)
    expect(granted).toMatchObject({ status: 'active', account: 'ops.three' })
    expect(granted.obligations.map(({ status }) => status)).toEqual(['discharged', 'discharged'])
    expect(granted.timeline.at(-1)).toMatchObject({ did: 'entitlement.granted', comment: '已加入只读组，登录确认。' })
    expect(granted.timeline.at(-1)?.by).toMatchObject({ id: people.opsTwo })
    const revoked = await read(has.id)
    expect(revoked.status).toBe('revoked')
    expect(revoked.timeline.at(-1)?.comment).toBe('已移出重启组，登录被拒。')
    expect(subjectsTo('opsThree').at(-1)).toMatch(/已开通|已收回/)
    expect(await orders()).toEqual([])
  })

  it('then a dry run says row by row what it comes to, and changes nothing; rows without a result are open', async () => {
    const { addRight, approves, downloads, checks, read } = await byFile()
    const right = await addRight()
    const [one, two] = [
      await approves('opsThree', right.id),
      await approves('opsOne', right.id, { position: positions.opsEngineer }),
    ]
    const file = csvOf(filledIn(await downloads(), { [one.number]: ['done', 'ops.three', 'In the group.'] }))
    const { body } = await checks(file)
    expect(body).toMatchObject({ mayApply: true, granted: 1, revoked: 0, failed: 0, known: 0, open: 1, faults: [] })
    expect(body.rows).toMatchObject([
      { effect: 'granted', number: one.number, person: { id: people.opsThree }, account: 'ops.three' },
    ])
    expect((await read(one.id)).status).toBe('approved')
    expect((await read(two.id)).status).toBe('approved')
  })

  it('then what failed stays owed, under its deadline, and the story says why, once', async () => {
    const { office, addRight, approves, downloads, records, checks, read } = await byFile()
    const asked = await approves('opsThree', (await addRight()).id)
    const before = (await read(asked.id)).obligations.find(({ status }) => status === 'open')
    const file = csvOf(filledIn(await downloads(), { [asked.number]: ['失败', '', '目录服务停机，稍后再办。'] }))
    expect(await records(file)).toMatchObject({ failed: 1, granted: 0 })
    const after = await read(asked.id)
    expect(after.status).toBe('approved')
    expect(after.obligations.find(({ status }) => status === 'open')).toMatchObject({
      id: before?.id,
      dueAt: before?.dueAt,
    })
    expect(after.timeline.at(-1)).toMatchObject({
      did: 'entitlement.not-carried-out',
      comment: '目录服务停机，稍后再办。',
    })
    expect((await checks(file)).body).toMatchObject({ mayApply: false, failed: 0, known: 1 })
    await office.advance(14 * DAY)
    expect((await read(asked.id)).accountable?.id).toBe(people.head)
  })

  it('then the same file twice does nothing twice, also while it is being recorded, and after the right has been taken back', async () => {
    const { office, addRight, approves, downloads, checks, applies, read, takes } = await byFile()
    const asked = await approves('opsThree', (await addRight()).id)
    const file = csvOf(filledIn(await downloads(), { [asked.number]: ['完成', 'ops.three', '已开通。'] }))
    const { hash } = (await checks(file)).body
    const [first, second] = await Promise.all([applies(file, hash), applies(file, hash)])
    expect([first.status, second.status, first.body.id]).toEqual([201, 201, second.body.id])
    const entries = async () => (await read(asked.id)).timeline.map(({ did }) => did)
    const story = await entries()
    expect(story.filter((did) => did === 'entitlement.granted').length).toBe(1)
    expect((await applies(file, hash)).body.id).toBe(first.body.id)
    const again = (await checks(file)).body
    expect(again).toMatchObject({ mayApply: false, granted: 0, known: 1, faults: [] })
    expect((await applies(file, again.hash)).body.code).toBe('file-changes-nothing')
    await takes('opsThree', asked.id, 'give-back')
    expect((await checks(file)).body).toMatchObject({ mayApply: false, known: 1, faults: [] })
    expect(await entries()).toEqual([...story, 'entitlement.ended'])
    await office.settle()
  })

  it('then everything wrong with a file is named by row and column, in either language, and nothing of it is recorded', async () => {
    const { addRight, approves, takes, downloads, checks, applies, read } = await byFile()
    const right = await addRight()
    const other = await addRight({ name: { 'zh-CN': '重启', en: 'Restart' } })
    const good = await approves('opsThree', right.id)
    const gone = await approves('opsThree', other.id)
    const own = await approves('opsTwo', right.id)
    const file = await downloads()
    await takes('opsThree', gone.id, 'cancel')
    const row = (number: string) => file.rows.find(([, , each]) => each === number) ?? []
    const [mine, theirs] = [row(good.number), row(own.number)]
    const said = (of: readonly string[], ...result: string[]) => [...of.slice(0, 8), ...result]
    const sent = csvOf([
      file.headings,
      said(mine, '完成', 'ops.three', '已开通。'),
      said(mine, '完成', 'ops.three', '已开通。'),
      said(row(gone.number), '完成', 'ops.three', '已开通。'),
      said(theirs, '完成', 'ops.two', '已开通。'),
      ['ent_nothing/1', ...theirs.slice(1, 8), '完成', 'x', 'y'],
      [theirs[0] ?? '', '开通', 'ENT-1', ...theirs.slice(3, 8), '完成', 'x', 'y'],
      [(mine[0] ?? '').replace('/1', '/7'), ...mine.slice(1, 8), '差不多', '', ''],
      ['', ...mine.slice(1, 8), '完成', 'x', 'y'],
    ])
    const { body } = await checks(sent)
    expect(body.mayApply).toBe(false)
    expect(body.faults.map(({ row: nth, column, code }) => [nth, column, code])).toEqual([
      [3, null, 'row-twice'],
      [4, '结果', 'order-fell-away'],
      [5, null, 'grants-to-oneself'],
      [6, '指令', 'not-an-order'],
      [7, null, 'row-twice'],
      [7, '单号', 'number-differs'],
      [8, '结果', 'not-a-result'],
      [8, '证据', 'proof-missing'],
      [9, '指令', 'cell-empty'],
    ])
    const english = (await checks(sent, 'opsTwo', 'en')).body.faults
    expect(english[3]?.message).toContain('is no order of this system')
    expect(english[7]?.column).toBe('Proof')
    expect((await applies(sent, body.hash)).body.code).toBe('file-has-faults')
    expect((await read(good.id)).status).toBe('approved')
    const noAccount = csvOf([file.headings, said(mine, '完成', '', '已开通。')])
    expect((await checks(noAccount)).body.faults).toMatchObject([{ row: 2, column: '账号', code: 'account-missing' }])
  })

  it('then whoever approved a right, or whose it is, does not grant it by file either; and others may send nothing', async () => {
    const { office, addRight, asks, takes, downloads, checks, path } = await byFile()
    const asked = await asks('opsThree', (await addRight()).id)
    await takes('changeManager', asked.id, 'approve')
    const file = csvOf(filledIn(await downloads(), { [asked.number]: ['完成', 'ops.three', '已开通。'] }))
    expect((await checks(file, 'opsThree')).body.faults).toMatchObject([{ row: 2, code: 'grants-to-oneself' }])
    const own = await asks('opsTwo', (await addRight({ name: { 'zh-CN': '维护', en: 'Maintain' } })).id)
    await office.does('head', 'POST', `/api/entitlements/${own.id}/approve`, {})
    const approved = csvOf(filledIn(await downloads(), { [own.number]: ['完成', 'ops.two', '已开通。'] }))
    expect((await checks(approved, 'head')).body.faults).toMatchObject([{ code: 'granter-is-approver' }])
    expect((await checks(file, 'appOne')).status).toBe(403)
    expect((await fetches(office, 'appOne', `${path}/orders/file`)).status).toBe(403)
  })

  it('then a file from Chinese Windows is read, one that is none is refused, and so is one of a system without files', async () => {
    const { office, addRight, approves, downloads, checks, path } = await byFile()
    const asked = await approves('opsThree', (await addRight()).id)
    const rows = filledIn(await downloads(), { [asked.number]: ['完成', 'ops.three', '已加入只读组。'] })
    const gb: Sent = { type: 'application/csv', bytes: gb18030(rows.map((row) => row.join(',')).join('\r\n')) }
    expect((await checks(gb)).body).toMatchObject({ mayApply: true, granted: 1 })
    const broken: Sent = { type: 'text/csv', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]) }
    expect((await checks(broken)).body.code).toBe('file-unreadable')
    expect((await checks(csvOf([rows[0] ?? []]))).body.faults).toMatchObject([{ row: null, code: 'no-rows' }])
    await office.does('head', 'PATCH', path, { connector: { kind: 'manual' } }, 1)
    expect((await checks(gb)).body.code).toBe('no-csv')
    expect((await fetches(office, 'opsTwo', `${path}/orders/file`)).status).toBe(409)
  })

  it('when something changes between the check and the recording, then it has to be checked again; what changes later is named', async () => {
    const { office, addRight, approves, takes, downloads, checks, applies, read, path } = await byFile()
    const right = await addRight()
    const [one, two] = [
      await approves('opsThree', right.id),
      await approves('opsOne', right.id, { position: positions.opsEngineer }),
    ]
    const said = { [one.number]: ['完成', 'a', '已开通。'], [two.number]: ['完成', 'b', '已开通。'] } as const
    const rows = filledIn(await downloads(), said)
    const file = csvOf(rows)
    const { hash } = (await checks(file)).body
    await takes('opsTwo', one.id, 'grant', { done: '手工开通。', account: 'a' })
    expect((await applies(file, hash)).body.code).toBe('file-is-another')
    const after = (await checks(file)).body
    expect(after).toMatchObject({ granted: 1, known: 1 })
    const begun = await office.api.request(`${path}/results?hash=${after.hash}`, {
      method: 'POST',
      headers: { ...(await office.credentialsOf('opsTwo')), 'Content-Type': file.type },
      body: file.bytes,
    })
    const { id } = (await begun.json()) as ResultsOut
    await office.call('opsOne', 'POST', `/api/entitlements/${two.id}/cancel`, {})
    // Somebody is impatient: a second execution of the same does nothing twice.
    expect((await office.call('opsTwo', 'POST', `/api/entitlement-results/${id}/resume`)).status).toBe(200)
    await office.settle()
    const done = await office.does<ResultsOut>('head', 'GET', `/api/entitlement-results/${id}`)
    expect(done).toMatchObject({
      status: 'done',
      overtaken: [{ row: rows.findIndex(([, , number]) => number === two.number) + 1 }],
    })
    expect(done.overtaken[0]?.message).toContain('fallen away')
    expect((await read(two.id)).status).toBe('cancelled')
    const did = (
      await office.does<{ items: { did: string }[] }>('head', 'GET', `/api/entitlement-results/${id}/timeline`)
    ).items.map((each) => each.did)
    expect([did[0], did.at(-1)]).toEqual(['entitlement-results.taken', 'entitlement-results.done'])
    const { items } = await office.does<{ items: ResultsOut[] }>('head', 'GET', `${path}/results`)
    expect(items.map((each) => each.id)).toEqual([id])
  })

  it('then sixty orders, more than one run takes, are recorded from one file', async () => {
    const { addRight, asks, takes, downloads, records, orders } = await byFile()
    const rights: Id[] = []
    for (let nth = 0; nth < 60; nth += 1) rights.push((await addRight({ name: both(`权限 ${nth}`) })).id)
    for (const right of rights) {
      const { id } = await asks('opsThree', right)
      await takes('changeManager', id, 'approve')
    }
    const { headings, rows } = await downloads()
    const file = csvOf([headings, ...rows.map((row) => [...row.slice(0, 8), '完成', 'ops.three', '批量开通。'])])
    expect(await records(file)).toMatchObject({ status: 'done', granted: 60, done: 60, overtaken: [] })
    expect(await orders()).toEqual([])
  })
})
