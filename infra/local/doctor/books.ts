import { prefixOf } from '../../../functions/kernel/ids.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'
import type { Item } from '../../../functions/platform/store.ts'
import type { BookGrants } from '../../../functions/responsibility/responsibility.store.ts'
import type { DraftHead } from '../../../functions/role-book/draft.ts'
import type { Duty } from '../../../functions/role-book/duty.ts'
import { type BookHead, type TakeOver, takenOverAt } from '../../../functions/role-book/role-book.store.ts'
import type { BookFrame } from '../../../functions/role-book/role-book.ts'
import { isSame } from '../../../functions/role-book/rules/compare-books.ts'
import { hashOf, hashOfPages } from '../../../functions/role-book/rules/pages-of-book.ts'
import { authoritiesIn } from '../../../functions/role-book/rules/who-is-left.ts'
import { type Check, headIn, type Patient, type Violation, violation } from './patient.ts'

interface Manifest {
  readonly pages: Readonly<Record<string, string>>
  readonly frame: string
}
interface Page extends Item {
  readonly position?: string
  readonly duties?: readonly (Duty & Item[string])[]
  readonly frame?: BookFrame & Item[string]
}
interface Version {
  readonly number: number
  readonly hash: string
  readonly draft?: string
}

const bookIn = (patient: Patient): BookHead | undefined => headOf<BookHead>(patient, 'bok')
const draftIn = (patient: Patient): DraftHead | undefined => headOf<DraftHead>(patient, 'bdr')

function headOf<Head>(patient: Patient, prefix: string): Head | undefined {
  const head = headIn(patient)
  return head !== undefined && prefixOf(String(head.id)) === prefix ? (head as unknown as Head) : undefined
}

const beginning = <Row>(patient: Patient, sk: string): Row[] =>
  patient.filter((row) => row.sk.startsWith(sk)) as unknown as Row[]

const numberIn = ({ sk }: { readonly sk: string }): number => Number(sk.slice(sk.indexOf('#') + 1))

/** 8: what a version says is what was published: each page has its hash for an address, the version one over them. */
export const versionsAreAsPublished: Check = (patient) => {
  const book = bookIn(patient)
  if (book === undefined) return []
  const pages = new Map(beginning<Page>(patient, 'page#').map((row) => [row.sk.slice('page#'.length), row]))
  const forged = [...pages].filter(([hash, page]) => hash !== hashOfPage(page)).map(([hash]) => `page ${hash}`)
  const manifests = beginning<Item & { readonly manifest: Manifest & Item[string] }>(patient, 'manifest#')
  const versions = beginning<Item & { readonly of: Version & Item[string] }>(patient, 'version#')
  const broken = versions.flatMap(({ of }) => {
    const manifest = manifests.find((row) => numberIn(row) === of.number)?.manifest
    const named = manifest === undefined ? [] : [...Object.values(manifest.pages), manifest.frame]
    const isWhole = manifest !== undefined && hashOfPages(manifest.pages, manifest.frame) === of.hash
    return isWhole && named.every((hash) => pages.has(hash)) ? [] : [`version ${of.number}`]
  })
  return [...forged, ...broken].map((what) =>
    violation(8, book.id, `${what} of the role book is not as it was published`),
  )
}

const hashOfPage = ({ frame, position, duties }: Page): string =>
  frame === undefined ? hashOf({ position, duties }) : hashOf(frame)

/** 9: at each instant one version takes over, in order, and only versions that there are. */
export const oneVersionAtATime: Check = (patient) => {
  const book = bookIn(patient)
  if (book === undefined) return []
  const numbers = new Set(beginning<Item>(patient, 'version#').map(numberIn))
  const isInOrder = book.takesOver.every(({ from }, nth) => nth === 0 || (book.takesOver[nth - 1]?.from ?? '') < from)
  const isThere = book.takesOver.every(({ version }) => numbers.has(version))
  return isInOrder && isThere ? [] : [violation(9, book.id, 'its versions do not follow one another')]
}

/** 6: whoever worked on a draft has not judged it. */
export const draftsAreJudgedByOthers: Check = (patient) => {
  const draft = draftIn(patient)
  if (draft?.review === undefined || !draft.editors.includes(draft.review.by)) return []
  return [violation(6, draft.id, 'somebody reviewed what they had worked on')]
}

/** 5, 8: authority is what the published duties say, and what was published is what was reviewed. */
export function booksAreInForce(patients: readonly Patient[], others: readonly Item[], now: Instant): Violation[] {
  const drafts = new Map(patients.flatMap((patient) => draftIn(patient) ?? []).map((draft) => [draft.id, draft]))
  const directory = others.filter(({ pk }) => pk === 'directory')
  return patients.flatMap((patient) => {
    const book = bookIn(patient)
    if (book === undefined) return []
    const inForce = takenOverAt(book, now)
    const counting = book.takesOver.filter((each) => each === inForce || each.from > now)
    const wrong = counting
      .filter((each) => !isGranted(each, patient, directory))
      .map(({ version }) => violation(5, book.id, `the directory does not grant what version ${version} says`))
    const unseen = beginning<Item & { readonly of: Version & Item[string] }>(patient, 'version#')
      .filter(({ of }) => of.draft !== undefined && !isAsReviewed(drafts.get(of.draft), of))
      .map(({ of }) => violation(8, book.id, `version ${of.number} is not what was reviewed`))
    return [...wrong, ...unseen]
  })
}

const isAsReviewed = (draft: DraftHead | undefined, { hash }: Version): boolean =>
  draft !== undefined && 'contentHash' in draft && draft.contentHash === hash && draft.review?.verdict === 'accepted'

/** Its opening is there, and each position has what its page says, no more and no less. */
function isGranted({ version, opening, from }: TakeOver, patient: Patient, directory: readonly Item[]): boolean {
  const opened = directory.find(({ sk }) => sk === `book#${opening}`)?.thing as { readonly from?: string } | undefined
  if (opened?.from !== from) return false
  const manifest = beginning<Item & { readonly manifest: Manifest & Item[string] }>(patient, 'manifest#').find(
    (row) => numberIn(row) === version,
  )?.manifest
  const listed = new Set(Object.values(manifest?.pages ?? {}))
  const duties = beginning<Page>(patient, 'page#').flatMap((page) =>
    listed.has(page.sk.slice('page#'.length)) ? (page.duties ?? []) : [],
  )
  const wanted = authoritiesIn({ duties: new Map(duties.map((duty) => [duty.id, duty])) })
  const granted = beginning<Item>(directory, `grants#${opening}#`).map(({ thing }) => thing as unknown as BookGrants)
  const given = new Map(
    granted.flatMap(({ position, authorities }) => (authorities.length === 0 ? [] : [[position, authorities]])),
  )
  return isSame(Object.fromEntries(wanted), Object.fromEntries(given))
}
