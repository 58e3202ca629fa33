import { createHash } from 'node:crypto'
import type { Id } from '../../kernel/ids.ts'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import type { Duty } from '../duty.ts'
import type { BookFrame, RoleBook } from '../role-book.ts'

/** The duty list of one position, in the order of the duties' ids. */
export interface DutyPage {
  readonly position: Id
  readonly hash: string
  readonly duties: readonly Duty[]
}

/** A book as it is kept: a page a position, one for its frame, and a hash over them. */
export interface BookPages {
  readonly pages: readonly DutyPage[]
  readonly frame: { readonly hash: string; readonly frame: BookFrame }
  readonly hash: string
}

/** SHA-256 over the one spelling of a value; hex. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(value as Json))
    .digest('hex')

export const hashOfDuty = (duty: Duty): string => hashOf(duty)

/** Over all a book says, from the hashes of its pages. */
export const hashOfPages = (pages: Readonly<Record<Id, string>>, frame: string): string => hashOf({ pages, frame })

/** The duties of one position, in the order of their ids. */
export const dutiesOf = ({ duties }: Pick<RoleBook, 'duties'>, position: Id): Duty[] =>
  inOrder([...duties.values()].filter((duty) => duty.position === position))

export function pagesOfBook({ duties, frame }: RoleBook): BookPages {
  const byPosition = new Map<Id, Duty[]>()
  for (const duty of duties.values()) {
    const page = byPosition.get(duty.position) ?? []
    page.push(duty)
    byPosition.set(duty.position, page)
  }
  const pages = [...byPosition]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([position, listed]): DutyPage => {
      const ordered = inOrder(listed)
      return { position, hash: hashOf({ position, duties: ordered }), duties: ordered }
    })
  const frameHash = hashOf(frame)
  const hashes = Object.fromEntries(pages.map(({ position, hash }) => [position, hash]))
  return { pages, frame: { hash: frameHash, frame }, hash: hashOfPages(hashes, frameHash) }
}

const inOrder = (duties: readonly Duty[]): Duty[] => duties.toSorted((a, b) => (a.id < b.id ? -1 : 1))
