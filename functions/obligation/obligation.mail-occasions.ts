import { say, type Text } from '../kernel/text.ts'
import { type MailKind, oneLine } from '../mail/index.ts'
import { at, becauseItIsTheirs, begins, nameOf, shortlyAt } from './obligation.mail-frame.ts'
import { type Told, toAccept } from './obligation.mail-told.ts'
import { isOverdue } from './rules/is-overdue.ts'

/** Why somebody is told of an obligation: when that is still true, and in which words. */
export interface Occasion {
  readonly mail: MailKind
  /** Whether it is theirs to do something, by whatever they are told. */
  readonly isTheirs: boolean
  /** They are to say first whether they take it over: in the portal, not on the decision page. */
  readonly isOffer?: true
  /** Smaller is more severe: the order inside a summary. */
  readonly rank: number
  readonly isTrue: (told: Told) => boolean
  /** `{wanted}`, `{name}`, `{due}`, `{other}`. */
  readonly subject: Text
  /** What is said before the case's own words. `{due}`, `{other}`, `{note}`. */
  readonly says?: Text
  /** Whoever `{other}` is. */
  readonly other?: (told: Told) => string | undefined
  /** For an overdue obligation, where that changes the subject. */
  readonly subjectWhenOverdue?: Text
  /** Why they get this mail, where it is not that they owe it: a sentence. `{other}`. */
  readonly because?: Text
}

const isOwner = ({ obligation, person }: Told): boolean => obligation.accountable === person.id
const isNotOwner = (told: Told): boolean => !isOwner(told)
const isOffered = ({ obligation, person }: Told): boolean => obligation.offer?.to === person.id
const owner = ({ obligation }: Told) => obligation.accountable
/** Who had it before: the last who was asked, apart from whoever has it now. */
const before = ({ obligation }: Told) => obligation.asked.filter((each) => each !== obligation.accountable).at(-1)

export const OCCASIONS = {
  asked: {
    ...{ mail: 'invitation', isTheirs: true, rank: 2, isTrue: isOwner },
    subject: { 'zh-CN': '【{wanted}】{name}（{due} 前）', en: '[{Wanted}] {name} (by {due})' },
    subjectWhenOverdue: { 'zh-CN': '【{wanted}】{name}（{due} 到期）', en: '[{Wanted}] {name} (was due {due})' },
  },
  reminded: {
    ...{ mail: 'reminder', isTheirs: true, rank: 1, isTrue: isOwner },
    subject: { 'zh-CN': '【提醒：{wanted}】{name}（{due} 前）', en: '[Reminder: {wanted}] {name} (by {due})' },
    subjectWhenOverdue: {
      'zh-CN': '【已逾期：{wanted}】{name}（{due} 到期）',
      en: '[Overdue: {wanted}] {name} (was due {due})',
    },
    says: { 'zh-CN': '这件事还在等您处理。', en: 'This is still waiting for you.' },
  },
  climbed: {
    ...{ mail: 'escalation', isTheirs: true, rank: 0, isTrue: isOwner, other: before },
    subject: { 'zh-CN': '【升级：{wanted}】{name}（{due} 前）', en: '[Escalated to you: {wanted}] {name} (by {due})' },
    subjectWhenOverdue: {
      'zh-CN': '【升级：{wanted}】{name}（{due} 到期）',
      en: '[Escalated to you: {wanted}] {name} (was due {due})',
    },
    says: {
      'zh-CN': '{other}到升级时间仍未处理，按升级规则，这件事现在由您负责。',
      en: '{other} did not deal with this in time, so it has been escalated to you and is now yours.',
    },
  },
  'taken-up': {
    ...{ mail: 'notice', isTheirs: false, rank: 4, isTrue: isNotOwner, other: owner },
    subject: { 'zh-CN': '【已升级给{other}】{name}', en: '[Escalated to {other}] {name}' },
    says: {
      'zh-CN': '到升级时间仍未收到您的处理结果，按升级规则，这件事现在由{other}负责。了结之前，您仍可以处理。',
      en: 'We did not hear from you in time, so this has been escalated to {other}, who is now accountable. Until it is settled you can still deal with it.',
    },
    because: {
      'zh-CN': '您收到本邮件，是因为这件事此前由您负责。',
      en: 'You get this mail because this was yours until now.',
    },
  },
  offered: {
    ...{
      mail: 'invitation',
      isTheirs: true,
      isOffer: true,
      rank: 3,
      isTrue: isOffered,
      other: ({ obligation }) => obligation.offer?.by,
    },
    subject: {
      'zh-CN': '【请确认是否接手】{name}（期限 {due}）',
      en: '[Will you take this over?] {name} (due {due})',
    },
    says: {
      'zh-CN': '{other}希望由您接手这件事。您确认之前，仍由{other}负责。',
      en: '{other} would like you to take this over. Until you accept, it stays with {other}.',
    },
    because: {
      'zh-CN': '您收到本邮件，是因为{other}希望由您接手这件事。',
      en: 'You get this mail because {other} would like you to take this over.',
    },
  },
  'offer-accepted': {
    ...{ mail: 'notice', isTheirs: false, rank: 5, isTrue: isNotOwner, other: owner },
    subject: { 'zh-CN': '【{other}已接手】{name}', en: '[Taken over by {other}] {name}' },
    says: {
      'zh-CN': '{other}已接手这件事，您不再负责。',
      en: '{other} has taken this over; it is no longer yours.',
    },
    because: {
      'zh-CN': '您收到本邮件，是因为您提出了移交。',
      en: 'You get this mail because you offered to hand this over.',
    },
  },
  'offer-declined': {
    ...{
      mail: 'notice',
      isTheirs: true,
      rank: 3,
      isTrue: (told) => isOwner(told) && told.obligation.offer === undefined,
    },
    subject: { 'zh-CN': '【未被接手，仍由您负责】{name}', en: '[Not taken over: still yours] {name}' },
    says: {
      'zh-CN': '对方没有接手这件事，仍由您负责。',
      en: 'Your offer to hand this over was declined, so it is still yours.',
    },
  },
  'fell-to-you': {
    ...{ mail: 'invitation', isTheirs: true, rank: 1, isTrue: isOwner, other: before },
    subject: { 'zh-CN': '【现由您负责：{wanted}】{name}（{due} 前）', en: '[Now yours: {wanted}] {name} (by {due})' },
    subjectWhenOverdue: {
      'zh-CN': '【现由您负责：{wanted}】{name}（{due} 到期）',
      en: '[Now yours: {wanted}] {name} (was due {due})',
    },
    says: {
      'zh-CN': '{other}无法继续处理，这件事现在由您负责，期限不变。请在门户中确认接手；接不了也请说明，会转给下一位。',
      en: '{other} can no longer deal with this, so it is now yours; the deadline stays the same. Please accept it in the portal, or decline it there and it goes to the next person.',
    },
  },
  'window-open': {
    ...{ mail: 'invitation', isTheirs: true, rank: 1, isTrue: isOwner },
    subject: { 'zh-CN': '【{wanted}】{name}（窗口已开，{due} 前）', en: '[{Wanted}] {name} (window open until {due})' },
    says: { 'zh-CN': '发布窗口已经开始。', en: 'The release window is open.' },
  },
} as const satisfies Readonly<Record<string, Occasion>>

