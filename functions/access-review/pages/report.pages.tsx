import { formatDate, formatInstant, localDateOf } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Language, say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import type { Directory } from '../../responsibility/index.ts'
import type { ReviewHead } from '../access-review.ts'
import { OUTCOMES, type PackageHead } from '../package.ts'
import { progressOf, progressOfAll } from '../package.view.ts'
import type { ItemOut } from '../parts.contract.ts'
import { CHANGE_NAMES, OUTCOME_NAMES, PACKAGE_STATUS_NAMES, REVIEW_STATUS_NAMES } from '../rules/status-names.ts'

const STYLE =
  'main{max-width:60rem}dl{margin:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:0 1rem}.full{grid-column:1/-1}dt{color:var(--w);font-size:.875rem}dd{margin:0 0 .75rem}h2{font-size:1.05rem;margin:0 0 .5rem}' +
  'table{border-collapse:collapse;width:100%;min-width:44rem;font-size:.875rem;overflow-wrap:normal}th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--l)}' +
  'th{color:var(--w);font-weight:600}.wide{overflow-x:auto}code{font-size:.8rem}' +
  '@media print{body{background:#fff;color:#000}.card{border:0;padding:0}.go{display:none}thead{display:table-header-group}tr{break-inside:avoid}}'

const WORDS = {
  title: { 'zh-CN': '权限复核报告', en: 'Report of an access review' },
  status: { 'zh-CN': '状态：{status}', en: 'Status: {status}' },
  decideBy: { 'zh-CN': '复核截止', en: 'To be decided by' },
  total: { 'zh-CN': '复核的权限', en: 'Entitlements reviewed' },
  proofs: { 'zh-CN': '收回证明', en: 'Revocations proven' },
  ofProofs: { 'zh-CN': '{proven} / {toProve}（逾期 {late}）', en: '{proven} of {toProve} ({late} late)' },
  hash: { 'zh-CN': '报告指纹（SHA-256）', en: 'Hash of the report (SHA-256)' },
  signed: { 'zh-CN': '签署', en: 'Signed' },
  signedBy: { 'zh-CN': '{by}，{at}', en: '{by}, {at}' },
  notSigned: { 'zh-CN': '尚未签署', en: 'Not signed yet' },
  reviewers: { 'zh-CN': '复核人', en: 'Reviewers' },
  reviewer: { 'zh-CN': '复核人', en: 'Reviewer' },
  decidedBy: { 'zh-CN': '决定人', en: 'Decided by' },
  state: { 'zh-CN': '状态', en: 'State' },
  count: { 'zh-CN': '项', en: 'Items' },
  soMany: { 'zh-CN': '{name}（{count} 项）', en: '{name} ({count})' },
  seal: { 'zh-CN': '内容指纹', en: 'Hash of the decisions' },
  notKept: { 'zh-CN': '没有原样保留的权限', en: 'What was not kept as it was' },
  none: { 'zh-CN': '全部原样保留。', en: 'All of it was kept as it was.' },
  more: { 'zh-CN': '另有 {count} 项，见门户中的明细。', en: '{count} more are in the portal.' },
  holder: { 'zh-CN': '使用人', en: 'Holder' },
  right: { 'zh-CN': '权限', en: 'Right' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  odd: { 'zh-CN': '变化或异常', en: 'Changed or odd' },
  proven: { 'zh-CN': '证明时间', en: 'Proven' },
  portal: { 'zh-CN': '在门户中打开', en: 'Open in the portal' },
} as const satisfies Readonly<Record<string, Text>>

export interface ReportOnPaper {
  readonly head: ReviewHead
  readonly packages: readonly PackageHead[]
  /** What was not kept as it was, as far as it fits on paper; and how much did not. */
  readonly items: readonly ItemOut[]
  readonly more: number
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

/** A report on paper: what came of a review, who decided, what was taken away and is proven. */
export function reportPage(report: ReportOnPaper): string {
  const { head, packages, directory, language, now } = report
  const word = (name: keyof typeof WORDS, values: Readonly<Record<string, string | number>> = {}) =>
    say(WORDS[name], language, values)
  const { timeZone } = directory.department.calendar
  const at = (instant: Instant) => formatInstant(instant, timeZone, language, now)
  const { outcomes, total, toProve, proven, late } = progressOfAll(packages)
  const facts: readonly (readonly [string, string])[] = [
    [word('decideBy'), at(head.decideBy)],
    [word('total'), String(total)],
    ...OUTCOMES.map((outcome) => [OUTCOME_NAMES[outcome][language], String(outcomes[outcome])] as const),
    [word('proofs'), word('ofProofs', { proven, toProve, late })],
    [
      word('signed'),
      head.signedBy === undefined || head.endedAt === undefined
        ? word('notSigned')
        : word('signedBy', { by: personRefIn(directory, head.signedBy).name, at: at(head.endedAt) }),
    ],
  ]
  return pageShell({
    language,
    title: `${word('title')} · ${head.name}`,
    style: STYLE,
    children: (
      <>
        <div class="card">
          <p class="weak">
            {word('title')} · {word('status', { status: REVIEW_STATUS_NAMES[head.status][language] })}
          </p>
          <h1>{head.name}</h1>
          <dl>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {head.reportHash === undefined ? null : (
              <div class="full">
                <dt>{word('hash')}</dt>
                <dd>
                  <code>{head.reportHash}</code>
                </dd>
              </div>
            )}
          </dl>
        </div>
        <section class="card wide" tabindex={0} aria-label={word('reviewers')}>
          <h2>{word('reviewers')}</h2>
          <Reviewers {...report} />
        </section>
        <section class="card wide" tabindex={0} aria-label={word('notKept')}>
          <h2>{word('notKept')}</h2>
          {report.items.length === 0 ? <p>{word('none')}</p> : <NotKept {...report} />}
          {report.more === 0 ? null : <p class="weak">{word('more', { count: report.more })}</p>}
        </section>
        <p class="go">
          <a href={`/access-reviews/${head.id}/report`}>{word('portal')}</a>
        </p>
      </>
    ),
  })
}

function Reviewers({ packages, directory, language }: ReportOnPaper) {
  const name = (id: string) => personRefIn(directory, id).name
  return (
    <table>
      <thead>
        <tr>
          {(['reviewer', 'state', 'count', 'decidedBy', 'seal'] as const).map((each) => (
            <th key={each} scope="col">
              {WORDS[each][language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {packages.map((pack) => (
          <tr key={pack.id}>
            <td>{name(pack.reviewer)}</td>
            <td>{PACKAGE_STATUS_NAMES[pack.status][language]}</td>
            <td>{progressOf(pack).total}</td>
            <td>
              {Object.entries(pack.decidedBy)
                .map(([id, count]) => say(WORDS.soMany, language, { name: name(id), count }))
                .join(language === 'en' ? ', ' : '、') || '–'}
            </td>
            <td>
              <code>{pack.contentHash?.slice(0, 16) ?? '–'}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NotKept({ items, directory, language, now }: ReportOnPaper) {
  const { timeZone } = directory.department.calendar
  const year = Number(localDateOf(now, timeZone).slice(0, 4))
  const day = (instant: string | null | undefined) =>
    typeof instant === 'string' ? formatDate(localDateOf(instant, timeZone), language, year) : '–'
  return (
    <table>
      <thead>
        <tr>
          {(['holder', 'right', 'odd', 'outcome', 'reason', 'proven'] as const).map((each) => (
            <th key={each} scope="col">
              {WORDS[each][language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ entitlement, holder, system, right, changes, ended, decision }) => (
          <tr key={entitlement}>
            <td>{holder.name}</td>
            <td>
              {system.name[language]} · {right.name[language]}
            </td>
            <td>{changes.map((each) => CHANGE_NAMES[each][language]).join(language === 'en' ? ', ' : '、') || '–'}</td>
            <td>{ended === null ? '–' : OUTCOME_NAMES[ended.outcome][language]}</td>
            <td>{decision?.reason ?? '–'}</td>
            <td>{day(ended?.provenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
