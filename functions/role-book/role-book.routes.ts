import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { personRefIn, timelineOf } from '../obligation/index.ts'
import { query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, inOrder, pageOfDirectory } from '../responsibility/index.ts'
import { frameOut, viewOfChange, viewOfComparison } from './comparison.view.ts'
import { isAskedFor, keyOfDuty, positionNamed, viewOfDuty } from './duty.view.ts'
import { namedNow } from './named-now.ts'
import {
  type BookVersionOut,
  compareRoleBooks,
  listRoleBookDuties,
  listRoleBooks,
  readRoleBook,
  readRoleBookTimeline,
} from './role-book.contract.ts'
import {
  type BookHead,
  bookIdOf,
  findBook,
  findHeadOfBook,
  listVersions,
  takenOverAt,
  type VersionSummary,
} from './role-book.store.ts'
import { EMPTY_BOOK, type PublishedBook } from './role-book.ts'
import { directoryForStaff } from './seen-book.ts'

/** The published versions: listed, read, compared. */
export const roleBookRoutes: Route[] = [
  query(listRoleBooks, async ({ store }, { query: { limit, cursor }, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const [head, found] = await Promise.all([
      findHeadOfBook(store),
      listVersions(store, bookIdOf(directory.department.id), {
        limit,
        ...(cursor === undefined ? {} : { after: cursor }),
      }),
    ])
    const items = head === undefined ? [] : found.items.map((each) => viewOfVersion(each, head, directory, call.now))
    return { items, nextCursor: found.next ?? null }
  }),

  query(readRoleBook, async ({ store }, { params, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const { head, found } = await getVersion(store, params.version, call.now)
    const named = await namedNow(store, directory)
    const counts = new Map<Id, number>()
    for (const { position } of found.book.duties.values()) counts.set(position, (counts.get(position) ?? 0) + 1)
    const positions = [...counts].map(([id, duties]) => ({ ...positionNamed(named, id), duties }))
    return {
      ...viewOfVersion(summaryOf(found), head, directory, call.now),
      frame: frameOut(found.book.frame),
      positions: inOrder(positions, ({ name }) => [name['zh-CN']]),
    }
  }),

  query(listRoleBookDuties, async ({ store }, { params, query: asked, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const { found } = await getVersion(store, params.version, call.now)
    const named = await namedNow(store, directory, found.book.duties.values())
    const keyOf = keyOfDuty(named)
    const duties = inOrder(
      [...found.book.duties.values()].filter((duty) => isAskedFor(duty, asked)),
      keyOf,
    )
    return pageOfDirectory('book-duties', duties, keyOf, asked, (duty) => viewOfDuty(duty, found.version.number, named))
  }),

  query(compareRoleBooks, async ({ store }, { params, query: { with: other, ...page }, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const { found } = await getVersion(store, params.version, call.now)
    const number = other === undefined ? found.version.number - 1 : undefined
    const before =
      other !== undefined
        ? (await getVersion(store, other, call.now)).found
        : number === 0 || number === undefined
          ? undefined
          : await findBook(store, number)
    const named = await namedNow(store, directory, [
      ...found.book.duties.values(),
      ...(before?.book.duties.values() ?? []),
    ])
    const compared = {
      base: before?.version.number ?? null,
      before: before?.book ?? EMPTY_BOOK,
      after: found.book,
    }
    const { changes, ...view } = viewOfComparison(compared, named)
    const ordered = changes.map((each, nth) => ({ ...each, id: String(nth).padStart(6, '0') }))
    return {
      ...view,
      ...pageOfDirectory(
        'book-changes',
        ordered,
        () => [],
        page,
        (each) => viewOfChange(each, named),
      ),
    }
  }),

  query(readRoleBookTimeline, async ({ store }, { query: page, ...call }) => {
    const directory = await directoryForStaff(store, call)
    return timelineOf(store, bookIdOf(directory.department.id), page, { directory, language: call.caller.language })
  }),
]

/** `in-force`, `newest` or a number. Throws a NotFoundError. */
async function getVersion(
  store: Store,
  version: string,
  now: Instant,
): Promise<{ readonly head: BookHead; readonly found: PublishedBook }> {
  const head = await findHeadOfBook(store)
  const number =
    version === 'newest'
      ? head?.newest
      : version === 'in-force'
        ? head && takenOverAt(head, now)?.version
        : Number(version)
  const found = number === undefined || head === undefined ? undefined : await findBook(store, number)
  if (head === undefined || found === undefined) throw new NotFoundError('role book')
  return { head, found }
}

const summaryOf = ({ version: { added, changed, removed, ...rest } }: PublishedBook): VersionSummary => ({
  ...rest,
  added: added.length,
  changed: changed.length,
  removed: removed.length,
})

function viewOfVersion(version: VersionSummary, head: BookHead, directory: Directory, now: Instant): BookVersionOut {
  const person = (id: Id) => personRefIn(directory, id)
  const { publishedBy, reviewedBy, draft, accepted, ...rest } = version
  return {
    ...rest,
    state: stateOf(version, head, now),
    publishedBy: person(publishedBy),
    reviewedBy: reviewedBy === undefined ? null : person(reviewedBy),
    draft: draft ?? null,
    accepted: accepted.map((each) => ({ ...each, by: person(each.by) })),
  }
}

function stateOf({ number, from }: VersionSummary, head: BookHead, now: Instant): BookVersionOut['state'] {
  if (head.replaced.includes(number)) return 'replaced'
  if (from > now) return 'planned'
  return takenOverAt(head, now)?.version === number ? 'in-force' : 'past'
}
