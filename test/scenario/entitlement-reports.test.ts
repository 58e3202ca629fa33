import { afterEach, describe, expect, it } from 'vitest'
import type { SystemOut } from '../../functions/entitlement/catalogue.contract.ts'
import type { DifferenceOut, ReportOut } from '../../functions/entitlement/report.contract.ts'
import type { FindingOut, FindingSummary } from '../../functions/finding/finding.contract.ts'
import { DAY, MINUTE } from '../../functions/kernel/instant.ts'
import { people } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

interface LineIn {
  readonly account: string
  readonly right: string
  readonly lastUsedAt?: string
}

/** A system that reports, and what comes of it. */
async function reporting() {
  at = await openEntitlements()
  const { office, system } = at
  const path = `/api/entitlement-systems/${system.id}`
  let reports = 0
  const part = (said: Readonly<Record<string, unknown>>, role: 'opsTwo' | 'appOne' = 'opsTwo') =>
    office.call<ReportOut & { code: string; errors?: { path: string; code: string }[] }>(
      role,
      'POST',
      `${path}/reports`,
      { report: 'daily', part: 1, isLast: true, lines: [], ...said },
    )
  return {
    ...at,
    part,
    async reports(...lines: readonly LineIn[]): Promise<ReportOut> {
      reports += 1
      const said = { report: `report-${reports}`, part: 1, isLast: true, lines }
      const { id } = await office.does<ReportOut>('opsTwo', 'POST', `${path}/reports`, said)
      return office.does<ReportOut>('head', 'GET', `/api/entitlement-reports/${id}`)
    },
    report: (id: string) => office.does<ReportOut>('head', 'GET', `/api/entitlement-reports/${id}`),
    differences: async () =>
      (await office.does<{ items: DifferenceOut[] }>('head', 'GET', `${path}/differences`)).items,
    findings: async () =>
      (
        await office.does<{ items: FindingSummary[] }>(
          'head',
          'GET',
          '/api/findings?source=entitlement.reconciliation&limit=100',
        )
      ).items,
    finding: (id: string) => office.does<FindingOut>('head', 'GET', `/api/findings/${id}`),
    inCatalogue: () => office.does<SystemOut>('head', 'GET', path),
  }
}

const named = (words: string) => ({ name: { 'zh-CN': words, en: words } })

describe('given a system that reports who can do what on it', () => {
  it('then what is recorded says when it was reported and last used, and nothing is found', async () => {
    const { office, addRight, gives, reports, read, findings, inCatalogue } = await reporting()
    const { id } = await gives('opsThree', (await addRight()).id)
    expect(await inCatalogue()).toMatchObject({ lastReport: null, isReportOverdue: true })
    const lastUsedAt = '2026-01-02T08:00:00.000Z'
    const done = await reports({ account: 'READER', right: '日志只读', lastUsedAt })
    expect(done).toMatchObject({ status: 'done', matched: 1, missing: 0, unrecorded: 0 })
    expect(await read(id)).toMatchObject({ reportedAt: office.now, lastUsedAt })
    expect(await findings()).toEqual([])
    expect(await inCatalogue()).toMatchObject({ lastReport: { id: done.id, at: office.now }, isReportOverdue: false })
    await office.advance(36 * DAY)
    expect((await inCatalogue()).isReportOverdue).toBe(true)
  })

  it('then what nobody recorded is found, as grave as its right is risky, with whoever grants there to see to it', async () => {
    const { addRight, reports, findings, finding, differences } = await reporting()
    await addRight({ ...named('root'), risk: 'high' })
    await addRight({ ...named('operate'), risk: 'medium' })
    await addRight({ ...named('read'), risk: 'low' })
    await reports(...['root', 'operate', 'read'].map((right) => ({ account: `ghost.${right}`, right })))
    const severities = new Map((await findings()).map(({ title, severity }) => [title.split(': ')[1], severity]))
    expect(Object.fromEntries(severities)).toEqual({
      'ghost.root · 邮件网关, root': 'critical',
      'ghost.operate · 邮件网关, operate': 'major',
      'ghost.read · 邮件网关, read': 'minor',
    })
    const [first] = await differences()
    const found = await finding(first?.finding ?? '')
    expect(found.status).toBe('open')
    expect(found.obligations.filter(({ status }) => status === 'open').length).toBe(1)
    expect([people.opsOne, people.opsTwo, people.opsThree]).toContain(found.accountable?.id)
  })

  it('when a first report finds sixty, then each has its owner and its clock, and they are told in one mail', async () => {
    const { office, addRight, reports, findings, finding } = await reporting()
    await addRight({ ...named('read'), risk: 'low' })
    office.mails.length = 0
    await reports(...Array.from({ length: 60 }, (_, nth) => ({ account: `ghost.${nth}`, right: 'read' })))
    await office.advance(5 * MINUTE)
    const found = await Promise.all((await findings()).map(({ id }) => finding(id)))
    const open = found.flatMap(({ obligations }) => obligations.filter(({ status }) => status === 'open'))
    expect([found.length, open.length]).toEqual([60, 60])
    expect(open.every(({ dueAt }) => dueAt > office.now)).toBe(true)
    const [mail, ...others] = office.mails
    expect([mail?.subject, others]).toEqual(['【汇总】您有 60 件事待处理', []])
    expect(mail?.text).toContain('一次检查发现了下面这些问题')
    expect(mail?.text).toMatch(/另有 \d+ 件，请在门户中查看。/)
  })

  it('when it finds one, then its mail says what it is', async () => {
    const { office, addRight, reports } = await reporting()
    await addRight({ ...named('read'), risk: 'low' })
    office.mails.length = 0
    await reports({ account: 'ghost', right: 'read' })
    await office.advance(5 * MINUTE)
    expect(office.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('ghost')])
  })

  it('then what is recorded and not there is found once however often it is reported, and ends by itself when it is gone', async () => {
    const { addRight, gives, reports, findings, finding, differences } = await reporting()
    const { id } = await gives('opsThree', (await addRight()).id)
    await reports()
    expect(await differences()).toMatchObject([{ kind: 'missing', entitlement: id, account: 'reader' }])
    await reports()
    const [found, ...others] = await findings()
    expect([found?.severity, found?.status, others]).toEqual(['minor', 'open', []])
    await reports({ account: 'reader', right: '日志只读' })
    expect(await differences()).toEqual([])
    const gone = await finding(found?.id ?? '')
    expect(gone.status).toBe('gone')
    expect(gone.obligations.every(({ status }) => status !== 'open')).toBe(true)
    await reports()
    expect(await findings()).toMatchObject([{ id: found?.id, status: 'open', recurrences: 1 }])
  })

  it('then what is being revoked may be there or not, and what was granted after the report was begun is not missed', async () => {
    const { office, addRight, gives, takes, part, report, reports } = await reporting()
    await addRight({ ...named('root'), risk: 'high' })
    const right = await addRight()
    const leaving = await gives('opsThree', right.id)
    await takes('opsThree', leaving.id, 'give-back')
    expect(await reports()).toMatchObject({ missing: 0, unrecorded: 0 })
    expect(await reports({ account: 'reader', right: right.id })).toMatchObject({ matched: 1, unrecorded: 0 })
    const begun = await part({ isLast: false })
    await office.advance(60_000)
    await gives('opsTwo', right.id)
    await part({ part: 2 })
    await office.settle()
    expect(await report(begun.body.id)).toMatchObject({ status: 'done', missing: 0, unrecorded: 0 })
  })
})

