/**
 * Questions these rows answer
 *
 * | question                                        | row                                                           |
 * |-------------------------------------------------|---------------------------------------------------------------|
 * | which version counts at an instant, which next  | `agg#<key from the department>` / `head`: `takesOver`         |
 * | who published a version, when, with which gaps  | `agg#<key>` / `version#<000002>`; written once                |
 * | what does a version say, what did it change     | `agg#<key>` / `manifest#<000002>`: a hash a page; written once |
 * | the duties of a position in a version           | `agg#<key>` / `page#<hash>`; written once                     |
 * | what was published and took effect              | the chain: `agg#<key>` / `aud#<seq>`                          |
 *
 * A page has its hash for an address: the same duty list in ten versions is one row, and may be kept in memory for ever.
 */

import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { inChunks } from '../kernel/in-chunks.ts'
import { type Instant, instantOf } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import { recentDirectory } from '../responsibility/index.ts'
import type { Duty } from './duty.ts'
import type { BookFrame, BookVersion, PublishedBook } from './role-book.ts'
import type { BookPages } from './rules/pages-of-book.ts'

/** From an instant on this version counts. */
export interface TakeOver {
  readonly version: number
  readonly from: Instant
  /** Names its opening and its grants in the directory. */
  readonly opening: string
}

/** The book: one of a department. */
export interface Book {
  readonly id: Id
  readonly department: Id
  /** Number of the version that was published last. */
  readonly newest: number
  /** Every version that counted, counts or will; the earliest first. */
  readonly takesOver: readonly TakeOver[]
  /** Versions that were planned, and never took effect because another was published before. */
  readonly replaced: readonly number[]
  /** The newest version that was told to everybody at its instant. */
  readonly toldInForce: number
}
export type BookHead = HeadRow & Book

/** The fields of a head. */
export const headOfBook = (book: Book): HeadFields => asJson({ ...book })

/** The id of a department's book: known before anything was published. */
export const bookIdOf = (department: Id): Id => derivedId('bok', instantOf(0), 'role-book', department)

const numbered = (number: number): string => String(number).padStart(6, '0')
const VERSION = 'version#'
const versionKey = (book: Id, number: number): Key => ({ pk: partitionOf(book), sk: `${VERSION}${numbered(number)}` })
const manifestKey = (book: Id, number: number): Key => ({ pk: partitionOf(book), sk: `manifest#${numbered(number)}` })
const pageKey = (book: Id, hash: string): Key => ({ pk: partitionOf(book), sk: `page#${hash}` })

/** A version as lists show it: how much it changed, not what. */
export interface VersionSummary extends Omit<BookVersion, 'added' | 'changed' | 'removed'> {
  readonly added: number
  readonly changed: number
  readonly removed: number
}

interface Manifest {
  readonly pages: Readonly<Record<Id, string>>
  readonly frame: string
  readonly added: readonly Id[]
  readonly changed: readonly Id[]
  readonly removed: readonly Id[]
}

type VersionRow = Item & { readonly of: VersionSummary & Item[string] }
type ManifestRow = Item & { readonly manifest: Manifest & Item[string] }
type PageRow = Item & { readonly duties?: readonly Duty[] & Item[string]; readonly frame?: BookFrame & Item[string] }

/** The rows of a version: who and when, and what it says by the hashes of its pages. */
export function putBookVersion(book: Id, version: BookVersion, { pages, frame }: BookPages): Write[] {
  const { added, changed, removed, ...rest } = version
  const of: VersionSummary = { ...rest, added: added.length, changed: changed.length, removed: removed.length }
  const hashes = Object.fromEntries(pages.map(({ position, hash }) => [position, hash]))
  const manifest: Manifest = { pages: hashes, frame: frame.hash, added, changed, removed }
  return [
    { put: asJson({ ...versionKey(book, version.number), of }), if: 'absent' },
    { put: asJson({ ...manifestKey(book, version.number), manifest }), if: 'absent' },
  ]
}

/** The rows of pages. Writing one again changes nothing. */
export const pageRows = (book: Id, { pages, frame }: BookPages): { readonly hash: string; readonly put: Item }[] => [
  ...pages.map(({ hash, position, duties }) => ({
    hash,
    put: asJson({ ...pageKey(book, hash), position, duties }),
  })),
  { hash: frame.hash, put: asJson({ ...pageKey(book, frame.hash), frame: frame.frame }) },
]

/** Which pages are there already. */
export async function knownPages(store: Store, book: Id, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await store.findMany(hashes.map((hash) => pageKey(book, hash)))
  return new Set(hashes.filter((_, nth) => rows[nth] !== undefined))
}

export const findBookHead = (store: Store, book: Id): Promise<BookHead | undefined> =>
  store.find<BookHead>(headKey(book))

/** The department's book; undefined until something was published. */
export async function findHeadOfBook(store: Store): Promise<BookHead | undefined> {
  return findBookHead(store, bookIdOf((await recentDirectory(store)).department.id))
}

/** Which version counts at an instant. */
export const takenOverAt = ({ takesOver }: Pick<BookHead, 'takesOver'>, at: Instant): TakeOver | undefined =>
  takesOver.findLast(({ from }) => from <= at)

