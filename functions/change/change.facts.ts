import type { AuditEntry } from '../audit-trail/index.ts'
import { formatInstant, formatTime, localDateOf } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { WholeChange } from './change.store.ts'
import type { ChangeContent, ReleaseWindow } from './change.ts'
import { whatItTouches } from './rules/what-it-touches.ts'

/** Who reads, in which language, and when. */
export interface Reading {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

export type Fact =
  | 'description'
  | 'services'
  | 'risk'
  | 'window'
  | 'backOut'
  | 'test'
  | 'requester'
  | 'implementer'
  | 'assessment'
  | 'tested'
  | 'released'

export const FACT_NAMES: Readonly<Record<Fact, Text>> = {
  description: { 'zh-CN': '变更内容', en: 'Description' },
  services: { 'zh-CN': '涉及服务', en: 'Services' },
  risk: { 'zh-CN': '风险', en: 'Risk' },
  window: { 'zh-CN': '发布窗口', en: 'Release window' },
  backOut: { 'zh-CN': '回退方案', en: 'Back-out plan' },
  test: { 'zh-CN': '测试方案', en: 'Test plan' },
  requester: { 'zh-CN': '申请人', en: 'Requested by' },
  implementer: { 'zh-CN': '实施人', en: 'Implementer' },
  assessment: { 'zh-CN': '评估意见', en: 'Assessment' },
  tested: { 'zh-CN': '测试结果', en: 'Test result' },
  released: { 'zh-CN': '发布结果', en: 'Release result' },
}

export const RISK_NAMES: Readonly<Record<ChangeContent['risk'], Text>> = {
  low: { 'zh-CN': '低', en: 'Low' },
  medium: { 'zh-CN': '中', en: 'Medium' },
  high: { 'zh-CN': '高', en: 'High' },
}

const DEPENDED_ON: Text = {
  'zh-CN': '{services}\n依赖它的服务：{dependents}',
  en: '{services}\nServices that depend on it: {dependents}',
}
const SAID: Text = { 'zh-CN': '{said}（{by}，{at}）', en: '{said} ({by}, {at})' }

/** What one fact says; empty when there is nothing to say. As long as it was written. */
export function factOf(fact: Fact, { head, content, story }: WholeChange, reading: Reading): string {
  const { directory, language } = reading
  switch (fact) {
    case 'description':
      return content.description
    case 'services':
      return servicesIn(content, reading)
    case 'risk':
      // The reason below the level: a colon stands behind the name of the fact already.
      return [RISK_NAMES[content.risk][language], content.riskReason].filter(Boolean).join('\n')
    case 'window':
      return windowIn(content.releaseWindow, reading)
    case 'backOut':
      return content.backOutPlan
    case 'test':
      return content.testPlan
    case 'requester':
      return personRefIn(directory, head.requester).name
    case 'implementer':
      return personRefIn(directory, content.implementer).name
    case 'assessment':
      return saidIn(story, head.round, ['change.assessed'], reading)
    case 'tested':
      return saidIn(story, head.round, ['change.tested', 'change.test-failed'], reading)
    case 'released':
      return saidIn(story, head.round, ['change.released', 'change.failed', 'change.rolled-back'], reading)
  }
}

/** Facts that say something, with their names. */
export const factsOf = (facts: readonly Fact[], whole: WholeChange, reading: Reading): (readonly [Fact, string])[] =>
  facts.map((fact) => [fact, factOf(fact, whole, reading)] as const).filter(([, value]) => value !== '')

export const atIn = ({ directory, language, now }: Reading, at: Instant): string =>
  formatInstant(at, directory.department.calendar.timeZone, language, now)

/** `1月10日（周六）14:00 – 16:00`; both days when it ends on another. */
export function windowIn({ from, until }: ReleaseWindow, reading: Reading): string {
  const { timeZone } = reading.directory.department.calendar
  const isOneDay = localDateOf(from, timeZone) === localDateOf(until, timeZone)
  return `${atIn(reading, from)} – ${isOneDay ? formatTime(until, timeZone) : atIn(reading, until)}`
}

function servicesIn({ services }: ChangeContent, { directory, language }: Reading): string {
  const named = (ids: readonly Id[]) =>
    ids.map((id) => directory.services.get(id)?.name[language] ?? id).join(language === 'en' ? ', ' : '、')
  const touched = whatItTouches(services, directory)
  const names = named(touched.services)
  if (touched.dependents.length === 0) return names
  return say(DEPENDED_ON, language, { services: names, dependents: named(touched.dependents) })
}

const DID: Readonly<Record<string, Text>> = {
  'change.assessed': { 'zh-CN': '方案可行', en: 'Sound' },
  'change.tested': { 'zh-CN': '通过', en: 'Passed' },
  'change.test-failed': { 'zh-CN': '未通过', en: 'Failed' },
  'change.released': { 'zh-CN': '成功', en: 'Succeeded' },
  'change.failed': { 'zh-CN': '失败', en: 'Failed' },
  'change.rolled-back': { 'zh-CN': '已回退', en: 'Rolled back' },
}

/** The newest of these steps in a round, from the audit trail. */
export const stepIn = (story: readonly AuditEntry[], round: number, did: readonly string[]): AuditEntry | undefined =>
  story.findLast((entry) => did.includes(entry.did) && entry.what.round === round)

/** `方案可行（李雷，1月5日（周一）10:00）`, and below it what they wrote. */
function saidIn(story: readonly AuditEntry[], round: number, did: readonly string[], reading: Reading): string {
  const entry = stepIn(story, round, did)
  const said = DID[entry?.did ?? '']
  if (entry === undefined || said === undefined) return ''
  const by = personRefIn(reading.directory, entry.by.id).name
  const line = say(SAID, reading.language, { said, by, at: atIn(reading, entry.at) })
  return [line, commentOf(entry)].filter((each) => each !== undefined).join('\n')
}

/** What somebody wrote to a step, unless it was erased. */
export const commentOf = ({ personal }: AuditEntry): string | undefined => personal?.comment?.value
