import { perform } from '../../functions/audit-trail/index.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { BOOK_IN_FORCE, type DutyAuthority, loadDirectory } from '../../functions/responsibility/index.ts'
import {
  directoryMoves,
  grantRows,
  openingName,
  openingRow,
} from '../../functions/responsibility/responsibility.store.ts'
import type { MemoryOffice } from './memory-office.ts'

/** The duty that gives a position its authority here. */
export const dutyNo = (nth: number): Id => idOf('dut', '2026-01-05T00:00:00.000Z', String(nth).padStart(16, '0'))

/**
 * A version of the role book as far as authority goes, without its text: what publishing leaves in the directory. Who
 * hears of it at its instant is told at once, as the workflow does when it is awake.
 */
export async function putBook(
  { machine }: MemoryOffice,
  version: number,
  from: Instant,
  authorities: ReadonlyMap<Id, readonly DutyAuthority[]>,
): Promise<void> {
  const { store } = machine.platform
  const directory = await loadDirectory(store)
  const id = openingName(version, 'of-a-test')
  await store.commit([
    openingRow({ id, version, from }),
    ...grantRows(id, authorities),
    directoryMoves(directory.version),
  ])
}

/** Its instant has come. */
export async function bookCounts(office: MemoryOffice, version: number): Promise<void> {
  const { platform } = office.machine
  const { store } = platform
  const directory = await loadDirectory(store)
  const head = await store.find({ pk: `agg#${directory.department.id.slice(-16)}`, sk: 'head' })
  await perform(platform, async () => ({
    acts: [
      {
        before: head as never,
        head: head as never,
        bumpsVersion: false,
        at: office.now,
        did: 'role-book.in-force',
        by: { kind: 'system', id: 'onduty', from: { door: 'workflow' } },
        what: { version },
        effects: [{ kind: 'event', event: BOOK_IN_FORCE, about: { version } }],
      },
    ],
    answer: true,
  }))
  await office.settle()
}
