import { formatInstant } from '../calendar/index.ts'
import { type Asking, choicesAmong, type DecisionKind, type MatterFact, whatALinkShows } from '../decision/index.ts'
import type { Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError, type Verdict } from '../kernel/refusal.ts'
import { say, type Text } from '../kernel/text.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { formOf } from './decision-forms.ts'
import { entitlementKind } from './entitlement.case.ts'
import { factsToKnow, nameOfEntitlement, portalPath, titleOfStep } from './entitlement.description.ts'
import { type Fact, factsOf, type Reading } from './entitlement.facts.ts'
import { getEntitlement, type WholeEntitlement } from './entitlement.store.ts'
import type { Entitlement } from './entitlement.ts'
import { FACTS, REASONS_TO_END } from './entitlement.words.ts'
import { dutiesInForce } from './gather.ts'
import { whyNotGiven } from './rules/may-be-given.ts'
import { mayDecideByReply } from './rules/may-decide-by-reply.ts'
import { conflictPrevents } from './rules/reasons.ts'
import { type Action, mayI } from './rules/what-may-i.ts'
import { maySee, takeStep } from './take-step.ts'
import { type Known, whatIsKnown } from './what-is-known.ts'

/** How each step can be decided, in the words of the audit trail. */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  'entitlement.approve': ['entitlement.approved', 'entitlement.rejected'],
  'entitlement.provision': ['entitlement.granted'],
  'entitlement.revoke': ['entitlement.revoked'],
  'entitlement.review': ['entitlement.reviewed'],
}

/** How it was decided, by what the audit trail calls it. `{by}`, `{at}`. */
const RECORDED: Readonly<Record<string, Text>> = {
  'entitlement.approved': { 'zh-CN': '{by}于 {at} 批准了这项权限。', en: '{by} approved it on {at}.' },
  'entitlement.rejected': { 'zh-CN': '{by}于 {at} 拒绝了这项申请。', en: '{by} rejected it on {at}.' },
  'entitlement.granted': { 'zh-CN': '{by}于 {at} 记录：已开通。', en: '{by} recorded on {at} that it is granted.' },
  'entitlement.revoked': { 'zh-CN': '{by}于 {at} 记录：已收回。', en: '{by} recorded on {at} that it is revoked.' },
  justified: {
    'zh-CN': '{by}于 {at} 复核认为这次紧急取用成立。',
    en: '{by} reviewed it on {at}, and finds that it was justified.',
  },
  'not-justified': {
    'zh-CN': '{by}于 {at} 复核认为这次紧急取用不成立，已转为问题项。',
    en: '{by} reviewed it on {at}, and does not find it justified. It is a finding now.',
  },
}
const OVER: Text = {
  'zh-CN': '{at} 起不再需要决定：{because}。',
  en: 'Since {at} there is nothing to decide any more: {because}.',
}
const SEE: Text = { 'zh-CN': '查看权限', en: 'See the entitlement' }

/** Entitlements, decided from a mail. */
export const entitlementDecisions: DecisionKind = {
  prefix: entitlementKind.prefix,
  openedByOther: 'entitlement.link-opened-by-other',
  byReply: { approve: 'approve', reject: 'reject' },
  async look({ store }, asking) {
    const { obligation, person, language, now } = asking
    const [whole, directory, isDutyOf] = await Promise.all([
      getEntitlement(store, obligation.caseId),
      loadDirectory(store),
      dutiesInForce({ store }, now),
    ])
    const { head } = whole
    if (!maySee({ before: head, directory, now }, person)) return undefined
    const known = await whatIsKnown(store, whole, now)
    const form = formOf(obligation.kind, known)
    const cannot = whyNotGiven(head, directory, isDutyOf, now)?.reason ?? prevented(known)
    const may = (action: Action): Verdict<Grant> => {
      const verdict = mayI(action, head, whole.standing.open, { directory, person, now })
      return action === 'approve' && 'yes' in verdict && cannot !== undefined ? { no: cannot } : verdict
    }
    const shows = whatALinkShows(obligation, head, whole.story, DECISIONS, now)
    return {
      directory,
      number: head.number,
      name: nameOfEntitlement(head, language),
      title: `${head.systemName[language]} · ${head.rightName[language]}`,
      round: head.round,
      wanted: titleOfStep(obligation.kind, known, language),
      standard: entitlementKind.standards[obligation.kind]?.[language],
      facts: shownFacts(factsToKnow(obligation.kind), head, known, { directory, language, now }),
      portal: portalPath(head.id),
      see: SEE[language],
      seen: { contentHash: head.contentHash, conflicts: known.conflicts.map(({ rule }) => rule).join(',') },
      ...(form === undefined ? {} : { form }),
      ...choicesAmong(form, (choice) => may(form?.choices[choice]?.action ?? 'cancel')),
      mayReply: mayDecideByReply(obligation.kind, head, known.conflicts),
      shows,
      recorded: shows.shows === 'recorded' ? recordedAs(shows.entry) : undefined,
      over: whyOver(whole, asking, directory),
    }
  },
  async decide(platform, { obligation, choice, said, seen, caller, now }) {
    const whole = await getEntitlement(platform.store, obligation.caseId)
    const form = formOf(obligation.kind, await whatIsKnown(platform.store, whole, now))
    const wanted = form?.choices[choice]?.wanted(said)
    if (wanted === undefined) throw new NotFoundError('decision')
    const { contentHash, conflicts } = seen ?? {}
    return takeStep(platform, {
      ...{ id: obligation.caseId, obligation: obligation.id, wanted, caller, now, contentHash },
      conflictsSeen: conflicts?.split(',').filter(Boolean) ?? whole.head.conflicts.map(({ rule }) => rule),
    })
  },
}

/** A rule that nothing helps against. */
function prevented({ conflicts }: Known) {
  const prevents = conflicts.find(({ effect }) => effect === 'prevent')
  return prevents === undefined
    ? undefined
    : { ...conflictPrevents, values: { other: prevents.with, why: prevents.why } }
}

const shownFacts = (facts: readonly Fact[], entitlement: Entitlement, known: Known, reading: Reading): MatterFact[] =>
  factsOf(facts, entitlement, known, reading).map(([fact, value]) => ({
    name: FACTS[fact][reading.language],
    value,
    isBad: fact === 'conflicts' || (fact === 'risk' && entitlement.risk === 'high'),
  }))

const recordedAs = ({ did, what }: WholeEntitlement['story'][number]): Text | undefined =>
  RECORDED[did === 'entitlement.reviewed' ? String(what.outcome) : did]

function whyOver({ head }: WholeEntitlement, { obligation, language, now }: Asking, directory: Directory): string {
  const at = (instant: Instant) => formatInstant(instant, directory.department.calendar.timeZone, language, now)
  const because = REASONS_TO_END[head.because ?? 'withdrawn'][language]
  return say(OVER, language, { at: at(obligation.status === 'open' ? now : obligation.closedAt), because })
}
