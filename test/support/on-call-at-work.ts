import { groups, people, type Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** Who of the operators has the shift from now on, day and night. */
export async function onCallIn(
  office: MemoryOffice,
  { primary, secondary }: { readonly primary?: Role; readonly secondary?: Role },
): Promise<void> {
  await office.store.write({
    put: {
      pk: 'test-schedules',
      sk: 'operations',
      schedule: {
        id: 'ocs_01K9ZQ6V80ABCDEFGHJKMNPQRS',
        group: groups.operations,
        ...(primary === undefined ? {} : { primary: people[primary] }),
        ...(secondary === undefined ? {} : { secondary: people[secondary] }),
      },
    },
  })
}
