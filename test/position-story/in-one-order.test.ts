import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STORY_KINDS } from '../../functions/position-story/position-story.contract.ts'
import { highestBelow, inOneOrder, isPlace, keyOf } from '../../functions/position-story/rules/in-one-order.ts'

/** A few instants, so that much happens at the same one. */
const instant = fc.constantFrom('01', '02', '03').map((day) => `2026-01-${day}T00:00:00.000Z`)
const happened = fc.uniqueArray(fc.record({ kind: fc.constantFrom(...STORY_KINDS), at: instant, nth: fc.nat(9) }), {
  selector: ({ kind, at, nth }) => `${kind}${at}${nth}`,
  // Enough that several kinds are not looked through to their end.
  ...({ maxLength: 60, size: 'max' } as const),
})
const newestFirst = (texts: readonly string[]) => texts.toSorted().toReversed()

describe('a story of several kinds, read page by page', () => {
  it('tells everything once, newest first, whatever the size of a page and however far each kind is looked through', () => {
    fc.assert(
      fc.property(happened, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), (all, limit, looked) => {
        const ordersOf = (kind: string) =>
          newestFirst(all.filter((each) => each.kind === kind).map(({ at, nth }) => `${at}#${nth}`))
        const read: string[] = []
        let below: string | undefined
        for (let pages = 0; pages < 200; pages += 1) {
          const stretches = STORY_KINDS.map((kind) => {
            const highest = below === undefined ? '~' : highestBelow(below, kind)
            const found = ordersOf(kind).filter((order) => order <= highest)
            // The place the page before ended at may be met again: one more than is looked for.
            const items = found.slice(0, looked + 1).map((order) => ({ order, thing: order }))
            const reached = found.length > items.length ? items.at(-1)?.order : undefined
            return { kind, items, ...(reached === undefined ? {} : { reached }) }
          })
          const { items, next } = inOneOrder(stretches, limit, below)
          expect(items.length).toBeLessThanOrEqual(limit)
          read.push(...items.map(({ key }) => key))
          if (next === undefined) break
          expect(isPlace(next)).toBe(true)
          below = next
        }
        expect(read).toEqual(newestFirst(all.map(({ kind, at, nth }) => keyOf(kind, `${at}#${nth}`))))
      }),
    )
  })
})
