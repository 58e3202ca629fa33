import type { AuditEntry } from '../audit-trail/index.ts'
import { bornAt, type Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Reason } from '../kernel/refusal.ts'
import { type Language, say } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, timelineEntryOf, viewOfObligation } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ChangeOut, ChangeSummary } from './change.contract.ts'
import type { ListedChange, WholeChange } from './change.store.ts'
import type { ChangeHead } from './change.ts'
import { whatItTouches } from './rules/what-it-touches.ts'
import { whatMayI } from './rules/what-may-i.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

const serviceRefIn = (directory: Directory, id: Id) => ({
  id,
  name: directory.services.get(id)?.name ?? { 'zh-CN': id, en: id },
})

export function summaryOf(head: ListedChange, { directory }: Pick<Looking, 'directory'>): ChangeSummary {
  return {
    id: head.id,
    number: head.number,
    title: head.title,
    type: head.type,
    status: head.status,
    risk: head.risk,
    service: serviceRefIn(directory, head.service),
    requester: personRefIn(directory, head.requester),
    implementer: personRefIn(directory, head.implementer),
    releaseWindow: head.releaseWindow,
    accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
    dueAt: head.dueAt ?? null,
    submittedAt: bornAt(head.id),
    round: head.round,
    contentHash: head.contentHash,
    stage: head.stage,
    version: head.version,
  }
}

export function viewOfChange(whole: WholeChange, looking: Looking, kinds: CaseKinds): ChangeOut {
  const { head, content, standing, story } = whole
  const { directory, language } = looking
  const owed = standing.all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))
  const touched = whatItTouches(content.services, directory)
  const inWords = (reason: Reason) => say(reason.text, language, reason.values)
  return {
    ...summaryOf(head, looking),
    description: content.description,
    services: touched.services.map((id) => serviceRefIn(directory, id)),
    dependents: touched.dependents.map((id) => serviceRefIn(directory, id)),
    riskReason: content.riskReason ?? null,
    backOutPlan: content.backOutPlan,
    testPlan: content.testPlan,
    obligations: owed.map((each) => viewOfObligation(each, { kinds, ...looking })),
    decisions: decisionsOf(head, story, directory),
    actions: whatMayI(whole, looking).map(({ action, refused }) => ({
      action,
      may: refused === undefined,
      code: refused?.code ?? null,
      reason: refused === undefined ? null : inWords(refused),
    })),
    policy: head.policy,
    timeline: story.map((entry) => timelineEntryOf(entry, looking)),
  }
}

const STAGE_OF: Readonly<Record<string, ChangeOut['decisions'][number]['stage']>> = {
  'change.assessed': 'assess',
  'change.authorised': 'authorise',
  'change.tested': 'test',
  'change.test-failed': 'test',
  'change.released': 'release',
  'change.failed': 'release',
  'change.rolled-back': 'release',
  'change.closed': 'review',
}

/** What was decided in every round, from the audit trail; only decisions of the present round stand. */
const decisionsOf = (head: ChangeHead, story: readonly AuditEntry[], directory: Directory): ChangeOut['decisions'] =>
  story.flatMap(({ did, by, at, what }) => {
    const stage = did === 'change.rejected' ? (what.step === 'assess' ? 'assess' : 'authorise') : STAGE_OF[did]
    if (stage === undefined) return []
    const round = Number(what.round)
    return [
      {
        stage,
        outcome: String(what.outcome),
        by: personRefIn(directory, by.id),
        at,
        round,
        stands: round === head.round,
      },
    ]
  })
