import { perform } from '../../functions/audit-trail/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { becomesNext } from '../../functions/role-book/become-next.ts'
import { EMPTY_BOOK, type RoleBook } from '../../functions/role-book/role-book.ts'
import { pagesOfBook } from '../../functions/role-book/rules/pages-of-book.ts'
import type { MemoryOffice } from './memory-office.ts'

/** The first version of the role book is published, without anybody having drafted or reviewed it. */
export async function putWholeBook(office: MemoryOffice, book: RoleBook, from: Instant, by: Id): Promise<void> {
  const { platform } = office.machine
  const directory = await loadDirectory(platform.store)
  await perform(platform, async () => {
    const { acts } = await becomesNext(platform, {
      ...{ before: undefined, directory, book, previous: EMPTY_BOOK, pages: pagesOfBook(book) },
      ...{ from, now: from, by: { kind: 'system', id: 'onduty', from: { door: 'command' } } },
      ...{ publishedBy: by, reviewedBy: by, note: '', accepted: [], replaces: [] },
    })
    return { acts, answer: undefined }
  })
  await office.settle()
}
