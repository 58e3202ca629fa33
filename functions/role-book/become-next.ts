import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { inChunks } from '../kernel/in-chunks.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import {
  BOOK_IN_FORCE,
  BOOK_PUBLISHED,
  type Directory,
  directoryMoves,
  grantRows,
  openingName,
  openingRow,
  withoutOpening,
} from '../responsibility/index.ts'
import { refused } from './errors.ts'
import {
  type BookHead,
  bookIdOf,
  headOfBook,
  knownPages,
  pageRows,
  putBookVersion,
  type TakeOver,
} from './role-book.store.ts'
import type { AcceptedFinding, BookVersion, RoleBook } from './role-book.ts'
import { attendanceOf } from './rules/attendance-of.ts'
import { compareBooks } from './rules/compare-books.ts'
import type { BookPages } from './rules/pages-of-book.ts'
import { authoritiesIn } from './rules/who-is-left.ts'

/** Rows written at the same time, outside any transaction. */
const AT_ONCE = 16

/** What is to be the next version, and by whom. */
export interface NextVersion {
  readonly before: BookHead | undefined
  readonly directory: Directory
  readonly book: RoleBook
  readonly previous: Pick<RoleBook, 'duties'>
  readonly pages: BookPages
  readonly from: Instant
  readonly now: Instant
  readonly by: Actor
  readonly grant?: Grant
  readonly publishedBy: Id
  readonly reviewedBy?: Id | undefined
  readonly draft?: Id
  readonly note: string
  readonly accepted: readonly AcceptedFinding[]
  /** Planned versions that never take effect because of this one. */
  readonly replaces: readonly number[]
}

/**
 * The act that publishes a version, after everything it makes count has been written. Refuses when a version is planned
 * for that day or later, unless it is named as replaced.
 */
export async function becomesNext(
  { store }: Platform,
  next: NextVersion,
): Promise<{ readonly acts: readonly Act[]; readonly version: number }> {
  const { before, directory, pages, from, now } = next
  const id = bookIdOf(directory.department.id)
  const number = (before?.newest ?? 0) + 1
  const opening = openingName(number, pages.hash)
  const replaced = replacedBy(next)
  await writeAside({ store }, id, opening, next)
  const version = versionOf(number, next)
  const takesOver: TakeOver = { version: number, from, opening }
  const kept = (before?.takesOver ?? []).filter(({ version: each }) => !replaced.some((gone) => gone.version === each))
  const isInForce = from <= now
  const head = headOfBook({
    id,
    department: directory.department.id,
    newest: number,
    takesOver: [...kept, takesOver],
    replaced: [...(before?.replaced ?? []), ...replaced.map(({ version: each }) => each)],
    toldInForce: isInForce ? number : (before?.toldInForce ?? 0),
  })
  const about = { version: number }
  const effects: Effect[] = [
    { kind: 'event', event: BOOK_PUBLISHED, about },
    ...(isInForce ? [{ kind: 'event', event: BOOK_IN_FORCE, about } as const] : []),
  ]
  const rows: Write[] = [
    ...putBookVersion(id, version, pages),
    openingRow({ id: opening, version: number, from }),
    ...replaced.map(({ opening: each }) => withoutOpening(each)),
    directoryMoves(directory.version),
  ]
  const act: Act = {
    before,
    head,
    at: now,
    did: 'role-book.published',
    by: next.by,
    ...(next.grant === undefined ? {} : { grant: next.grant }),
    what: {
      ...{ version: number, from, hash: version.hash, duties: version.duties },
      ...{ added: version.added.length, changed: version.changed.length, removed: version.removed.length },
      ...(next.draft === undefined ? {} : { draft: next.draft }),
      ...(version.reviewedBy === undefined ? {} : { reviewedBy: version.reviewedBy }),
      ...(replaced.length === 0 ? {} : { replaced: replaced.map((each) => each.version) }),
      ...(version.accepted.length === 0 ? {} : { accepted: version.accepted.map(({ finding }) => finding) }),
    },
    personal: { note: next.note },
    rows,
    effects,
  }
  return { acts: [act], version: number }
}

function versionOf(number: number, next: NextVersion): BookVersion {
  const changes = compareBooks(next.previous, next.book)
  const ids = (change: 'added' | 'changed' | 'removed') =>
    changes.filter((each) => each.change === change).map(({ duty }) => duty)
  return {
    number,
    from: next.from,
    publishedAt: next.now,
    publishedBy: next.publishedBy,
    ...(next.reviewedBy === undefined ? {} : { reviewedBy: next.reviewedBy }),
    note: next.note,
    hash: next.pages.hash,
    ...(next.draft === undefined ? {} : { draft: next.draft }),
    duties: next.book.duties.size,
    ...{ added: ids('added'), changed: ids('changed'), removed: ids('removed') },
    accepted: next.accepted,
  }
}

/** Versions planned for the same day or later: this one takes over before them, so they have to be named. */
function replacedBy({ before, from, now, replaces }: NextVersion): TakeOver[] {
  const ahead = (before?.takesOver ?? []).filter((each) => each.from > now && each.from >= from)
  const unnamed = ahead.filter(({ version }) => !replaces.includes(version))
  if (unnamed.length > 0) {
    throw refused('planned-version-ahead', { versions: unnamed.map(({ version }) => version).join(', ') })
  }
  // One that began at this very instant has never counted for anybody.
  const atOnce = (before?.takesOver ?? []).filter((each) => each.from <= now && each.from === from)
  return [...atOnce, ...ahead]
}

/** Pages that are not there yet, and the grants of this very content: nothing counts before its opening. */
async function writeAside(
  { store }: Pick<Platform, 'store'>,
  id: Id,
  opening: string,
  { pages, book }: NextVersion,
): Promise<void> {
  const all = pageRows(id, pages)
  const known = await knownPages(
    store,
    id,
    all.map(({ hash }) => hash),
  )
  const writes = [
    ...all.filter(({ hash }) => !known.has(hash)).map(({ put }): Write => ({ put })),
    ...grantRows(opening, authoritiesIn(book), attendanceOf(book)),
  ]
  for (const some of inChunks(writes, AT_ONCE)) await Promise.all(some.map((write) => store.write(write)))
}
