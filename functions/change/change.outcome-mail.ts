import type { AuditEntry } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { say, type Text } from '../kernel/text.ts'
import { composeMail, type MailItem, type MailKind, outgoingHeaders } from '../mail/index.ts'
import { personRefIn, type Reader } from '../obligation/index.ts'
import type { Letter } from '../outbox/index.ts'
import type { Store } from '../platform/store.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { nameOfChange, portalPath } from './change.description.ts'
import { atIn, commentOf, stepIn } from './change.facts.ts'
import { getChange, type WholeChange } from './change.store.ts'

/** How a step ended, in the words of whoever hears of it. */
interface OutcomeWords {
  readonly mail: MailKind
  /** The entries of the audit trail that tell it. */
  readonly did: string
  /** `{name}` */
  readonly subject: Text
  /** `{by}`, `{at}` */
  readonly says: Text
}

const OUTCOMES: Readonly<Record<string, OutcomeWords>> = {
  authorised: {
    ...{ mail: 'success', did: 'change.authorised' },
    subject: { 'zh-CN': '【已授权】{name}', en: '[Authorised] {name}' },
    says: { 'zh-CN': '{by}于 {at} 授权了这项变更。', en: '{by} authorised this change on {at}.' },
  },
  rejected: {
    ...{ mail: 'failure', did: 'change.rejected' },
    subject: { 'zh-CN': '【未获授权】{name}', en: '[Rejected] {name}' },
    says: { 'zh-CN': '{by}于 {at} 拒绝了这项变更。', en: '{by} rejected this change on {at}.' },
  },
  unsound: {
    ...{ mail: 'failure', did: 'change.rejected' },
    subject: { 'zh-CN': '【评估未通过】{name}', en: '[Found unsound] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 评估认为方案不可行。',
      en: '{by} assessed this change on {at} as not sound.',
    },
  },
  released: {
    ...{ mail: 'success', did: 'change.released' },
    subject: { 'zh-CN': '【发布成功】{name}', en: '[Released] {name}' },
    says: { 'zh-CN': '{by}于 {at} 完成了发布。', en: '{by} completed the release on {at}.' },
  },
  failed: {
    ...{ mail: 'failure', did: 'change.failed' },
    subject: { 'zh-CN': '【发布失败】{name}', en: '[Release failed] {name}' },
    says: { 'zh-CN': '{by}于 {at} 记录：发布失败。', en: '{by} recorded on {at} that the release failed.' },
  },
  'rolled-back': {
    ...{ mail: 'failure', did: 'change.rolled-back' },
    subject: { 'zh-CN': '【已回退】{name}', en: '[Rolled back] {name}' },
    says: { 'zh-CN': '{by}于 {at} 回退了这项变更。', en: '{by} rolled this change back on {at}.' },
  },
  closed: {
    ...{ mail: 'outcome', did: 'change.closed' },
    subject: { 'zh-CN': '【已关闭】{name}', en: '[Closed] {name}' },
    says: { 'zh-CN': '{by}于 {at} 完成回顾，关闭了这项变更。', en: '{by} reviewed and closed this change on {at}.' },
  },
  cancelled: {
    ...{ mail: 'outcome', did: 'change.cancelled' },
    subject: { 'zh-CN': '【已撤回】{name}', en: '[Withdrawn] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 撤回了这项变更，您不必再处理。',
      en: '{by} withdrew this change on {at}. There is nothing more for you to do.',
    },
  },
  expired: {
    ...{ mail: 'failure', did: 'change.expired' },
    subject: { 'zh-CN': '【已失效】{name}', en: '[Expired] {name}' },
    says: {
      'zh-CN': '发布窗口已于 {at} 结束，变更未发布，授权随之失效。如仍需要，请重新提出变更。',
      en: 'Its release window ended on {at} without a release, so the authorisation has lapsed. If the change is still needed, please raise it again.',
    },
  },
  'test-failed': {
    ...{ mail: 'failure', did: 'change.test-failed' },
    subject: { 'zh-CN': '【测试未通过】{name}', en: '[Test failed] {name}' },
    says: {
      'zh-CN': '{by}于 {at} 记录：测试未通过。修正后会再次测试。',
      en: '{by} recorded on {at} that the test failed. It will be tested again once it is fixed.',
    },
  },
}

