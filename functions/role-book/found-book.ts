import { perform } from '../audit-trail/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { becomesNext } from './become-next.ts'
import { findHeadOfBook } from './role-book.store.ts'
import { EMPTY_BOOK, type RoleBook } from './role-book.ts'
import { bookProblems } from './rules/book-problems.ts'
import { pagesOfBook } from './rules/pages-of-book.ts'
import { mustStand } from './rules/who-is-left.ts'
import { contextFor } from './sound-context.ts'

export interface Founding {
  readonly book: RoleBook
  /** From when it counts. */
  readonly from: Instant
  readonly by: Actor
  /** Who answers for it. */
  readonly publishedBy: Id
  readonly note: string
}

/**
 * The first version of a department's book, where it is founded with one: nobody drafted or reviewed it. Does nothing
 * when there is a book. Stopped in the middle, the next try finishes it. Answers whether it did anything.
 *
 * Throws a TypeError for a book that nobody could publish, a RefusalError for one under which nobody could go on.
 */
export const foundBook = (platform: Platform, { book, from, by, publishedBy, note }: Founding): Promise<boolean> =>
  perform(platform, async () => {
    const [directory, before] = await Promise.all([loadDirectory(platform.store), findHeadOfBook(platform.store)])
    if (before !== undefined) return { acts: [], answer: false }
    const problems = bookProblems(book, await contextFor(platform.store, directory, book))
    if (problems.length > 0) throw new TypeError(`this book cannot be published: ${JSON.stringify(problems)}`)
    mustStand(directory, book, from)
    const { acts } = await becomesNext(platform, {
      ...{ before, directory, book, previous: EMPTY_BOOK, pages: pagesOfBook(book) },
      ...{ from, now: from, by, publishedBy, note, accepted: [], replaces: [] },
    })
    return { acts, answer: true }
  })
