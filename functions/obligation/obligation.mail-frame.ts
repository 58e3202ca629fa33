import { business, formatAllowance, formatInstant, localDateTimeOf, workingTimeBetween } from '../calendar/index.ts'
import { HOUR, type Instant } from '../kernel/instant.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { decisionLink } from '../platform/decision-link.ts'
import type { Platform } from '../platform/platform.ts'
import type { Told } from './obligation.mail-told.ts'
import { isOverdue } from './rules/is-overdue.ts'
import { whoIsNext } from './rules/who-is-next.ts'
import { whoMayNotAnswer } from './who-may-not-answer.ts'

/** An instant in words, for the person who is told. */
export const at = ({ directory, language, now }: Told, instant: Instant): string =>
  formatInstant(instant, directory.department.calendar.timeZone, language, now)

/** The same for a subject: without the day of the week, whose brackets would stand inside others. */
export function shortlyAt(told: Told, instant: Instant): string {
  if (told.language === 'en') return at(told, instant)
  const local = localDateTimeOf(instant, told.directory.department.calendar.timeZone)
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`
}

export const nameOf = ({ directory }: Told, person: string | undefined): string =>
  directory.people.get(person ?? '')?.name ?? '?'

const DEADLINE: Text = { 'zh-CN': '请在 {due} 前处理{allowed}。', en: 'Please deal with it by {due}{allowed}.' }
const ALLOWED: Text = { 'zh-CN': '（{hours}）', en: ' ({hours})' }
const OVERDUE: Text = {
  'zh-CN': '已于 {due} 到期，目前逾期未处理。',
  en: 'It was due by {due} and is overdue.',
}
const CLIMBS_WHEN_DUE: Text = {
  'zh-CN': '逾期未处理，将升级给{next}。',
  en: 'If it is not done by then, it will be escalated to {next}.',
}
const CLIMBS: Text = {
  'zh-CN': '若到 {at} 仍未处理，将升级给{next}。',
  en: 'If it is still open on {at}, it will be escalated to {next}.',
}
const STAYS: Text = {
  'zh-CN': '此后每个工作日早上都会提醒您，直到处理完毕。',
  en: 'You will be reminded every working morning until it is done.',
}
const STAYS_AGAIN: Text = {
  'zh-CN': '此后每隔 {again} 都会提醒您，直到处理完毕。',
  en: 'You will be reminded every {again} until it is done.',
}

/** By when, and what happens if nothing happens. */
export function whatNext(told: Told): string {
  const { language, obligation, now, description } = told
  const deadline = isOverdue(obligation, now)
    ? say(OVERDUE, language, { due: at(told, obligation.dueAt) })
    : say(DEADLINE, language, { due: at(told, obligation.dueAt), allowed: allowedIn(told) })
  const next = description.otherwise ?? climbIn(told)
  return language === 'en' ? `${deadline} ${next}` : `${deadline}${next}`
}

/** `（24 个工作小时）`, where it is a whole number of them. */
function allowedIn({ language, obligation, directory }: Told): string {
  const hours = workingTimeBetween(obligation.openedAt, obligation.dueAt, directory.department.calendar) / HOUR
  if (obligation.kind === 'change.release' || hours < 1 || !Number.isInteger(hours)) return ''
  return say(ALLOWED, language, { hours: formatAllowance(business(`PT${hours}H`), language) })
}

/** It goes no further up: how often it is told again. */
const staying = ({ obligation: { again }, language }: Told): string =>
  again === undefined ? STAYS[language] : say(STAYS_AGAIN, language, { again: formatAllowance(again, language) })

/** Who is next, as the organisation is now; the plan itself names only steps. */
function climbIn(told: Told): string {
  const { language, obligation, kind, standing, directory } = told
  const step = obligation.plan.findIndex(({ does }) => does === 'climb')
  const rung = obligation.plan[step]
  if (rung?.does !== 'climb') return staying(told)
  const barred = whoMayNotAnswer(kind, standing.head, obligation.kind, directory, rung.at)
  const climb = { to: rung.to, plan: obligation.plan.slice(step + 1) }
  const next = whoIsNext(directory, obligation, climb, rung.at, barred)?.answerer.person
  if (next === undefined || next === obligation.accountable) return staying(told)
  const name = nameOf(told, next)
  return rung.at === obligation.dueAt
    ? say(CLIMBS_WHEN_DUE, language, { next: name })
    : say(CLIMBS, language, { at: at(told, rung.at), next: name })
}

const BECAUSE: Readonly<Record<'holder' | 'deputy' | 'person', Text>> = {
  holder: {
    'zh-CN': '您收到本邮件，是因为您担任“{position}”。',
    en: 'You get this mail because you hold the position “{position}”.',
  },
  deputy: {
    'zh-CN': '您收到本邮件，是因为您是“{position}”的代理人。',
    en: 'You get this mail because you deputise for “{position}”.',
  },
  person: {
    'zh-CN': '您收到本邮件，是因为这件事由您负责。',
    en: 'You get this mail because you are accountable for this.',
  },
}

/** Why whoever owes it gets this mail: what they are to the case, or the position through which it came to them. */
export function becauseItIsTheirs({ obligation, directory, language, description }: Told): string {
  if (description.because !== undefined) return description.because
  const position = directory.positions.get(obligation.position ?? '')?.name
  return position === undefined
    ? BECAUSE.person[language]
    : say(BECAUSE[obligation.via], language, { position: position[language] })
}

/** `请授权` and `Please authorise` at the beginning, in the middle as they are. */
export const begins = (words: string, language: Language): string =>
  language === 'en' ? words.charAt(0).toUpperCase() + words.slice(1) : words

/** The decision page, or the case in the portal. */
export function hrefFor(
  platform: Pick<Platform, 'secrets' | 'publicUrl'>,
  { description, obligation, person }: Told,
): string {
  if (!description.action.isDecision) return description.href
  return decisionLink(platform, { obligation: obligation.id, addressee: person.id, round: obligation.round })
}
