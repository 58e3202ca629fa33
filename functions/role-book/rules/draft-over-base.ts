import type { Id } from '../../kernel/ids.ts'
import type { Duty } from '../duty.ts'
import type { BookFrame, RoleBook } from '../role-book.ts'
import { isSame } from './compare-books.ts'

/** What a draft makes of its base: only what it touched. */
export interface Overlay {
  /** A duty as it will be; null: taken out. */
  readonly duties: ReadonlyMap<Id, Duty | null>
  readonly frame?: BookFrame
}

/** Where a draft and the newest version differ from the same base in different ways. */
export interface Conflict {
  readonly what: Id | 'frame'
  /** What the newest version says; undefined: it took the duty out. */
  readonly theirs: Duty | BookFrame | undefined
}

/** The book as a draft would publish it. */
export function bookOfDraft(base: RoleBook, { duties: touched, frame }: Overlay): RoleBook {
  const duties = new Map(base.duties)
  for (const [id, duty] of touched) {
    if (duty === null) duties.delete(id)
    else duties.set(id, duty)
  }
  return { duties, frame: frame ?? base.frame }
}

/** What was changed here and there, and not to the same. Everything else can be carried over as it is. */
export function conflictsOf(overlay: Overlay, base: RoleBook, newest: RoleBook): Conflict[] {
  const duties = [...overlay.duties].flatMap(([what, mine]): Conflict[] => {
    const theirs = newest.duties.get(what)
    const isTheirs = !isSame(base.duties.get(what), theirs)
    return isTheirs && !isSame(mine ?? undefined, theirs) ? [{ what, theirs }] : []
  })
  const { frame } = overlay
  const isFrameTheirs = !isSame(base.frame, newest.frame)
  const isFrameMine = frame !== undefined && !isSame(frame, newest.frame)
  return isFrameTheirs && isFrameMine ? [...duties, { what: 'frame', theirs: newest.frame }] : duties
}

/** What a draft touches without changing anything, against this base. */
export function touchedForNothing({ duties, frame }: Overlay, base: RoleBook): (Id | 'frame')[] {
  const same = [...duties].flatMap(([id, mine]) => (isSame(mine ?? undefined, base.duties.get(id)) ? [id] : []))
  return frame !== undefined && isSame(frame, base.frame) ? [...same, 'frame'] : same
}
