import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { RotaIn } from '../../functions/on-call/rota.contract.ts'
import type { ScheduleOut } from '../../functions/on-call/schedule.contract.ts'
import { provesThatItCame } from './contact-test.ts'
import { groups, people, positions, type Role, services } from './department.ts'
import { MemoryOffice, type MemoryOfficeOptions } from './memory-office.ts'

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

/** An office in which the first of the operators has the shift, and the second is called after them. */
export async function officeOnCall(options: MemoryOfficeOptions = {}): Promise<MemoryOffice> {
  const office = await MemoryOffice.open(options)
  await onCallIn(office, { primary: 'opsOne', secondary: 'opsTwo' })
  return office
}

/** Schedules of the operators that the leader sees to, in whatever state matters. The engineer has the shift. */
export interface OnCallAtWork {
  readonly schedule: Id
  /** A schedule nobody is on call by at night, and the case of that. */
  readonly gap: Id
  /** Of the assessor, tomorrow. */
  readonly override: Id
  /** The engineer asks the assessor for a day of this week. */
  readonly swap: Id
  /** The assessor has the shift of the engineer, and has not said so. */
  readonly handOver: Id
  /** The engineer's. */
  readonly feed: Id
  /** The secret part of its address. */
  readonly token: string
}

export async function onCallAtWork(office: MemoryOffice): Promise<OnCallAtWork> {
  const on = (service: 'database' | 'erp', name: string, rotations: RotaIn) =>
    schedules(office, rotations, { name, covers: { kind: 'services', services: [services[service]] } })
  const { id: schedule } = await on(
    'database',
    '数据库值班',
    rota([layer('主', ['opsTwo'])], [layer('备', ['opsOne'])]),
  )
  const days = [{ days: 'working-days' as const, from: '09:00', to: '18:00' }]
  const gapped = await on('erp', '白天值班', rota([layer('白班', ['opsTwo'], { only: days })]))
  const { gaps } = await office.does<ScheduleOut>('head', 'GET', `/api/on-call/schedules/${gapped.id}`)
  const tomorrow = { from: plusMillis(office.now, DAY), until: plusMillis(office.now, 2 * DAY) }
  const override = await office.does<{ id: Id }>('head', 'POST', `/api/on-call/schedules/${schedule}/overrides`, {
    ...{ role: 'primary', person: people.opsThree, ...tomorrow },
  })
  const soon = { from: plusMillis(office.now, 4 * DAY), until: plusMillis(office.now, 5 * DAY) }
  const swap = await office.does<{ id: Id }>('opsTwo', 'POST', '/api/on-call/swaps', {
    ...{ schedule, role: 'primary', receiver: people.opsThree, ...soon },
  })
  const { id: handed } = await on('erp', '交接值班', rota([layer('主', ['opsTwo'])]))
  await office.does('opsTwo', 'PUT', `/api/on-call/schedules/${handed}/note`, { role: 'primary', note: '留意网关。' })
  await office.does('head', 'POST', `/api/on-call/schedules/${handed}/versions`, {
    rota: rota([layer('主', ['opsThree'])]),
  })
  const { items } = await office.does<{ items: { id: Id }[] }>('head', 'GET', '/api/on-call/hand-overs')
  const feed = await office.does<{ id: Id; url: string }>('opsTwo', 'POST', '/api/on-call/feeds', {})
  return {
    ...{ schedule, override: override.id, swap: swap.id, handOver: items[0]?.id ?? '' },
    ...{ gap: gaps[0]?.case ?? '', feed: feed.id, token: feed.url.split('/').at(-1) ?? '' },
  }
}

/** They try out how mail reaches them, and confirm it: nobody has to ask them to prove it. */
export async function provesReachable(office: MemoryOffice, ...roles: readonly Role[]): Promise<void> {
  for (const role of roles) await provesThatItCame(office, role)
}
