import { defaultCalendar } from '../../functions/calendar/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import type { Layer, OnCallSchedule, Override, Rota } from '../../functions/on-call/schedule.ts'
import type { Absence, Directory, Person } from '../../functions/responsibility/index.ts'

export const SCHEDULE = 'ocs_01K9ZQ6V80ABCDEFGHJKMNPQRS'
export const personNamed = (nth: number): Id => `per_01K9ZQ6V80ABCDEFGHJKMN${String(nth).padStart(4, '0')}`

export interface MadeUp {
  readonly rota: Rota
  readonly overrides?: readonly Override[]
  readonly from?: Instant
}

export const scheduleOf = ({ rota, overrides = [], from = '2020-01-01T00:00:00.000Z' }: MadeUp): OnCallSchedule => ({
  id: SCHEDULE,
  name: '值班',
  covers: { kind: 'department' },
  owner: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  versions: [{ ...rota, number: 1, from, publishedAt: from, publishedBy: personNamed(0) }],
  newest: 1,
  overrides,
  told: {},
  version: 1,
})

export const rotaOf = (timeZone: string, primary: readonly Layer[], secondary: readonly Layer[] = []): Rota => ({
  timeZone,
  coverage: { kind: 'always' },
  handOver: 'when-open',
  primary,
  secondary,
})

/** Everybody works here, and some are away at times. */
export function directoryWith(absences: readonly Omit<Absence, 'id' | 'version'>[] = [], left: readonly Id[] = []) {
  const people = new Map<Id, Person>()
  for (let nth = 0; nth < 20; nth += 1) {
    const id = personNamed(nth)
    people.set(id, {
      ...{ id, name: `p${nth}`, email: `p${nth}@example.com`, language: 'zh-CN' },
      ...{ active: !left.includes(id), version: 1 },
    })
  }
  return {
    version: 1,
    department: { calendar: defaultCalendar },
    people,
    groups: new Map(),
    positions: new Map(),
    services: new Map(),
    assignments: [],
    deputies: [],
    absences: absences.map((each, nth) => ({ ...each, id: `abs_${nth}`, version: 1 })),
    books: [],
  } as unknown as Directory
}
