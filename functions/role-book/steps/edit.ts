import type { JsonObject } from '../../kernel/json.ts'
import type { Act } from '../../platform/act.ts'
import type { Write } from '../../platform/store.ts'
import type { Draft, OpenDraft } from '../draft.ts'
import { actOf, askToDraft, type Gathered, type Worker } from './step.ts'

/** Rows that a transaction has left beside head, obligations, story and effects. */
const MOST_ROWS = 84

/** One edit of what a draft would publish. */
export interface Edit {
  readonly did: string
  readonly what: JsonObject
  readonly rows: readonly Write[]
  /** The version it changes from now on; absent: the same. */
  readonly base?: number
}

/**
 * The draft says something else. Whoever made it so is barred from judging it; what was reviewed or waits for a review
 * is being drafted again, for nobody has seen this.
 *
 * @param voids rows that held for the content before: gaps that were accepted. As many as fit are taken away; what is
 *   left counts for nothing, because the content is another
 */
export function edit(gathered: Gathered, by: Worker, { did, what, rows, base }: Edit, voids: readonly Write[]): Act {
  const { head } = gathered
  const editors = [...new Set([...head.editors, by.person])]
  if (head.stage === 'draft') {
    return actOf(gathered, { draft: { ...head, editors, base: base ?? head.base }, did, by, what, rows })
  }
  const draft = draftedAgain(head, editors, base ?? head.base)
  return actOf(gathered, {
    draft,
    did,
    by,
    what: { ...what, voids: head.status },
    owed: { opens: askToDraft(draft, gathered), discharges: false },
    rows: [...rows, ...voids.slice(0, Math.max(0, MOST_ROWS - rows.length))],
  })
}

/** Back to whoever drafts it, in another round. What the last reviewer said stays to be read. */
export function draftedAgain(head: Draft, editors: readonly string[], base: number): OpenDraft {
  const { contentHash: _, review, ...rest } = head as Draft & { readonly contentHash?: string }
  const said = review?.verdict === 'sent-back' ? { review } : {}
  return { ...rest, ...said, editors, base, round: head.round + 1, status: 'drafting', stage: 'draft' } as OpenDraft
}
