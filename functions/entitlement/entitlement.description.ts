import type { Id } from '../kernel/ids.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import { type CaseDescription, type Describing, personRefIn, type Reader } from '../obligation/index.ts'
import { type Fact, factsOf, type Reading } from './entitlement.facts.ts'
import { wholeEntitlement } from './entitlement.store.ts'
import type { Entitlement } from './entitlement.ts'
import { FACTS, REASONS_TO_END } from './entitlement.words.ts'
import { mayDecideByReply } from './rules/may-decide-by-reply.ts'
import { type Known, whatIsKnown } from './what-is-known.ts'

export const portalPath = (id: Id): string => `/entitlements/${id}`

export const nameOfEntitlement = (
  { number, systemName, rightName }: Pick<Entitlement, 'number' | 'systemName' | 'rightName'>,
  language: Language,
): string => `${number} ${systemName[language]} · ${rightName[language]}`

/** An entitlement, as whoever owes one of its steps needs it. */
export async function describeEntitlement({
  obligation,
  rows,
  store,
  ...reader
}: Describing): Promise<CaseDescription> {
  const { language, now } = reader
  const whole = wholeEntitlement(obligation.caseId, rows)
  const known = await whatIsKnown(store, whole, now)
  const { head } = whole
  const words = wordsOf(obligation.kind, known)
  const lead = head.requester === head.person ? (words.leadOfOwn ?? words.lead) : words.lead
  return {
    wanted: words.wanted[language],
    name: nameOfEntitlement(head, language),
    lead: [say(lead, language, leadValues(head, reader))],
    facts: mailFacts(words.facts, head, known, reader),
    href: portalPath(head.id),
    action: {
      label: words.action[language],
      isDecision: true,
      mayReply: mayDecideByReply(obligation.kind, head, known.conflicts),
    },
  }
}

/** Facts by their names, as a mail lists them. */
export const mailFacts = (
  facts: readonly Fact[],
  entitlement: Entitlement,
  known: Known,
  reading: Reading,
): MailFact[] =>
  factsOf(facts, entitlement, known, reading).map(([fact, value]) => [FACTS[fact][reading.language], value])

export const leadValues = (
  entitlement: Entitlement,
  { directory, language }: Pick<Reader, 'directory' | 'language'>,
) => ({
  requester: personRefIn(directory, entitlement.requester).name,
  person: personRefIn(directory, entitlement.person).name,
  because: REASONS_TO_END[entitlement.because ?? 'time-over'][language],
})

function wordsOf(obligationKind: string, { renews }: Known): StepWords {
  const words = STEPS[obligationKind]
  if (words === undefined) throw new TypeError(`an entitlement has no step ${obligationKind}`)
  return obligationKind === 'entitlement.approve' && renews !== undefined ? RENEWAL : words
}

/** What a step wants, as a title. */
export function titleOfStep(obligationKind: string, known: Known, language: Language): string {
  const wanted = wordsOf(obligationKind, known).wanted[language]
  return wanted.charAt(0).toUpperCase() + wanted.slice(1)
}

/** What whoever owes a step has to know, most telling first. */
export const factsToKnow = (obligationKind: string): readonly Fact[] => STEPS[obligationKind]?.facts ?? []

interface StepWords {
  readonly wanted: Text
  /** `{requester}`, `{person}`, `{because}`. */
  readonly lead: Text
  /** Where somebody asks for themselves. */
  readonly leadOfOwn?: Text
  readonly action: Text
  readonly facts: readonly Fact[]
}

const ASKED: readonly Fact[] = [
  ...(['right', 'risk', 'person', 'position', 'duty', 'requester', 'reason'] as const),
  ...(['until', 'renews', 'conflicts', 'has'] as const),
]

const STEPS: Readonly<Record<string, StepWords>> = {
  'entitlement.approve': {
    wanted: { 'zh-CN': '请审批权限', en: 'please approve a right' },
    lead: {
      'zh-CN': '{requester}为{person}申请这项系统权限，请您决定是否批准。',
      en: '{requester} asks for this right for {person}. Please approve it or reject it.',
    },
    leadOfOwn: {
      'zh-CN': '{person}申请这项系统权限，请您决定是否批准。',
      en: '{person} asks for this right. Please approve it or reject it.',
    },
    action: { 'zh-CN': '查看并决定', en: 'Open and decide' },
    facts: ASKED,
  },
  'entitlement.provision': {
    wanted: { 'zh-CN': '请开通权限', en: 'please grant a right' },
    lead: {
      'zh-CN': '{person}的这项权限已获批准，请在系统上开通，并记录账号。',
      en: 'This right is approved for {person}. Please grant it on the system and record the account.',
    },
    action: { 'zh-CN': '打开并记录', en: 'Open and record it' },
    facts: ['right', 'person', 'position', 'until', 'renews', 'mitigation', 'approvedBy', 'reason'],
  },
  'entitlement.revoke': {
    wanted: { 'zh-CN': '请收回权限', en: 'please revoke a right' },
    lead: {
      'zh-CN': '{person}不应再有这项权限：{because}。请在系统上收回，并留下证据。',
      en: '{person} may have this right no longer: {because}. Please revoke it on the system and leave proof.',
    },
    action: { 'zh-CN': '打开并留证', en: 'Open and prove it' },
    facts: ['right', 'person', 'account', 'ended', 'risk', 'lastUsed'],
  },
  'entitlement.review': {
    wanted: { 'zh-CN': '请复核紧急取用', en: 'please review an emergency' },
    lead: {
      'zh-CN': '{person}未经事先审批，紧急取用了这项权限。请核对理由和经过，说明是否成立；不成立的会转为问题项。',
      en: '{person} took this right in an emergency, without asking first. Please say whether that was justified; if not, it becomes a finding.',
    },
    action: { 'zh-CN': '查看并复核', en: 'Open and review' },
    facts: ['right', 'risk', 'person', 'position', 'reason', 'taken', 'ended', 'conflicts', 'lastUsed', 'has'],
  },
}

/** Asked for once more, before the one there is ends. */
const RENEWAL: StepWords = {
  wanted: { 'zh-CN': '请审批续期', en: 'please approve a renewal' },
  lead: {
    'zh-CN': '{requester}为{person}申请续期这项系统权限，请您决定是否批准。',
    en: '{requester} asks that {person} may keep this right for longer. Please approve it or reject it.',
  },
  leadOfOwn: {
    'zh-CN': '{person}申请续期这项系统权限，请您决定是否批准。',
    en: '{person} asks to keep this right for longer. Please approve it or reject it.',
  },
  action: { 'zh-CN': '查看并决定', en: 'Open and decide' },
  facts: ASKED,
}
