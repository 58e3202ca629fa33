import { bornAt } from '../kernel/ids.ts'
import { say } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, viewOfObligation } from '../obligation/index.ts'
import type { Caller } from '../platform/handler.ts'
import { type Directory, mayAct } from '../responsibility/index.ts'
import { frameOut } from './comparison.view.ts'
import type { DraftOut, DraftSummary } from './draft.contract.ts'
import { type DraftHead, hashIn, stillAccepted } from './draft.ts'
import type { OnDesk } from './draft-desk.ts'
import { refused } from './errors.ts'
import type { Conflict } from './rules/draft-over-base.ts'
import { AUTHORITY_FOR, DRAFT_ACTIONS, whatKeepsFromIt } from './rules/may-work-on-it.ts'

export const summaryOfDraft = (head: DraftHead, directory: Directory): DraftSummary => ({
  id: head.id,
  name: head.name,
  status: head.status,
  base: head.base,
  drafter: personRefIn(directory, head.drafter),
  accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
  dueAt: head.dueAt ?? null,
  createdAt: bornAt(head.id),
  contentHash: hashIn(head) ?? null,
  version: head.version,
})

interface Shown {
  readonly desk: OnDesk
  readonly caller: Caller
  readonly kinds: CaseKinds
  readonly conflicts: readonly Conflict[]
  /** What the last reviewer remarked. */
  readonly remarks: string | undefined
}

export function viewOfDraft({ desk, caller, kinds, conflicts, remarks }: Shown): DraftOut {
  const { head, standing, directory, newest, rows, now } = desk
  const { review } = head
  const looking = { kinds, directory, language: caller.language, now }
  return {
    ...summaryOfDraft(head, directory),
    note: head.note ?? null,
    editors: head.editors.map((each) => personRefIn(directory, each)),
    review:
      review === undefined
        ? null
        : { verdict: review.verdict, by: personRefIn(directory, review.by), at: review.at, comment: remarks ?? null },
    isBehind: head.stage !== 'over' && head.base !== newest.number,
    conflicts: conflicts.map(({ what }) => what),
    frame: frameOut(desk.book.frame),
    accepted: stillAccepted(head, rows.accepted).map(({ finding, by, until, reason, at }) => ({
      ...{ finding, until, reason, at },
      by: personRefIn(directory, by),
    })),
    published: head.status === 'published' ? (head.published ?? null) : null,
    obligations: standing.all.map((each) => viewOfObligation(each, looking)),
    actions: DRAFT_ACTIONS.map((action) => actionOf(action, desk, caller)),
    policy: head.policy,
  }
}

/** What the caller may do now, and why not what they may not. */
function actionOf(
  action: (typeof DRAFT_ACTIONS)[number],
  { head, directory, now }: OnDesk,
  { person, language }: Caller,
): DraftOut['actions'][number] {
  const why = whatKeepsFromIt(action, head, person)
  const verdict = mayAct(directory, person, AUTHORITY_FOR[action], now)
  const reason = 'no' in verdict ? verdict.no : why === undefined ? undefined : refused(why).reason
  if (reason === undefined) return { action, may: true, code: null, reason: null }
  return { action, may: false, code: reason.code, reason: say(reason.text, language, reason.values) }
}
