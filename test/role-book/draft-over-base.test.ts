import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Duty } from '../../functions/role-book/duty.ts'
import { EMPTY_BOOK, type RoleBook } from '../../functions/role-book/role-book.ts'
import { authorityMoves, compareBooks, isSame } from '../../functions/role-book/rules/compare-books.ts'
import {
  bookOfDraft,
  conflictsOf,
  type Overlay,
  touchedForNothing,
} from '../../functions/role-book/rules/draft-over-base.ts'
import { pagesOfBook } from '../../functions/role-book/rules/pages-of-book.ts'
import { whatBecameOfGap } from '../../functions/role-book/rules/what-became-of-gap.ts'
import { positions } from '../support/department.ts'
import { duty, dutyId } from '../support/duties-at-work.ts'

const POSTS = Object.values(positions)

/** A duty that differs in little: who answers for it, and how long it takes. */
const aDuty = (nth: number): fc.Arbitrary<Duty> =>
  fc
    .record({ post: fc.integer({ min: 0, max: 2 }), effort: fc.integer({ min: 0, max: 2 }) })
    .map(({ post, effort }) =>
      duty(nth, { position: POSTS[post] as Id, effort, authorities: [{ act: 'change.test' }] }),
    )

const IDS = Array.from({ length: 6 }, (_, nth) => dutyId(nth))
/** Six duties, each there or not. */
const aBook = fc.tuple(...IDS.map((_, nth) => fc.option(aDuty(nth), { nil: undefined }))).map((duties): RoleBook => {
  const there = duties.filter((each) => each !== undefined)
  return { ...EMPTY_BOOK, duties: new Map(there.map((each) => [each.id, each])) }
})

/** What somebody has to do to one book to make it another. */
function overlayFrom(base: RoleBook, wanted: RoleBook): Overlay {
  const touched = compareBooks(base, wanted).map(({ duty: id, after }) => [id, after ?? null] as const)
  return { duties: new Map(touched) }
}

describe('a draft over its base', () => {
  it('is what its author made of it, whatever they changed', () => {
    fc.assert(
      fc.property(aBook, aBook, (base, wanted) => {
        const drafted = bookOfDraft(base, overlayFrom(base, wanted))
        expect(pagesOfBook(drafted).hash).toBe(pagesOfBook(wanted).hash)
      }),
    )
  })

  it('carried over keeps every change of both sides that is not at the same place, and asks about the others', () => {
    fc.assert(
      fc.property(aBook, aBook, aBook, (base, mine, theirs) => {
        const overlay = overlayFrom(base, mine)
        const conflicts = conflictsOf(overlay, base, theirs).map(({ what }) => what)
        const gone = new Set<string>([...conflicts, ...touchedForNothing(overlay, theirs)])
        const kept = new Map([...overlay.duties].filter(([id]) => !gone.has(id)))
        const merged = bookOfDraft(theirs, { duties: kept })
        for (const id of IDS) {
          const [was, here, there, now] = [base, mine, theirs, merged].map(({ duties }) => duties.get(id))
          const isMine = !isSame(was, here)
          const isTheirs = !isSame(was, there)
          expect(conflicts.includes(id)).toBe(isMine && isTheirs && !isSame(here, there))
          if (!conflicts.includes(id)) expect(now).toEqual(isMine ? here : there)
        }
      }),
    )
  })

  it('says of each authority where it was and where it will be: nothing is lost or made up on the way', () => {
    fc.assert(
      fc.property(aBook, aBook, (before, after) => {
        const held = new Map<string, number>()
        const count = (post: Id | undefined, by: number) =>
          post === undefined ? undefined : held.set(post, (held.get(post) ?? 0) + by)
        for (const { position, authorities } of before.duties.values()) count(position, authorities.length)
        for (const change of compareBooks(before, after)) {
          for (const { from, to } of authorityMoves(change)) {
            count(from, -1)
            count(to, 1)
          }
        }
        for (const { position, authorities } of after.duties.values()) count(position, -authorities.length)
        expect([...held.values()].every((left) => left === 0)).toBe(true)
      }),
    )
  })
})

describe('the pages of a book', () => {
  it('have the same hashes in whatever order its duties lie, and another when a word is another', () => {
    fc.assert(
      fc.property(aBook, aBook, (one, other) => {
        const reversed = { ...one, duties: new Map([...one.duties].toReversed()) }
        expect(pagesOfBook(reversed).hash).toBe(pagesOfBook(one).hash)
        expect(pagesOfBook(one).hash === pagesOfBook(other).hash).toBe(compareBooks(one, other).length === 0)
      }),
    )
  })
})

describe('a gap somebody answers for', () => {
  const now = { inForce: 4, replaced: [3], accepted: ['gap:b'], found: new Set(['gap:a', 'gap:b']) }
  it.each([
    ['stays open while the linter finds it', { book: 2, finding: 'gap:a' }, 'open'],
    ['is closed when the linter finds it no more', { book: 2, finding: 'gap:c' }, 'closed'],
    ['is renewed when it was accepted again with the version in force', { book: 2, finding: 'gap:b' }, 'renewed'],
    ['is that of the version in force', { book: 4, finding: 'gap:b' }, 'open'],
    ['waits with a planned version', { book: 5, finding: 'gap:c' }, 'open'],
    ['passes with a version that was replaced', { book: 3, finding: 'gap:a' }, 'passed'],
  ] as const)('%s', (_, gap, status) => {
    expect(whatBecameOfGap(gap, now)).toBe(status)
  })
})
