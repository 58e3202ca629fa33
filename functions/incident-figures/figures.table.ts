import { localDateTimeOf } from '../calendar/index.ts'
import { type Instant, millisOf } from '../kernel/instant.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { CostRates, IncidentFigure } from './figure.ts'
import { costOf } from './rules/cost-of.ts'

const HEADINGS: readonly Text[] = [
  { 'zh-CN': '编号', en: 'Number' },
  { 'zh-CN': '标题', en: 'Title' },
  { 'zh-CN': '级别', en: 'Severity' },
  { 'zh-CN': '服务', en: 'Service' },
  { 'zh-CN': '来源', en: 'Source' },
  { 'zh-CN': '发生时间', en: 'Raised' },
  { 'zh-CN': '接手用时（分钟）', en: 'Minutes to acknowledge' },
  { 'zh-CN': '缓解用时（分钟）', en: 'Minutes to mitigate' },
  { 'zh-CN': '解决用时（分钟）', en: 'Minutes to resolve' },
  { 'zh-CN': '按时接手', en: 'Acknowledged in time' },
  { 'zh-CN': '按时解决', en: 'Resolved in time' },
  { 'zh-CN': '当班', en: 'On call' },
  { 'zh-CN': '呼叫次数', en: 'Pages' },
  { 'zh-CN': '重开次数', en: 'Reopened' },
  { 'zh-CN': '原因', en: 'Cause' },
  { 'zh-CN': '成本', en: 'Cost' },
]

const YES: Text = { 'zh-CN': '是', en: 'yes' }
const NO: Text = { 'zh-CN': '否', en: 'no' }

/** A row an incident, headings first; instants as the wall of the department shows them. */
export function rowsOfFigures(
  figures: readonly IncidentFigure[],
  rates: CostRates,
  directory: Directory,
  language: Language,
): string[][] {
  const { timeZone } = directory.department.calendar
  const yes = (is: boolean) => (is ? YES : NO)[language]
  const minutes = (from: Instant, until: Instant | undefined) =>
    until === undefined ? '' : String(Math.round((millisOf(until) - millisOf(from)) / 60_000))
  const rows = figures.map((figure) => [
    figure.number,
    figure.title,
    String(figure.severity),
    directory.services.get(figure.service ?? '')?.name[language] ?? '',
    figure.source,
    localDateTimeOf(figure.raisedAt, timeZone).slice(0, 16).replace('T', ' '),
    minutes(figure.raisedAt, figure.acknowledgedAt),
    minutes(figure.raisedAt, figure.mitigatedAt),
    minutes(figure.raisedAt, figure.resolvedAt),
    yes(figure.answeredInTime),
    yes(figure.resolvedInTime),
    directory.people.get(figure.onCall ?? '')?.name ?? '',
    String(figure.pages),
    String(figure.reopened),
    figure.cause ?? '',
    costSaid(costOf(figure, rates), rates.currency),
  ])
  return [HEADINGS.map((each) => each[language]), ...rows]
}

/** Nothing where nothing was reckoned, as on the page: that is not the same as free. */
const costSaid = (cost: number, currency: string): string => (cost === 0 ? '' : `${cost} ${currency}`)
