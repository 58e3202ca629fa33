import type { Id } from '../../functions/kernel/ids.ts'
import type { RotaIn } from '../../functions/on-call/rota.contract.ts'
import type { ScheduleOut } from '../../functions/on-call/schedule.contract.ts'
import { groups, people, positions, type Role } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

export type LayerIn = RotaIn['primary'][number]

/** Turns of weeks that begin on Monday at nine, from a Monday long ago, unless said otherwise. */
export const layer = (name: string, roles: readonly Role[], wish: Partial<LayerIn> = {}): LayerIn => ({
  name,
  people: roles.map((role) => people[role]),
  every: { count: 1, unit: 'week' },
  handOverAt: '09:00',
  from: '2025-12-29',
  only: [],
  ...wish,
})

export const rota = (
  primary: readonly LayerIn[],
  secondary: readonly LayerIn[] = [],
  wish: Partial<RotaIn> = {},
): RotaIn => ({
  timeZone: 'Asia/Shanghai',
  coverage: { kind: 'always' },
  handOver: 'when-open',
  primary: [...primary],
  secondary: [...secondary],
  ...wish,
})

/** A schedule of the operators, which their leader sees to. */
export const schedules = (
  office: MemoryOffice,
  rotations: RotaIn,
  wish: Readonly<Record<string, unknown>> = {},
): Promise<ScheduleOut> =>
  office.does<ScheduleOut>('head', 'POST', '/api/on-call/schedules', {
    name: '系统运维值班',
    covers: { kind: 'group', group: groups.operations },
    owner: positions.opsLeader,
    rota: rotations,
    ...wish,
  })

const known = new WeakMap<MemoryOffice, Id>()

/** Who of the operators has the shift from now on, day and night. */
export async function onCallIn(
  office: MemoryOffice,
  { primary, secondary }: { readonly primary?: Role; readonly secondary?: Role },
): Promise<void> {
  const alone = (role: Role | undefined) => (role === undefined ? [] : [layer(role, [role])])
  const rotations = rota(alone(primary), alone(secondary))
  const id = known.get(office)
  if (id === undefined) {
    known.set(office, (await schedules(office, rotations)).id)
    return
  }
  await office.does('head', 'POST', `/api/on-call/schedules/${id}/versions`, { rota: rotations })
}
