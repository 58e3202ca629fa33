import type { Id } from '../../kernel/ids.ts'
import type { Duty } from '../duty.ts'
import type { BookFrame, RoleBook } from '../role-book.ts'

/** One service and one activity: is it needed, and which duties look after it? */
export interface Coverage {
  readonly service: Id
  /** Its code. */
  readonly activity: string
  readonly isNeeded: boolean
  /** In the order of their ids. */
  readonly duties: readonly Duty[]
  /** Who answers for it: exactly one position is right. In the order of their ids. */
  readonly accountable: readonly Id[]
}

/** Which activities a service needs: those the frame names, or all. */
export const needsOf = ({ needs, activities }: BookFrame, service: Id): readonly string[] =>
  needs[service] ?? activities.map(({ code }) => code)

/** Every service with every activity of the book, service by service, in the order of the ids and of the frame. */
export function coverageOf({ duties, frame }: RoleBook, services: Iterable<Id>): Coverage[] {
  const inOrder = [...duties.values()].filter(({ covers }) => covers !== undefined).toSorted(byId)
  const byActivity = Map.groupBy(inOrder, ({ covers }) => covers?.activity)
  const lookedAfter = new Map(
    frame.activities.map(({ code }) => [code, dutiesByService(byActivity.get(code) ?? [])] as const),
  )
  return [...services].toSorted().flatMap((service) => {
    const needed = new Set(needsOf(frame, service))
    return frame.activities.map(({ code }) => {
      const { named, everywhere } = lookedAfter.get(code) ?? NOTHING
      const found = [...(named.get(service) ?? []), ...everywhere].toSorted(byId)
      const accountable = [...new Set(found.map(({ position }) => position))].toSorted()
      return { service, activity: code, isNeeded: needed.has(code), duties: found, accountable }
    })
  })
}

interface LookedAfter {
  readonly named: ReadonlyMap<Id, readonly Duty[]>
  readonly everywhere: readonly Duty[]
}
const NOTHING: LookedAfter = { named: new Map(), everywhere: [] }

function dutiesByService(duties: readonly Duty[]): LookedAfter {
  const named = new Map<Id, Duty[]>()
  for (const duty of duties) {
    if (duty.covers === undefined || duty.covers.services === 'all') continue
    for (const service of new Set(duty.covers.services)) named.set(service, [...(named.get(service) ?? []), duty])
  }
  return { named, everywhere: duties.filter(({ covers }) => covers?.services === 'all') }
}

const byId = (a: { readonly id: Id }, b: { readonly id: Id }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
