import type { AuditEntry } from '../audit-trail/index.ts'
import { type Skipped, skippedIn, stepName } from '../incident/index.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import { SEVERITY_NAMES } from './improvement.words.ts'

type Told = Pick<AuditEntry, 'did' | 'by' | 'what'>

/** An entry of an incident's story in one sentence; what somebody said with it stands beside. */
export function saysOf(
  { did, by, what }: Told,
  { directory, language }: { readonly directory: Directory; readonly language: Language },
): string {
  const name = (id: unknown) => (typeof id === 'string' && id !== 'onduty' ? personRefIn(directory, id).name : 'Onduty')
  const severity = (nr: unknown): Text | string => SEVERITY_NAMES[nr as 1 | 2 | 3] ?? String(nr)
  const isAsBad = did === 'incident.severity-changed' && what.was === what.severity
  const words = isAsBad ? AS_BAD : (WORDS[did] ?? OTHER)
  const said = say(words, language, {
    by: name(by.id),
    to: name(what.paged ?? what.accountable ?? what.commander),
    was: severity(what.was),
    is: severity(what.severity),
    other: String(what.otherNumber ?? what.fromNumber ?? what.number ?? ''),
  }).trim()
  const skipped = skippedSteps(what, directory, language)
  return skipped === undefined ? said : `${said}${say(SKIPPED, language, { steps: skipped })}`
}

/** Steps of the ladder that were passed over, each with why. */
function skippedSteps(what: Told['what'], directory: Directory, language: Language): string | undefined {
  const names = skippedIn(what).map(
    ([to, because]) =>
      `${stepName(to as 'primary', language, directory)}${say(IN_BRACKETS, language, { why: BECAUSE[because] })}`,
  )
  return names.length === 0 ? undefined : names.join(language === 'en' ? ', ' : '、')
}

const IN_BRACKETS: Text = { 'zh-CN': '（{why}）', en: ' ({why})' }
const SKIPPED: Text = { 'zh-CN': '；跳过：{steps}', en: '; skipped: {steps}' }
const BECAUSE: Readonly<Record<Skipped['because'], Text>> = {
  nobody: { 'zh-CN': '无人', en: 'nobody there' },
  'told-before': { 'zh-CN': '已通知过', en: 'told before' },
  unreachable: { 'zh-CN': '联系不上', en: 'unreachable' },
  'not-in-drill': { 'zh-CN': '不参加演练', en: 'not in the drill' },
}

/** It hits others than was thought, and is as bad. */
const AS_BAD: Text = { 'zh-CN': '重新评估影响，仍为{is}', en: 'Its impact was judged anew; still {is}' }
const OTHER: Text = { 'zh-CN': '{by}记录', en: 'Noted by {by}' }
const WORDS: Readonly<Record<string, Text>> = {
  'incident.opened': { 'zh-CN': '故障登记，呼叫{to}', en: 'Raised; {to} was paged' },
  'incident.escalated': { 'zh-CN': '无人接手，升级呼叫{to}', en: 'Nobody answered; {to} was paged' },
  'incident.acknowledged': { 'zh-CN': '{to}接手', en: '{to} took it on' },
  'incident.lease-ran-out': {
    'zh-CN': '长时间没有动静，重新呼叫{to}',
    en: 'No sign of life for long; {to} was paged anew',
  },
  'incident.owner-gone': { 'zh-CN': '接手人不在岗，呼叫{to}', en: 'Whoever held it was gone; {to} was paged' },
  'incident.severity-changed': { 'zh-CN': '级别由{was}改为{is}', en: '{was} became {is}' },
  'incident.decided': { 'zh-CN': '{by}决定', en: 'Decided by {by}' },
  'incident.noted': { 'zh-CN': '{by}记录', en: 'Noted by {by}' },
  'incident.command-taken': { 'zh-CN': '{by}接过指挥', en: '{by} took command' },
  'incident.plan-step-skipped': { 'zh-CN': '{by}跳过一步预案', en: '{by} skipped a step of the plan' },
  'incident.plan-step-decided': { 'zh-CN': '{by}在预案的决策点作出选择', en: '{by} decided at a step of the plan' },
  'incident.change-linked': { 'zh-CN': '关联变更 {other}', en: 'A change was linked: {other}' },
  'incident.took-in': { 'zh-CN': '并入 {other}', en: '{other} goes on as this' },
  'incident.part-joined': { 'zh-CN': '{other} 成为它的一部分', en: '{other} became part of it' },
  'incident.updated': { 'zh-CN': '{by}通报进展', en: 'Those affected were told by {by}' },
  'incident.mitigated': { 'zh-CN': '{by}宣布影响已缓解', en: 'Mitigated, said {by}' },
  'incident.resolved': { 'zh-CN': '{by}宣布解决', en: 'Resolved, said {by}' },
  'incident.reopened': { 'zh-CN': '{by}重新打开', en: 'Opened again by {by}' },
}
