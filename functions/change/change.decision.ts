import { choicesAmong, type DecisionKind, type MatterFact, whatALinkShows } from '../decision/index.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { say, shortened, type Text } from '../kernel/text.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { changeKind } from './change.case.ts'
import { nameOfChange, PRINT_PATH, portalPath, titleOfStep } from './change.description.ts'
import { FACT_NAMES, type Fact, factsOf, type Reading } from './change.facts.ts'
import { getChange, type WholeChange } from './change.store.ts'
import { DECISION_FORMS } from './decision-forms.ts'
import { mayDecideByReply } from './rules/may-decide-by-reply.ts'
import { STATUS_NAMES } from './rules/status-names.ts'
import { mayI } from './rules/what-may-i.ts'
import { maySee } from './rules/who-may-see.ts'
import { takeStep } from './take-step.ts'

const CONTENT: readonly Fact[] = ['description', 'services', 'risk', 'window', 'backOut', 'test']
const FACTS: Readonly<Record<string, readonly Fact[]>> = {
  'change.assess': [...CONTENT, 'requester', 'implementer'],
  'change.authorise': [...CONTENT, 'assessment', 'requester', 'implementer'],
  'change.test': ['test', 'description', 'services', 'window', 'tested', 'implementer'],
  'change.review': ['released', 'description', 'services', 'tested', 'requester', 'implementer'],
}
/** So that the page stays small on a phone; all of it is one tap away. */
const LONGEST: Partial<Record<Fact, number>> = {
  ...{
    description: 350,
    backOut: 400,
    test: 250,
    risk: 200,
    assessment: 200,
    tested: 300,
    released: 300,
    services: 300,
  },
}

/** How each step can be decided, in the words of the audit trail. */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  'change.assess': ['change.assessed', 'change.rejected'],
  'change.authorise': ['change.authorised', 'change.rejected'],
  'change.test': ['change.tested', 'change.test-failed'],
  'change.release': ['change.released', 'change.failed', 'change.rolled-back'],
  'change.review': ['change.closed'],
}

/** How it was decided, by what the audit trail calls it. `{by}`, `{at}`. */
const RECORDED: Readonly<Record<string, Text>> = {
  'change.assessed': { 'zh-CN': '{by}于 {at} 评估为可行。', en: '{by} found it sound on {at}.' },
  'change.authorised': { 'zh-CN': '{by}于 {at} 授权了这项变更。', en: '{by} authorised it on {at}.' },
  'change.rejected': { 'zh-CN': '{by}于 {at} 拒绝了这项变更。', en: '{by} rejected it on {at}.' },
  'change.tested': { 'zh-CN': '{by}于 {at} 记录：测试通过。', en: '{by} recorded on {at} that it passed its test.' },
  'change.test-failed': {
    'zh-CN': '{by}于 {at} 记录：测试未通过。',
    en: '{by} recorded on {at} that it failed its test.',
  },
  'change.released': { 'zh-CN': '{by}于 {at} 完成发布。', en: '{by} released it on {at}.' },
  'change.failed': { 'zh-CN': '{by}于 {at} 记录：发布失败。', en: '{by} recorded on {at} that the release failed.' },
  'change.rolled-back': { 'zh-CN': '{by}于 {at} 回退了这项变更。', en: '{by} took it back on {at}.' },
  'change.closed': { 'zh-CN': '{by}于 {at} 完成回顾并关闭。', en: '{by} reviewed and closed it on {at}.' },
}
const OVER: Text = {
  'zh-CN': '这项变更已经结束（{status}），不需要再作决定。',
  en: 'This change is over ({status}); there is nothing to decide any more.',
}
const SEE: Text = { 'zh-CN': '查看变更', en: 'See the change' }

/** Changes, decided from a mail. */
export const changeDecisions: DecisionKind = {
  prefix: changeKind.prefix,
  openedByOther: 'change.link-opened-by-other',
  byReply: { approve: 'authorise', reject: 'reject' },
  async look({ store }, { obligation, person, language, now }) {
    const [whole, directory] = await Promise.all([getChange(store, obligation.caseId), loadDirectory(store)])
    const { head, story } = whole
    if (!maySee(directory, person, now, head.requester === person)) return undefined
    const form = DECISION_FORMS[obligation.kind]
    const shows = whatALinkShows(obligation, head, story, DECISIONS, now)
    return {
      directory,
      number: head.number,
      name: nameOfChange(head),
      title: head.title,
      round: head.round,
      wanted: titleOfStep(obligation.kind, language),
      standard: changeKind.standards[obligation.kind]?.[language],
      facts: factsFor(obligation.kind, whole, { directory, language, now }),
      portal: portalPath(head.id),
      onPaper: `${PRINT_PATH}/${head.id}`,
      see: SEE[language],
      seen: { contentHash: head.contentHash },
      ...(form === undefined ? {} : { form }),
      ...choicesAmong(form, (choice) =>
        mayI(form?.choices[choice]?.action ?? 'comment', whole, { directory, person, now }),
      ),
      mayReply: mayDecideByReply(obligation.kind, head),
      shows,
      recorded: shows.shows === 'recorded' ? RECORDED[shows.entry.did] : undefined,
      over: say(OVER, language, { status: STATUS_NAMES[head.status] }),
    }
  },
  async decide(platform, { obligation, choice, said: { comment = '' }, seen, caller, now }) {
    const wanted = DECISION_FORMS[obligation.kind]?.choices[choice]?.wanted(comment)
    if (wanted === undefined) throw new NotFoundError('decision')
    const { contentHash } = seen ?? {}
    return takeStep(platform, {
      ...{ id: obligation.caseId, obligation: obligation.id, wanted, caller, now },
      ...(contentHash === undefined ? {} : { contentHash }),
    })
  },
}

const factsFor = (kind: string, whole: WholeChange, reading: Reading): MatterFact[] =>
  factsOf(FACTS[kind] ?? CONTENT, whole, reading).map(([fact, value]) => ({
    name: FACT_NAMES[fact][reading.language],
    value: shortened(value, LONGEST[fact]),
    isBad: fact === 'risk' && whole.content.risk === 'high',
  }))
