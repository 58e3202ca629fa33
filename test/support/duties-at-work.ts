import { perform } from '../../functions/audit-trail/index.ts'
import { business, type Recurrence } from '../../functions/calendar/index.ts'
import type { CalendarItem, OccurrenceDetail, OccurrenceOut } from '../../functions/duty/duty.contract.ts'
import { DUTY } from '../../functions/duty/duty-policy.ts'
import { idByRule, openingActs } from '../../functions/duty/open-occurrence.ts'
import { byClock } from '../../functions/kernel/actor.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { currentPolicy } from '../../functions/obligation/index.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { becomesNext } from '../../functions/role-book/become-next.ts'
import type { Duty } from '../../functions/role-book/index.ts'
import { findBook, findHeadOfBook } from '../../functions/role-book/index.ts'
import { bookIdOf, pageRows, putBookVersion } from '../../functions/role-book/role-book.store.ts'
import { pagesOfBook } from '../../functions/role-book/rules/pages-of-book.ts'
import { people, positions, type Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

const BORN = '2025-12-01T00:00:00.000Z'
export const dutyId = (nth: number): Id => idOf('dut', BORN, String(nth).padStart(16, '0'))

/** Every working day at nine, unless said otherwise. */
export const rule = (more: Partial<Recurrence> = {}): Recurrence => ({
  every: { unit: 'day', interval: 1 },
  at: ['09:00'],
  onDayOff: 'skip',
  from: '2025-01-01',
  ...more,
})

/** A duty of the change manager's: look after the backup, in two hours. */
export const duty = (nth: number, more: Partial<Duty> = {}): Duty => ({
  id: dutyId(nth),
  position: positions.changeManager,
  responsible: [],
  consulted: [],
  informed: [],
  title: { 'zh-CN': `备份检查${nth}`, en: `Check of the backup ${nth}` },
  standard: { 'zh-CN': '昨夜备份完整可恢复。', en: 'Last night’s backup is whole.' },
  evidence: [],
  when: { kind: 'recurring', rule: rule() },
  allowed: business('PT2H'),
  whenLate: 'stays',
  authorities: [],
  effort: 10,
  ...more,
})

/** These duties are the role book from an instant on. */
export async function publish(
  office: MemoryOffice,
  duties: readonly Duty[],
  from: Instant = office.now,
): Promise<void> {
  const { platform } = office.machine
  await perform(platform, async () => {
    const [directory, before] = await Promise.all([loadDirectory(platform.store), findHeadOfBook(platform.store)])
    const previous = before === undefined ? undefined : await findBook(platform.store, before.newest)
    const frame = { activities: [], needs: {}, conflicts: [] }
    const listed = [...authoritiesKept(directory), ...duties]
    const book = { duties: new Map(listed.map((each) => [each.id, each])), frame }
    const { acts } = await becomesNext(platform, {
      before,
      directory,
      book,
      previous: previous?.book ?? { duties: new Map() },
      pages: pagesOfBook(book),
      from,
      now: office.now,
      by: byClock,
      publishedBy: people.head,
      note: '',
      accepted: [],
      replaces: [],
    })
    return { acts, answer: undefined }
  })
  await office.settle()
}

/** What every position may do already, as standing duties: a book takes no authority away here. */
const authoritiesKept = ({ positions: posts }: Awaited<ReturnType<typeof loadDirectory>>): Duty[] =>
  [...posts.values()].map((post, nth) =>
    duty(900 + nth, { position: post.id, when: { kind: 'standing' }, authorities: post.authorities }),
  )

export const monthOf = (office: MemoryOffice, month: string, who = '', role: Role = 'changeManager') =>
  office
    .does<{ items: CalendarItem[] }>(role, 'GET', `/api/duty-calendar?month=${month}${who}`)
    .then(({ items }) => items)

export const occurrencesOf = (office: MemoryOffice, nth: number): Promise<OccurrenceOut[]> =>
  office
    .does<{ items: OccurrenceOut[] }>('head', 'GET', `/api/duty-occurrences?duty=${dutyId(nth)}&limit=100`)
    .then(({ items }) => items)

export const occurrence = (office: MemoryOffice, id: Id, role: Role = 'head'): Promise<OccurrenceDetail> =>
  office.does<OccurrenceDetail>(role, 'GET', `/api/duty-occurrences/${id}`)

/** Number of a version that no position has any authority from. */
const WITHOUT_AUTHORITY = 999_999

/** A duty of the operators' has come round, in a department whose authority does not follow from a book yet. */
export async function anOccurrence({ machine: { platform }, now }: MemoryOffice): Promise<Id> {
  const { store } = platform
  const [directory, policy] = await Promise.all([loadDirectory(store), currentPolicy(store, DUTY)])
  const when = { kind: 'triggered', event: 'machine.reported' } as const
  const theirs = duty(1, { position: positions.opsEngineer, when })
  const pages = pagesOfBook({
    duties: new Map([[theirs.id, theirs]]),
    frame: { activities: [], needs: {}, conflicts: [] },
  })
  const number = WITHOUT_AUTHORITY
  const version = {
    ...{ number, from: now, publishedAt: now, publishedBy: people.head, note: '', duties: 1 },
    ...{ hash: pages.hash, added: [theirs.id], changed: [], removed: [], accepted: [] },
  }
  const book = bookIdOf(directory.department.id)
  const head = {
    ...{ id: book, department: directory.department.id, newest: number, replaced: [], toldInForce: number },
    takesOver: [{ version: number, from: now, opening: '' }],
  }
  const rows = [...putBookVersion(book, version, pages), ...pageRows(book, pages).map(({ put }) => ({ put }))]
  const published = { before: undefined, head, at: now, did: 'role-book.published', by: byClock, rows }
  await perform(platform, async () => ({ acts: [published], answer: undefined }))
  const id = idByRule(theirs.id, '2026-01-05', '09:00', now)
  const wish = { id, duty: theirs, book: number, on: '2026-01-05', at: '09:00', opensAt: now }
  await perform(platform, async () => ({
    acts: await openingActs(platform, wish, { directory, policy, now }),
    answer: undefined,
  }))
  return id
}
