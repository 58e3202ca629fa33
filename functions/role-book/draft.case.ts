import { say } from '../kernel/text.ts'
import { type CaseDescription, type CaseKind, type Describing, OVER } from '../obligation/index.ts'
import type { DraftHead } from './draft.ts'
import { DRAFT_FACTS, DRAFT_STANDARDS, DRAFT_WORDS, type OwedKind } from './draft.words.ts'
import { whoDrafts, whoPublishes, whoReviews } from './rules/who-is-asked.ts'
import { DRAFT_WORKFLOW } from './steps/begin.ts'

const NEEDS = {
  'role-book.draft': 'role-book.draft',
  'role-book.review': 'role-book.review',
  'role-book.publish': 'role-book.publish',
} as const satisfies Record<OwedKind, string>

const ASKS = { 'role-book.draft': whoDrafts, 'role-book.review': whoReviews, 'role-book.publish': whoPublishes }

const isOwed = (kind: string): kind is OwedKind => kind in NEEDS

/** Drafts of the role book, as the floor of obligations sees them. */
export const draftKind: CaseKind = {
  prefix: 'bdr',
  workflow: DRAFT_WORKFLOW,
  standards: DRAFT_STANDARDS,
  stageOf: (head) => ((head as DraftHead).stage === 'over' ? OVER : (head as DraftHead).stage),
  // Whoever worked on it neither reviews nor publishes it.
  mayNotAnswer: (head, kind) => (kind === 'role-book.draft' ? [] : (head as DraftHead).editors),
  needs: (_head, kind) => (isOwed(kind) ? { act: NEEDS[kind], on: {} } : undefined),
  asks: (head, kind, directory, now) => (isOwed(kind) ? ASKS[kind](head as DraftHead, directory, now) : undefined),
  turn: async () => ({ acts: [], answer: undefined }),
  describe,
}

function describe({ standing, obligation, directory, language }: Describing): CaseDescription {
  const { id, name, base, drafter } = standing.head as DraftHead
  const words = DRAFT_WORDS[isOwed(obligation.kind) ? obligation.kind : 'role-book.draft']
  const begunOn = base === 0 ? DRAFT_FACTS.nothing[language] : say(DRAFT_FACTS.version, language, { number: base })
  return {
    wanted: words.wanted[language],
    name,
    lead: [say(words.lead, language, { name: directory.people.get(drafter)?.name ?? drafter })],
    facts: [[DRAFT_FACTS.base[language], begunOn]],
    href: `/role-book/drafts/${id}`,
    action: { label: words.action[language], isDecision: false },
  }
}