describe('given a report in several parts', () => {
  const line = (nth: number) => ({ account: `user-${nth}`, right: 'read' })

  it('then it counts when the last is there; a part may come twice, but not say something else, be left out or come late', async () => {
    const { addRight, office, part, report, findings } = await reporting()
    await addRight(named('read'))
    const first = await part({ isLast: false, lines: [line(1)] })
    expect([first.status, first.body.status, first.body.lines]).toEqual([202, 'receiving', 1])
    expect((await part({ isLast: false, lines: [line(1)] })).body).toMatchObject({ parts: 1, lines: 1 })
    const codeOf = async (said: Readonly<Record<string, unknown>>) => (await part(said)).body.code
    expect(await codeOf({ isLast: false, lines: [line(2)] })).toBe('part-differs')
    expect(await codeOf({ part: 3, lines: [line(3)] })).toBe('part-missing')
    await office.settle()
    expect(await findings()).toEqual([])
    expect((await part({ part: 2, lines: [line(2)] })).body.status).toBe('comparing')
    expect(await codeOf({ part: 3, lines: [line(3)] })).toBe('report-closed')
    await office.settle()
    expect(await report(first.body.id)).toMatchObject({ status: 'done', parts: 2, lines: 2, unrecorded: 2 })
    expect((await findings()).length).toBe(2)
  })

  it('then rights that the catalogue does not have, or has twice, are named line by line, and nothing is taken', async () => {
    const { addRight, office, system, part } = await reporting()
    await addRight(named('read'))
    await addRight(named('twice'))
    await addRight(named('twice'))
    const refused = await part({ lines: [line(1), { account: 'a', right: 'write' }, { account: 'a', right: 'twice' }] })
    expect(refused.status).toBe(422)
    expect(refused.body.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['lines/1/right', 'unknown-right'],
      ['lines/2/right', 'ambiguous-right'],
    ])
    expect((await part({ lines: [] }, 'appOne')).status).toBe(403)
    const path = `/api/entitlement-systems/${system.id}/reports`
    expect((await office.does<{ items: ReportOut[] }>('head', 'GET', path)).items).toEqual([])
  })

  it('when a later report is complete before an earlier one is compared, then the later one counts', async () => {
    const { addRight, office, part, report, findings } = await reporting()
    await addRight(named('read'))
    const earlier = await part({ report: 'earlier', lines: [line(1)] })
    const later = await part({ report: 'later', lines: [] })
    await office.settle()
    expect((await report(earlier.body.id)).status).toBe('overtaken')
    expect(await report(later.body.id)).toMatchObject({ status: 'done', unrecorded: 0 })
    expect(await findings()).toEqual([])
  })

  it('then many differences are found part by part, and a second execution finds nothing twice', async () => {
    const { addRight, office, part, report, findings } = await reporting()
    await addRight(named('read'))
    const lines = Array.from({ length: 60 }, (_, nth) => line(nth))
    const { body } = await part({ lines })
    expect((await office.call('head', 'POST', `/api/entitlement-reports/${body.id}/resume`)).status).toBe(200)
    await office.settle()
    expect(await report(body.id)).toMatchObject({ status: 'done', steps: 60, done: 60, unrecorded: 60 })
    expect((await findings()).length).toBe(60)
    const story = await office.does<{ items: { did: string; grant: { authority: string } | null }[] }>(
      'head',
      'GET',
      `/api/entitlement-reports/${body.id}/timeline`,
    )
    expect(story.items[0]).toMatchObject({ did: 'entitlement-report.closed' })
    expect(story.items.at(-1)?.did).toBe('entitlement-report.done')
  })
})
