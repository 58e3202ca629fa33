import { perform } from '../../functions/audit-trail/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { type DutyAuthority, loadDirectory } from '../../functions/responsibility/index.ts'
import { bookSortKey, directoryMoves, putInDirectory } from '../../functions/responsibility/responsibility.store.ts'
import { attendanceOf, bookIdOf, type RoleBook } from '../../functions/role-book/index.ts'
import { pageRows, putBookVersion } from '../../functions/role-book/role-book.store.ts'
import { pagesOfBook } from '../../functions/role-book/rules/pages-of-book.ts'
import type { MemoryOffice } from './memory-office.ts'

/** A version of the role book with all it says is in force, without anybody having drafted, reviewed or published it. */
export async function putWholeBook({ machine }: MemoryOffice, book: RoleBook, from: Instant, by: Id): Promise<void> {
  const { store } = machine.platform
  const directory = await loadDirectory(store)
  const id = bookIdOf(directory.department.id)
  const pages = pagesOfBook(book)
  const sortKey = bookSortKey(1)
  const attendance = attendanceOf(book)
  const version = {
    ...{ number: 1, from, publishedAt: from, publishedBy: by, reviewedBy: by, note: '', hash: pages.hash },
    ...{ duties: book.duties.size, added: [...book.duties.keys()], changed: [], removed: [], accepted: [] },
  }
  const positions = new Set([...attendance.keys(), ...[...book.duties.values()].map(({ position }) => position)])
  await perform(machine.platform, async () => ({
    answer: undefined,
    acts: [
      {
        before: undefined,
        head: {
          ...{ id, newest: 1, department: directory.department.id, takesOver: [{ version: 1, from, waits: id }] },
          ...{ replaced: [], toldInForce: 1 },
        },
        at: from,
        did: 'role-book.published',
        by: { kind: 'system', id: 'onduty', from: { door: 'command' } },
        what: { version: 1 },
        rows: [
          ...pageRows(id, pages).map(({ put }) => ({ put })),
          ...putBookVersion(id, version, pages),
          putInDirectory('book', sortKey, { id: sortKey, version: 1, from }),
          ...[...positions].map((position) =>
            putInDirectory('grants', `${sortKey}#${position}`, {
              ...{ id: `${sortKey}#${position}`, position, authorities: grantsOf(book, position) },
              attendance: attendance.get(position) ?? 'business',
            }),
          ),
          directoryMoves(directory.version),
        ],
      },
    ],
  }))
}

const grantsOf = (book: RoleBook, position: Id): DutyAuthority[] =>
  [...book.duties.values()]
    .filter((duty) => duty.position === position)
    .flatMap((duty) => duty.authorities.map((authority) => ({ ...authority, duty: duty.id })))
