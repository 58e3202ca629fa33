import type { Write } from '../platform/store.ts'
import { forgetAccepted } from './draft.store.ts'
import type { OnDesk } from './draft-desk.ts'

/** Gaps that were accepted for what the draft said before; nobody answers for them in what it says now. */
export const voidAccepted = ({ head, rows }: Pick<OnDesk, 'head' | 'rows'>): Write[] =>
  rows.accepted.map(({ finding }) => forgetAccepted(head.id, finding))