export type OccasionName = keyof typeof OCCASIONS

const NOTE: Text = { 'zh-CN': '留言：{note}', en: 'Their note: {note}' }

/** What they are told as it looks on this occasion. */
export function onOccasion({ isOffer }: Occasion, told: Told): Told {
  if (isOffer !== true) return told
  const { language, description, obligation } = told
  const matter = say(MATTER, language, { matter: description.wanted, due: at(told, obligation.dueAt) })
  return { ...told, description: { ...toAccept(description, language, told.obligation.id), lead: [matter] } }
}

const MATTER: Text = { 'zh-CN': '事项：{matter}，期限 {due}。', en: 'The task: {matter}, due {due}.' }

/** What is said before the case's own words. */
export function sayings(occasion: Occasion, told: Told): string[] {
  const { language, obligation } = told
  const values = { due: at(told, obligation.dueAt), other: nameOf(told, occasion.other?.(told)) }
  const note = occasion === OCCASIONS.offered ? obligation.offer?.note : undefined
  return [
    ...(occasion.says === undefined ? [] : [say(occasion.says, language, values)]),
    ...(note === undefined ? [] : [say(NOTE, language, { note })]),
  ]
}

/** Why they get this mail. */
export const because = (occasion: Occasion, told: Told): string =>
  occasion.because === undefined
    ? becauseItIsTheirs(told)
    : say(occasion.because, told.language, { other: nameOf(told, occasion.other?.(told)) })

/** A longer title is cut here, so that the deadline behind it is still seen; the heading has it whole. */
const LONGEST_NAME = 60

/** The subject, with the case's number and what is wanted. */
export function subjectOf(occasion: Occasion, told: Told): string {
  const { language, description, obligation, now } = told
  const { wanted, name } = description
  const overdue = isOverdue(obligation, now) ? occasion.subjectWhenOverdue : undefined
  return say(overdue ?? occasion.subject, language, {
    wanted,
    Wanted: begins(wanted, language),
    name: oneLine(name, LONGEST_NAME),
    due: shortlyAt(told, obligation.dueAt),
    other: nameOf(told, occasion.other?.(told)),
  })
}
