import { bornAt, type Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, timelineEntryOf, viewOfObligation } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { RightHead } from './catalogue.ts'
import type { EntitlementOut, EntitlementSummary } from './entitlement.contract.ts'
import type { EntitlementHead } from './entitlement.ts'
import type { Everything } from './gather.ts'
import { type Action, mayI } from './rules/what-may-i.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

const positionRefIn = (directory: Directory, id: Id) => ({
  id,
  name: directory.positions.get(id)?.name ?? { 'zh-CN': id, en: id },
})

export const summaryOf = (head: EntitlementHead, { directory }: Pick<Looking, 'directory'>): EntitlementSummary => ({
  id: head.id,
  number: head.number,
  origin: head.origin,
  person: personRefIn(directory, head.person),
  requester: personRefIn(directory, head.requester),
  right: { id: head.right, name: head.rightName },
  system: { id: head.system, name: head.systemName },
  risk: head.risk,
  status: head.status,
  position: positionRefIn(directory, head.position),
  duty: head.duty ?? null,
  askedAt: bornAt(head.id),
  since: head.since ?? null,
  until: head.until,
  account: head.account ?? null,
  because: head.because ?? null,
  reviewedAt: head.reviewedAt ?? null,
  contentHash: head.contentHash,
  accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
  dueAt: head.dueAt ?? null,
  version: head.version,
})

const ACTIONS: readonly Action[] = ['approve', 'reject', 'cancel', 'grant', 'give-back', 'revoke', 'review']

/** @param others names of the rights it conflicts with */
export function viewOfEntitlement(
  { before: head, standing, whole, rules }: Everything,
  others: ReadonlyMap<Id, RightHead>,
  looking: Looking,
  kinds: CaseKinds,
): EntitlementOut {
  const { directory, language } = looking
  const owed = standing.all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))
  return {
    ...summaryOf(head, looking),
    reason: head.reason,
    conflicts: head.conflicts.map(({ rule, with: other, effect }) => ({
      rule,
      with: { id: other, name: others.get(other)?.name ?? { 'zh-CN': other, en: other } },
      effect,
      why: rules.find((each) => each.rule === rule)?.why ?? { 'zh-CN': '规则已取消', en: 'the rule has ended' },
    })),
    mitigation: head.mitigation ?? null,
    approvedBy: head.approvedBy === undefined ? null : personRefIn(directory, head.approvedBy),
    reportedAt: whole.reported?.reportedAt ?? null,
    lastUsedAt: whole.reported?.lastUsedAt ?? null,
    obligations: owed.map((each) => viewOfObligation(each, { kinds, ...looking })),
    actions: ACTIONS.map((action) => {
      const verdict = mayI(action, head, standing.open, looking)
      if ('yes' in verdict) return { action, may: true, code: null, reason: null }
      const { code, text, values } = verdict.no
      return { action, may: false, code, reason: say(text, language, values) }
    }),
    policy: head.policy,
    timeline: whole.story.map((entry) => timelineEntryOf(entry, looking)),
  }
}
