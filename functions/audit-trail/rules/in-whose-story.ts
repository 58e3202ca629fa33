import type { Id } from '../../kernel/ids.ts'
import type { AuditEntry } from '../entry.ts'

/** A list of what was done, of one position: acts by its authority, and what its people signed. */
export interface StoryOf {
  readonly position: Id
  readonly part: 'acts' | 'signatures'
}

const SIGNING = 'acknowledgement.'
const PERFORMING = ['duty.perform', 'duty.report']

/**
 * In the story of which position an entry stands: of the one whose authority was used, or whose list was signed. What is
 * done of a position's own duties stands there already, as an occurrence: only whoever does it through another position
 * is told of here. Nothing but the entry and what it is about is asked, so that entries of any age find their place.
 *
 * @param about the position the thing itself belongs to, where it names one
 */
export function inWhoseStory({ grant, what }: Pick<AuditEntry, 'grant' | 'what'>, about: unknown): StoryOf | undefined {
  if (grant === undefined) return undefined
  const { authority, position } = grant
  if (authority.startsWith(SIGNING) && typeof what.position === 'string') {
    return { position: what.position, part: 'signatures' }
  }
  if (position === undefined) return undefined
  return PERFORMING.includes(authority) && about === position ? undefined : { position, part: 'acts' }
}
