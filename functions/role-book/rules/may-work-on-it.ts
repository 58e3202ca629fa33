import type { Id } from '../../kernel/ids.ts'
import type { Draft } from '../draft.ts'
import type { BookRefusal } from '../errors.ts'

/** What people do with a draft. */
export const DRAFT_ACTIONS = ['edit', 'submit', 'review', 'accept-finding', 'publish', 'abandon'] as const
export type DraftAction = (typeof DRAFT_ACTIONS)[number]

/** The authority each of them needs. */
export const AUTHORITY_FOR = {
  edit: 'role-book.draft',
  submit: 'role-book.draft',
  abandon: 'role-book.draft',
  review: 'role-book.review',
  'accept-finding': 'role-book.publish',
  publish: 'role-book.publish',
} as const satisfies Record<DraftAction, string>

/**
 * What keeps a person from an action on a draft, beside a missing authority: separation of duties by person first, then
 * how it stands. Nothing when they may.
 */
export function whatKeepsFromIt(action: DraftAction, draft: Draft, person: Id): BookRefusal | undefined {
  const own = draft.editors.includes(person) ? SEPARATE[action] : undefined
  if (own !== undefined) return own
  if (draft.stage === 'over') return 'draft-is-over'
  switch (action) {
    case 'edit':
    case 'abandon':
      return undefined
    case 'submit':
      return draft.stage === 'draft' ? undefined : 'draft-not-drafting'
    case 'review':
      return draft.stage === 'review' ? undefined : 'draft-not-in-review'
    case 'accept-finding':
      return draft.stage === 'draft' ? 'draft-not-in-review' : undefined
    case 'publish':
      return draft.stage === 'publish' ? undefined : 'draft-not-reviewed'
  }
}

/** Who worked on it does not also judge it. */
const SEPARATE: Partial<Record<DraftAction, BookRefusal>> = {
  review: 'reviewer-is-editor',
  'accept-finding': 'accepter-is-editor',
  publish: 'publisher-is-editor',
}
