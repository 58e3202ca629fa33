import { type Language, say, shortened, type Text } from '../kernel/text.ts'
import type { CaseDescription, Describing } from '../obligation/index.ts'
import { FACT_NAMES, type Fact, factOf, factsOf } from './change.facts.ts'
import { type WholeChange, wholeChange } from './change.store.ts'
import { windowNote } from './change.window-note.ts'
import { mayDecideByReply } from './rules/may-decide-by-reply.ts'

/** What each step wants of whoever owes it, and what they have to know for it. */
interface StepWords {
  readonly wanted: Text
  /** `{requester}`, `{implementer}`. */
  readonly lead: Text
  readonly action: Text
  readonly isDecision: boolean
  readonly facts: readonly Fact[]
  readonly otherwise?: Text
  /** Why the implementer gets it, where that is what they are asked as. */
  readonly becauseTheyCarryItOut?: Text
}

const PLAN: readonly Fact[] = ['description', 'services', 'risk', 'window', 'backOut', 'test']
const PEOPLE: readonly Fact[] = ['requester', 'implementer']

const STEPS: Readonly<Record<string, StepWords>> = {
  'change.assess': {
    wanted: { 'zh-CN': '请评估', en: 'please assess' },
    lead: {
      'zh-CN': '{requester}申请进行这项变更，请您评估方案是否可行。',
      en: '{requester} has asked for this change. Please assess whether it is sound.',
    },
    action: { 'zh-CN': '查看并评估', en: 'Open and assess' },
    isDecision: true,
    facts: [...PLAN, ...PEOPLE],
  },
  'change.authorise': {
    wanted: { 'zh-CN': '请授权', en: 'please authorise' },
    lead: {
      'zh-CN': '{requester}申请进行这项变更，请您决定是否授权。',
      en: '{requester} has asked for this change. Please authorise it or reject it.',
    },
    action: { 'zh-CN': '查看并决定', en: 'Open and decide' },
    isDecision: true,
    facts: ['description', 'services', 'risk', 'window', 'backOut', 'test', 'assessment', ...PEOPLE],
  },
  'change.test': {
    wanted: { 'zh-CN': '请测试', en: 'please test' },
    lead: {
      'zh-CN': '这项变更已获授权，发布之前请您按测试方案验证，并记录结果和证据。',
      en: 'This change is authorised. Before it is released, please test it by its test plan and record the result with evidence.',
    },
    action: { 'zh-CN': '查看并记录结果', en: 'Open and record the result' },
    isDecision: true,
    facts: ['test', 'description', 'services', 'window', 'tested', ...PEOPLE],
  },
  'change.release': {
    wanted: { 'zh-CN': '请发布', en: 'please release' },
    lead: {
      'zh-CN': '测试已通过，请在发布窗口内实施，并如实记录结果。',
      en: 'It has passed its test. Please carry it out within its release window and record how it went.',
    },
    action: { 'zh-CN': '打开变更', en: 'Open the change' },
    isDecision: false,
    facts: ['window', 'description', 'services', 'backOut', 'tested'],
    otherwise: {
      'zh-CN': '窗口结束时仍未发布，这项变更即告失效。',
      en: 'If it has not been released when the window ends, the change expires.',
    },
    becauseTheyCarryItOut: {
      'zh-CN': '您收到本邮件，是因为您是这项变更的实施人。',
      en: 'You get this mail because you carry this change out.',
    },
  },
  'change.review': {
    wanted: { 'zh-CN': '请回顾', en: 'please review' },
    lead: {
      'zh-CN': '这项变更已经实施，请您回顾效果与过程，写下结论并关闭。',
      en: 'This change has been carried out. Please look back at it, write down what you find, and close it.',
    },
    action: { 'zh-CN': '查看并回顾', en: 'Open and review' },
    isDecision: true,
    facts: ['released', 'description', 'services', 'tested', ...PEOPLE],
  },
}

/** Longer texts are cut in a mail: the page behind its button has more, and the case has all. */
const LONGEST: Partial<Record<Fact, number>> = {
  description: 400,
  backOut: 300,
  test: 300,
  assessment: 300,
  tested: 300,
}

export const nameOfChange = ({ number, title }: { readonly number: string; readonly title: string }): string =>
  `${number} ${title}`

export const portalPath = (id: string): string => `/changes/${id}`

/** The change on paper; below a path that leads to the server, not to the portal. */
export const PRINT_PATH = '/print/changes'

/** Whether a step is a decision, with a page of its own. */
export const isDecision = (obligationKind: string): boolean => STEPS[obligationKind]?.isDecision === true

/** A change, as whoever owes one of its steps needs it. */
export function describeChange(describing: Describing): CaseDescription {
  const { obligation, language, person, rows } = describing
  const whole = wholeChange(obligation.caseId, rows)
  const words = STEPS[obligation.kind]
  if (words === undefined) throw new TypeError(`a change has no step ${obligation.kind}`)
  const note = windowNote(whole, describing)
  const because = person === whole.head.implementer ? words.becauseTheyCarryItOut : undefined
  return {
    wanted: words.wanted[language],
    name: nameOfChange(whole.head),
    lead: [say(words.lead, language, leadValues(whole, describing)), ...(note === undefined ? [] : [note.words])],
    facts: factsOf(words.facts, whole, describing).map(([fact, value]) => [
      FACT_NAMES[fact][language],
      shortened(value, LONGEST[fact]),
    ]),
    href: portalPath(whole.head.id),
    action: {
      label: words.action[language],
      isDecision: words.isDecision,
      mayReply: mayDecideByReply(obligation.kind, whole.head) && note?.hasEnded !== true,
    },
    ...(words.otherwise === undefined ? {} : { otherwise: words.otherwise[language] }),
    ...(because === undefined ? {} : { because: because[language] }),
  }
}

const leadValues = (whole: WholeChange, describing: Describing) => ({
  requester: factOf('requester', whole, describing),
  implementer: factOf('implementer', whole, describing),
})

/** What a step wants, as a title: `请授权`, `Please authorise`. */
export function titleOfStep(obligationKind: string, language: Language): string {
  const wanted = STEPS[obligationKind]?.wanted[language] ?? ''
  return wanted.charAt(0).toUpperCase() + wanted.slice(1)
}
