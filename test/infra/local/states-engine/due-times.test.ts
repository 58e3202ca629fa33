import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantOf } from '../../../../functions/kernel/instant.ts'
import { type Due, DueTimes } from '../../../../infra/local/states-engine/due-times.ts'

const due = fc.record({
  name: fc.constantFrom(...'abcdefghijkl'),
  at: fc.nat({ max: 20 }).map(instantOf),
  priority: fc.nat({ max: 2 }),
})
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ set: due }) },
  { weight: 1, arbitrary: fc.record({ delete: fc.constantFrom(...'abcdefghijkl') }) },
  { weight: 1, arbitrary: fc.record({ takeUntil: fc.nat({ max: 20 }).map(instantOf) }) },
)

it('keeps one due time per execution, and gives the due ones by priority, time and name', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const times = new DueTimes()
      const plain = new Map<string, Due>()
      for (const each of acts) {
        if ('set' in each) {
          times.set(each.set)
          plain.set(each.set.name, each.set)
        } else if ('delete' in each) {
          times.delete(each.delete)
          plain.delete(each.delete)
        } else {
          const order = ({ priority, at, name }: Due) => `${priority} ${at} ${name}`
          const expected = [...plain.values()].filter(({ at }) => at <= each.takeUntil)
          for (const { name } of expected) plain.delete(name)
          expect(times.takeUntil(each.takeUntil).map(order)).toEqual(expected.map(order).sort())
        }
        expect(times.size).toBe(plain.size)
        expect(times.next).toBe([...plain.values()].map(({ at }) => at).sort()[0])
      }
    }),
  )
})
