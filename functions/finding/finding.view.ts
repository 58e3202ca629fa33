import { bornAt, type Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, timelineEntryOf, viewOfObligation } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { FindingOut, FindingSummary } from './finding.contract.ts'
import type { WholeFinding } from './finding.store.ts'
import type { FindingHead } from './finding.ts'
import { type Action, mayI } from './rules/what-may-i.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

export const summaryOf = (
  head: FindingHead,
  { directory, language }: Pick<Looking, 'directory' | 'language'>,
): FindingSummary => ({
  id: head.id,
  number: head.number,
  source: head.source,
  title: head.title[language],
  severity: head.severity,
  status: head.status,
  recurrences: head.recurrences,
  accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
  dueAt: head.dueAt ?? null,
  foundAt: bornAt(head.id),
  version: head.version,
})

const ACTIONS: readonly Action[] = ['remediate', 'verify']

export function viewOfFinding({ head, standing, story }: WholeFinding, looking: Looking, kinds: CaseKinds): FindingOut {
  const { directory, language } = looking
  const owed = standing.all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))
  const person = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  return {
    ...summaryOf(head, looking),
    description: head.description[language],
    about: [...head.about],
    raisedBy: person(head.raisedBy),
    remediatedBy: person(head.remediatedBy),
    obligations: owed.map((each) => viewOfObligation(each, { kinds, ...looking })),
    actions: ACTIONS.map((action) => {
      const verdict = mayI(action, head, standing.open, looking)
      if ('yes' in verdict) return { action, may: true, code: null, reason: null }
      const { code, text, values } = verdict.no
      return { action, may: false, code, reason: say(text, language, values) }
    }),
    policy: head.policy,
    timeline: story.map((entry) => timelineEntryOf(entry, looking)),
  }
}
