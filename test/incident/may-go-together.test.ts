import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayNotJoin, mayNotMerge } from '../../functions/incident/rules/may-go-together.ts'
import type { Id } from '../../functions/kernel/ids.ts'

interface Node {
  readonly id: Id
  readonly stage: 'answer' | 'work' | 'over'
  readonly parent?: Id
}

const FEW = ['a', 'b', 'c', 'd', 'e']
const pair = fc.tuple(fc.constantFrom(...FEW), fc.constantFrom(...FEW))

const NOTHING_OPEN = { parts: 0, parties: 0 }

describe('which incidents go together', () => {
  it('whatever is asked for in whatever order, there are never more than two layers', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (asked) => {
        const all = new Map<Id, Node>(FEW.map((id) => [id, { id, stage: 'work' }]))
        const partsOf = (id: Id) => [...all.values()].filter(({ parent }) => parent === id).length
        for (const [one, other] of asked) {
          const [part, whole] = [all.get(one) as Node, all.get(other) as Node]
          const no = mayNotJoin(part, whole, { parts: partsOf(one), wholes: partsOf(other) })
          if (no === undefined) all.set(one, { ...part, parent: other })
        }
        for (const { parent } of all.values()) {
          if (parent !== undefined) expect(all.get(parent)?.parent).toBeUndefined()
        }
      }),
    )
  })

  it('whatever is merged in whatever order, it ends at one that is open', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (asked) => {
        const into = new Map<Id, Id>()
        const node = (id: Id): Node => ({ id, stage: into.has(id) ? 'over' : 'work' })
        for (const [one, other] of asked) {
          if (!into.has(one) && mayNotMerge(node(one), node(other), NOTHING_OPEN) === undefined) into.set(one, other)
        }
        for (const id of FEW) {
          let at = id
          for (let hops = 0; into.has(at); hops += 1) {
            expect(hops).toBeLessThan(FEW.length)
            at = into.get(at) as Id
          }
        }
      }),
    )
  })

  it('a drill goes with no real incident, and with no other drill', () => {
    const real: Node = { id: 'a', stage: 'work' }
    const drill = (id: Id, name: Id) => ({ ...real, id, exercise: { drill: name, participants: [] } })
    expect(mayNotMerge(real, drill('b', 'edr_1'), NOTHING_OPEN)?.code).toBe('drill-and-real')
    expect(mayNotMerge(drill('b', 'edr_1'), drill('c', 'edr_2'), NOTHING_OPEN)?.code).toBe('drill-and-real')
    expect(mayNotMerge(drill('b', 'edr_1'), drill('c', 'edr_1'), NOTHING_OPEN)).toBeUndefined()
  })
})
