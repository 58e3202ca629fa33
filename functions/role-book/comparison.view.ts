import type { Id } from '../kernel/ids.ts'
import { contentOf, type Named, namesIn, positionNamed } from './duty.view.ts'
import type { ComparisonOut, DutyChangeOut, FrameOut } from './role-book.contract.ts'
import type { BookFrame, RoleBook } from './role-book.ts'
import { authorityMoves, compareBooks, type DutyChange, isSame } from './rules/compare-books.ts'
import type { Conflict } from './rules/draft-over-base.ts'

/** Two states of the book. */
export interface Compared {
  /** Number of the version on the left; null: nothing. */
  readonly base: number | null
  readonly before: RoleBook
  readonly after: RoleBook
  /** Where the newest version was changed at the same place. */
  readonly conflicts?: readonly Conflict[]
}

/** Two states of the book side by side; the page of changes that was asked for is cut by the caller. */
export function viewOfComparison(
  { base, before, after, conflicts = [] }: Compared,
  named: Named,
): Omit<ComparisonOut, 'items' | 'nextCursor'> & { readonly changes: readonly DutyChange[] } {
  const changes = compareBooks(before, after)
  const count = (change: DutyChange['change']) => changes.filter((each) => each.change === change).length
  const conflict = conflicts.find(({ what }) => what === 'frame')
  const isFrameSame = isSame(before.frame, after.frame)
  return {
    base,
    summary: {
      ...{ added: count('added'), changed: count('changed'), removed: count('removed') },
      moved: changes.filter(({ fields }) => fields.includes('position')).length,
      conflicts: conflicts.length,
    },
    frame: isFrameSame
      ? null
      : {
          before: frameOut(before.frame),
          after: frameOut(after.frame),
          conflict: conflict === undefined ? null : { theirs: frameOut(conflict.theirs as BookFrame) },
        },
    names: namesIn(
      changes.flatMap(({ before: was, after: is }) => [was, is].filter((each) => each !== undefined)),
      named,
    ),
    changes: changes.toSorted((a, b) => orderOf(a, named).localeCompare(orderOf(b, named), 'zh-CN')),
  }
}

const orderOf = ({ before, after, duty }: DutyChange, named: Named): string => {
  const shown = after ?? before
  return `${positionNamed(named, shown?.position ?? '').name['zh-CN']} ${shown?.title['zh-CN'] ?? ''} ${duty}`
}

/** One changed duty. */
export function viewOfChange(change: DutyChange, named: Named, conflicts: readonly Conflict[] = []): DutyChangeOut {
  const conflict = conflicts.find(({ what }) => what === change.duty)
  const post = (id: Id | undefined) => (id === undefined ? null : positionNamed(named, id))
  return {
    duty: change.duty,
    change: change.change,
    fields: [...change.fields],
    before: change.before === undefined ? null : contentOf(change.before),
    after: change.after === undefined ? null : contentOf(change.after),
    moves: authorityMoves(change).map(({ authority, from, to }) => ({
      authority: structuredClone(authority) as DutyChangeOut['moves'][number]['authority'],
      from: post(from),
      to: post(to),
    })),
    conflict:
      conflict === undefined
        ? null
        : {
            theirs: conflict.theirs === undefined || !('title' in conflict.theirs) ? null : contentOf(conflict.theirs),
          },
  }
}

export const frameOut = (frame: BookFrame): FrameOut => structuredClone(frame) as unknown as FrameOut
