import type { Id } from '../kernel/ids.ts'
import { inChunks } from '../kernel/in-chunks.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import type { Duty } from './duty.ts'
import { findHeadOfBook, type PagesOfVersion, pageOfDuties, pagesOfVersions, type TakeOver } from './role-book.store.ts'
import type { BookVersion } from './role-book.ts'
import { hashOfDuty } from './rules/pages-of-book.ts'

/** A version of the book in which the duties of a position are others than before. */
export interface DutiesChanged
  extends Pick<BookVersion, 'number' | 'from' | 'publishedAt' | 'publishedBy' | 'reviewedBy' | 'note'> {
  readonly added: readonly Duty[]
  readonly changed: readonly Duty[]
  readonly removed: readonly Duty[]
}

/** Versions looked at in one go: what they say of each position is some kilobytes, and most change other positions. */
const LOOKED_AT = 24

/**
 * Versions that took effect between two instants (both included) and changed what a position has to do, newest first.
 *
 * @returns `reached`: the instant of the oldest version looked at, where there are older ones
 */
export async function versionsOfPosition(
  store: Store,
  position: Id,
  [from, until]: readonly [Instant | '', Instant],
): Promise<{ readonly items: DutiesChanged[]; readonly reached?: Instant }> {
  const head = await findHeadOfBook(store)
  if (head === undefined) return { items: [] }
  const counted = head.takesOver.filter((each) => each.from <= until).toReversed()
  const inRange = counted.filter((each) => each.from >= from)
  const looked = inRange.slice(0, LOOKED_AT)
  const versions = await pagesOfVersions(
    store,
    head.id,
    counted.slice(0, looked.length + 1).map(({ version }) => version),
  )
  const items: DutiesChanged[] = []
  for (const [nth] of looked.entries()) {
    const [now, before] = [versions[nth], versions[nth + 1]]
    const change = now === undefined ? undefined : await changeIn(store, head.id, position, now, before)
    if (change !== undefined) items.push(change)
  }
  const last: TakeOver | undefined = looked.at(-1)
  return last !== undefined && looked.length < inRange.length ? { items, reached: last.from } : { items }
}

/** What a position had to do in each of some versions, by their numbers; a version that is not there is left out. */
export async function dutiesInVersions(
  store: Store,
  position: Id,
  numbers: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly Duty[]>> {
  const head = numbers.size === 0 ? undefined : await findHeadOfBook(store)
  if (head === undefined) return new Map()
  const found = new Map<number, readonly Duty[]>()
  for (const some of inChunks([...numbers], LOOKED_AT)) {
    for (const { version, pages } of await pagesOfVersions(store, head.id, some)) {
      found.set(version.number, await pageOfDuties(store, head.id, pages[position]))
    }
  }
  return found
}

async function changeIn(
  store: Store,
  book: Id,
  position: Id,
  { version, pages }: PagesOfVersion,
  before: PagesOfVersion | undefined,
): Promise<DutiesChanged | undefined> {
  const hashes = [before?.pages[position], pages[position]] as const
  if (hashes[0] === hashes[1]) return undefined
  const [was, is] = await Promise.all(hashes.map((hash) => pageOfDuties(store, book, hash)))
  const known = new Map((was ?? []).map((duty) => [duty.id, duty]))
  const listed = new Set((is ?? []).map(({ id }) => id))
  const { number, from, publishedAt, publishedBy, reviewedBy, note } = version
  return {
    ...{ number, from, publishedAt, publishedBy, note },
    ...(reviewedBy === undefined ? {} : { reviewedBy }),
    added: (is ?? []).filter(({ id }) => !known.has(id)),
    changed: (is ?? []).filter((duty) => isOther(known.get(duty.id), duty)),
    removed: (was ?? []).filter(({ id }) => !listed.has(id)),
  }
}

const isOther = (before: Duty | undefined, duty: Duty): boolean =>
  before !== undefined && hashOfDuty(before) !== hashOfDuty(duty)
