import { loadSchedules, putSchedule, schedulesMove } from '../../functions/on-call/on-call.store.ts'
import type { Layer, ScheduleVersion } from '../../functions/on-call/schedule.ts'
import { groups, people, positions, type Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

const SCHEDULE = 'ocs_01K9ZQ6V80ABCDEFGHJKMNPQRS'

/** Who of the operators has the shift from now on, day and night. */
export async function onCallIn(
  office: MemoryOffice,
  { primary, secondary }: { readonly primary?: Role; readonly secondary?: Role },
): Promise<void> {
  const before = (await loadSchedules(office.store)).find(({ id }) => id === SCHEDULE)
  const earlier = before?.versions ?? []
  const version: ScheduleVersion = {
    number: earlier.length + 1,
    from: office.now,
    publishedAt: office.now,
    publishedBy: people.head,
    timeZone: 'Asia/Shanghai',
    coverage: { kind: 'always' },
    handOver: 'when-open',
    primary: alone(primary),
    secondary: alone(secondary),
  }
  await office.store.commit([
    putSchedule({
      id: SCHEDULE,
      name: '系统运维值班',
      covers: { kind: 'group', group: groups.operations },
      owner: positions.opsLeader,
      versions: [...earlier, version],
      told: {},
      version: version.number,
    }),
    schedulesMove(earlier.length),
  ])
}

const alone = (role: Role | undefined): Layer[] =>
  role === undefined
    ? []
    : [
        {
          name: role,
          people: [people[role]],
          every: { count: 1, unit: 'week' },
          handOverAt: '09:00',
          from: '2026-01-01',
          only: [],
        },
      ]