/** Versions, newest first. */
export async function listVersions(
  store: Store,
  book: Id,
  page: { readonly limit?: number; readonly after?: string } = {},
): Promise<Page<VersionSummary>> {
  const rows = await store.query<VersionRow>({
    pk: partitionOf(book),
    beginsWith: VERSION,
    backwards: true,
    ...page,
  })
  return { ...rows, items: rows.items.map(({ of }) => of) }
}

/** The version that counts at an instant, with all it says; undefined before the first. */
export async function findBookAt(store: Store, at: Instant): Promise<PublishedBook | undefined> {
  const head = await findHeadOfBook(store)
  const taken = head === undefined ? undefined : takenOverAt(head, at)
  return head === undefined || taken === undefined ? undefined : findVersion(store, head.id, taken.version)
}

/** One version with all it says. */
export async function findBook(store: Store, number: number): Promise<PublishedBook | undefined> {
  return findVersion(store, bookIdOf((await recentDirectory(store)).department.id), number)
}

/** What a version says of each position, by the hash of its page; the pages themselves are not read. */
export interface PagesOfVersion {
  readonly version: VersionSummary
  readonly pages: Readonly<Record<Id, string>>
}

/** Of several versions, in the order asked; one that is not there is left out. At most 50. */
export async function pagesOfVersions(store: Store, book: Id, numbers: readonly number[]): Promise<PagesOfVersion[]> {
  const { outlines } = keptOf(store)
  const keyOf = (number: number) => `${book}#${number}`
  const missing = numbers.filter((number) => !outlines.has(keyOf(number)))
  if (missing.length > 0) {
    const keys = missing.flatMap((number) => [versionKey(book, number), manifestKey(book, number)])
    const rows = await store.findMany(keys)
    if (outlines.size + missing.length > MOST_OUTLINES) outlines.clear()
    for (const [nth, number] of missing.entries()) {
      const [version, manifest] = [
        rows[2 * nth] as VersionRow | undefined,
        rows[2 * nth + 1] as ManifestRow | undefined,
      ]
      if (version === undefined || manifest === undefined) continue
      outlines.set(keyOf(number), { version: version.of, pages: manifest.manifest.pages })
    }
  }
  return numbers.flatMap((number) => outlines.get(keyOf(number)) ?? [])
}

/** The duties on a page; none where a version has no page for a position. */
export async function pageOfDuties(store: Store, book: Id, hash: string | undefined): Promise<readonly Duty[]> {
  if (hash === undefined) return []
  const [duties] = await findPages(store, book, [hash])
  return duties ?? []
}

/** Versions never change, so a process reads each once. */
interface Kept {
  readonly outlines: Map<string, PagesOfVersion>
  readonly versions: Map<string, PublishedBook>
  readonly pages: Map<string, readonly Duty[]>
}
const kept = new WeakMap<Store, Kept>()
const MOST_VERSIONS = 12
const MOST_OUTLINES = 100
const MOST_PAGES = 3000
const MOST_AT_ONCE = 100

function keptOf(store: Store): Kept {
  const known = kept.get(store) ?? { outlines: new Map(), versions: new Map(), pages: new Map() }
  kept.set(store, known)
  return known
}

export async function findVersion(store: Store, book: Id, number: number): Promise<PublishedBook | undefined> {
  const { versions } = keptOf(store)
  const key = `${book}#${number}`
  const known = versions.get(key)
  if (known !== undefined) return known
  const [version, manifest] = await store.findMany([versionKey(book, number), manifestKey(book, number)])
  if (version === undefined || manifest === undefined) return undefined
  const found = await wholeVersion(store, book, (version as VersionRow).of, (manifest as ManifestRow).manifest)
  if (versions.size >= MOST_VERSIONS) versions.delete(versions.keys().next().value ?? '')
  versions.set(key, found)
  return found
}

async function wholeVersion(store: Store, book: Id, of: VersionSummary, manifest: Manifest): Promise<PublishedBook> {
  const { pages, frame, added, changed, removed } = manifest
  const [lists, frameRow] = await Promise.all([
    findPages(store, book, Object.values(pages)),
    store.find<PageRow>(pageKey(book, frame)),
  ])
  if (frameRow?.frame === undefined) throw new TypeError(`version ${of.number} of ${book} has lost its frame`)
  return {
    version: { ...of, added, changed, removed },
    book: { duties: new Map(lists.flat().map((duty) => [duty.id, duty])), frame: frameRow.frame },
    pages: new Map(Object.entries(pages)),
  }
}

async function findPages(store: Store, book: Id, hashes: readonly string[]): Promise<(readonly Duty[])[]> {
  const { pages } = keptOf(store)
  const found = new Map(hashes.flatMap((hash) => (pages.has(hash) ? [[hash, pages.get(hash) ?? []] as const] : [])))
  const missing = hashes.filter((hash) => !found.has(hash))
  if (pages.size + missing.length > MOST_PAGES) pages.clear()
  await Promise.all(
    inChunks(missing, MOST_AT_ONCE).map(async (some) => {
      const rows = await store.findMany<PageRow>(some.map((hash) => pageKey(book, hash)))
      for (const [nth, row] of rows.entries()) {
        const hash = some[nth] ?? ''
        if (row?.duties === undefined) throw new TypeError(`the page ${hash} of ${book} is lost`)
        found.set(hash, row.duties)
        pages.set(hash, row.duties)
      }
    }),
  )
  return hashes.map((hash) => found.get(hash) ?? [])
}
