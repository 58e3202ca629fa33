// PLACEHOLDER by LEAD until ONCALL's own file stands here: overwrite it.
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Item, Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'

export interface OnCallSchedule {
  readonly id: Id
  readonly primary?: Id
  readonly secondary?: Id
  readonly group?: Id
}
export const loadSchedules = async (store: Store): Promise<readonly OnCallSchedule[]> =>
  (await store.query<Item & { schedule: never }>({ pk: 'test-schedules' })).items.map(({ schedule }) => schedule)
export const scheduleFor = (
  schedules: readonly OnCallSchedule[],
  _directory: Directory,
  { group }: { readonly service?: Id; readonly group?: Id },
): OnCallSchedule | undefined => schedules.find((each) => each.group === group)
export const whoIsOnCall = (
  schedules: readonly OnCallSchedule[],
  _directory: Directory,
  { schedule, role }: { readonly schedule: Id; readonly role: 'primary' | 'secondary' },
  _at: Instant,
): { readonly person: Id } | undefined => {
  const person = schedules.find(({ id }) => id === schedule)?.[role]
  return person === undefined ? undefined : { person }
}