const SAID: Text = { 'zh-CN': '说明：\n{comment}', en: 'Comment:\n{comment}' }
const NEXT: Text = { 'zh-CN': '下一步由{next}负责，期限 {due}。', en: 'Next step: {next}, due {due}.' }
const AFTER_REJECTION: Text = {
  'zh-CN': '如仍需要，请按意见修改方案后重新提出变更。',
  en: 'If it is still needed, please revise the plan and raise it again.',
}
const ACTION: Text = { 'zh-CN': '查看变更', en: 'See the change' }
const BECAUSE: Readonly<Record<'requester' | 'implementer' | 'other', Text>> = {
  requester: {
    'zh-CN': '您收到本邮件，是因为您提出了这项变更。',
    en: 'You get this mail because you asked for this change.',
  },
  implementer: {
    'zh-CN': '您收到本邮件，是因为您是这项变更的实施人。',
    en: 'You get this mail because you carry this change out.',
  },
  other: {
    'zh-CN': '您收到本邮件，是因为您曾负责这项变更的一个步骤。',
    en: 'You get this mail because a step of this change was yours.',
  },
}

interface Outcome extends WholeChange {
  readonly words: OutcomeWords
  readonly entry: AuditEntry
}

/** Nothing when the change was edited since: what was decided then is void. */
async function findOutcome(store: Store, about: JsonObject): Promise<Outcome | undefined> {
  const { change, round, outcome } = about as { change: Id; round: number; outcome: string }
  const whole = await getChange(store, change)
  const known = OUTCOMES[outcome]
  const entry = known === undefined ? undefined : stepIn(whole.story, round, [known.did])
  if (known === undefined || entry === undefined || whole.head.round !== round) return undefined
  const words = entry.what.outcome === 'unsound' ? (OUTCOMES.unsound ?? known) : known
  return { ...whole, words, entry }
}

/** How a step of a change ended, for those whom it concerns. */
export const outcomeLetter: Letter = async ({ store, clock, publicUrl, mailDomain }, { to, about }) => {
  const directory = await loadDirectory(store)
  const person = directory.people.get(to)
  const outcome = await findOutcome(store, about)
  if (outcome === undefined || person?.active !== true) return undefined
  const { head, words } = outcome
  const { language } = person
  const reader: Reader = { person: to, language, directory, now: clock.now() }
  const name = nameOfChange(head)
  const subject = say(words.subject, language, { name })
  const relation = to === head.requester ? 'requester' : to === head.implementer ? 'implementer' : 'other'
  const composed = composeMail({
    language,
    kind: words.mail,
    origin: publicUrl,
    subject,
    heading: name,
    lead: leadOf(outcome, reader),
    action: { label: ACTION[language], href: portalPath(head.id) },
    footer: BECAUSE[relation][language],
  })
  const headers = outgoingHeaders({ thread: head.id, mailDomain })
  return { to: { name: person.name, address: person.email }, ...composed, headers }
}

function leadOf(outcome: Outcome, reader: Reader): string[] {
  const { words, entry, head, standing } = outcome
  const { language, directory } = reader
  const by = personRefIn(directory, entry.by.id).name
  const comment = commentOf(entry)
  const next = standing.open.find(({ concerns }) => concerns === undefined)
  return [
    say(words.says, language, {
      by,
      at: atIn(reader, words === OUTCOMES.expired ? head.releaseWindow.until : entry.at),
    }),
    ...(comment === undefined ? [] : [say(SAID, language, { comment })]),
    ...(head.status === 'rejected' && reader.person === head.requester ? [AFTER_REJECTION[language]] : []),
    ...(next === undefined
      ? []
      : [
          say(NEXT, language, {
            next: personRefIn(directory, next.accountable).name,
            due: atIn(reader, next.dueAt),
          }),
        ]),
  ]
}

/** The same in a line of a summary. */
export async function sumUpOutcome(
  store: Store,
  _letter: string,
  about: JsonObject,
  reader: Reader,
): Promise<MailItem | undefined> {
  const outcome = await findOutcome(store, about)
  if (outcome === undefined) return undefined
  const { head, words, entry } = outcome
  const { language } = reader
  return {
    title: say(words.subject, language, { name: nameOfChange(head) }),
    detail: atIn(reader, entry.at),
    href: portalPath(head.id),
  }
}
