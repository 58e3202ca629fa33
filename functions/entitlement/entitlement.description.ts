import { formatInstant } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { type CaseDescription, type Describing, personRefIn, type Reader } from '../obligation/index.ts'
import type { Entitlement, EntitlementHead } from './entitlement.ts'
import { FACTS, REASONS_TO_END, RISK_NAMES } from './entitlement.words.ts'

export const portalPath = (id: Id): string => `/entitlements/${id}`

export const nameOfEntitlement = (
  { number, systemName, rightName }: Pick<Entitlement, 'number' | 'systemName' | 'rightName'>,
  language: Language,
): string => `${number} ${systemName[language]} · ${rightName[language]}`

/** An entitlement, as whoever owes one of its steps needs it. */
export function describeEntitlement({ standing, obligation, ...reader }: Describing): CaseDescription {
  const entitlement = standing.head as EntitlementHead
  const { language } = reader
  const words = STEPS[obligation.kind]
  if (words === undefined) throw new TypeError(`an entitlement has no step ${obligation.kind}`)
  return {
    wanted: words.wanted[language],
    name: nameOfEntitlement(entitlement, language),
    lead: [say(words.lead, language, leadValues(entitlement, reader))],
    facts: factsOf(entitlement, reader),
    href: portalPath(entitlement.id),
    action: { label: words.action[language], isDecision: words.isDecision === true },
  }
}

export const leadValues = (
  entitlement: Entitlement,
  { directory, language }: Pick<Reader, 'directory' | 'language'>,
) => ({
  requester: personRefIn(directory, entitlement.requester).name,
  person: personRefIn(directory, entitlement.person).name,
  because: REASONS_TO_END[entitlement.because ?? 'time-over'][language],
})

/** What has to be known of it, in their language. */
export function factsOf(entitlement: Entitlement, { directory, language, now }: Omit<Reader, 'person'>): MailFact[] {
  const at = (instant: string) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  const position = directory.positions.get(entitlement.position)?.name[language] ?? entitlement.position
  const { requester, person, account, mitigation } = entitlement
  return [
    [FACTS.person[language], personRefIn(directory, person).name],
    [FACTS.position[language], position],
    ...(requester === person ? [] : [[FACTS.requester[language], personRefIn(directory, requester).name] as const]),
    [FACTS.reason[language], shortened(entitlement.reason)],
    [FACTS.until[language], at(entitlement.until)],
    [FACTS.risk[language], RISK_NAMES[entitlement.risk][language]],
    ...(account === undefined ? [] : [[FACTS.account[language], account] as const]),
    ...(entitlement.conflicts.length === 0
      ? []
      : [[FACTS.conflicts[language], say(CONFLICTS, language, { count: entitlement.conflicts.length })] as const]),
    ...(mitigation === undefined ? [] : [[FACTS.mitigation[language], shortened(mitigation)] as const]),
  ]
}

const LONGEST = 300
const shortened = (words: string): string => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`)

const CONFLICTS: Text = {
  'zh-CN': '与此人已有的 {count} 项权限冲突，批准前请看详情',
  en: 'conflicts with {count} of the rights this person has; please look before you approve',
}

interface StepWords {
  readonly wanted: Text
  /** `{requester}`, `{person}`, `{because}`. */
  readonly lead: Text
  readonly action: Text
  readonly isDecision?: true
}

const STEPS: Readonly<Record<string, StepWords>> = {
  'entitlement.approve': {
    wanted: { 'zh-CN': '请审批权限', en: 'please approve a right' },
    lead: {
      'zh-CN': '{requester}为{person}申请这项系统权限，请您决定是否批准。',
      en: '{requester} asks for this right for {person}. Please approve it or reject it.',
    },
    action: { 'zh-CN': '查看并决定', en: 'Open and decide' },
    isDecision: true,
  },
  'entitlement.provision': {
    wanted: { 'zh-CN': '请开通权限', en: 'please grant a right' },
    lead: {
      'zh-CN': '{person}的这项权限已获批准，请在系统上开通，并记录账号。',
      en: 'This right is approved for {person}. Please grant it on the system and record the account.',
    },
    action: { 'zh-CN': '打开并记录', en: 'Open and record it' },
  },
  'entitlement.revoke': {
    wanted: { 'zh-CN': '请收回权限', en: 'please revoke a right' },
    lead: {
      'zh-CN': '{person}不应再有这项权限：{because}。请在系统上收回，并留下证据。',
      en: '{person} may have this right no longer: {because}. Please revoke it on the system and leave proof.',
    },
    action: { 'zh-CN': '打开并留证', en: 'Open and prove it' },
  },
  'entitlement.review': {
    wanted: { 'zh-CN': '请复核紧急取用', en: 'please review an emergency' },
    lead: {
      'zh-CN': '{person}未经事先审批，紧急取用了这项权限。请核对理由和经过，说明是否成立；不成立的会转为问题项。',
      en: '{person} took this right in an emergency, without asking first. Please say whether that was justified; if not, it becomes a finding.',
    },
    action: { 'zh-CN': '查看并复核', en: 'Open and review' },
  },
}
