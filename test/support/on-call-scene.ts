import type { Id } from '../../functions/kernel/ids.ts'
import { type Instant, instantOf } from '../../functions/kernel/instant.ts'
import type { OverrideOut, ScheduleOut } from '../../functions/on-call/schedule.contract.ts'
import { emailOf, people, type Role } from './department.ts'
import { roleOf } from './incidents-at-work.ts'
import { MemoryOffice } from './memory-office.ts'

/** A wall clock in Shanghai; the office opens on Monday, 5 January 2026, at nine. */
export const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))

export interface ShiftSeen {
  readonly person: { readonly id: Id } | null
  readonly because: string | null
}
export interface SeenAt {
  readonly primary: ShiftSeen
  readonly secondary: ShiftSeen
  readonly isPast: boolean
}
export interface OnCallOwed {
  readonly id: Id
  readonly caseId: Id
  readonly kind: string
  readonly dueAt: Instant
  readonly status: string
}

/** An office, as far as on-call goes: who is asked what, in times read off a wall in Shanghai. */
export class OnCallScene {
  private constructor(readonly office: MemoryOffice) {}

  static open = async (): Promise<OnCallScene> => new OnCallScene(await MemoryOffice.open())

  at(schedule: Id, local: string, role: Role = 'head'): Promise<SeenAt> {
    return this.office.does<SeenAt>(role, 'GET', `/api/on-call/schedules/${schedule}/at?at=${shanghai(local)}`)
  }

  async primaryAt(schedule: Id, local: string): Promise<Role | undefined> {
    return roleOf((await this.at(schedule, local)).primary.person?.id)
  }

  read(schedule: Id): Promise<ScheduleOut> {
    return this.office.does<ScheduleOut>('head', 'GET', `/api/on-call/schedules/${schedule}`)
  }

  /** What somebody owes about on-call. */
  async owedBy(role: Role, status = 'open'): Promise<OnCallOwed[]> {
    const path = `/api/obligations?status=${status}`
    const { items } = await this.office.does<{ items: OnCallOwed[] }>(role, 'GET', path)
    return items.filter(({ kind }) => kind.startsWith('on-call.'))
  }

  async kindsOwedBy(role: Role): Promise<string[]> {
    return (await this.owedBy(role)).map(({ kind }) => kind)
  }

  mailsTo(role: Role) {
    return this.office.mails.filter(({ to }) => to.address === emailOf(role))
  }

  isAway(role: Role, from: string, until: string): Promise<{ id: Id }> {
    return this.office.does(role, 'POST', '/api/absences', { from: shanghai(from), until: shanghai(until) })
  }

  /** Somebody has somebody stand in as primary. */
  overrides(as: Role, schedule: Id, role: Role, from: string, until: string): Promise<OverrideOut> {
    return this.office.does<OverrideOut>(as, 'POST', `/api/on-call/schedules/${schedule}/overrides`, {
      ...{ role: 'primary', person: people[role], from: shanghai(from), until: shanghai(until) },
    })
  }

  advanceTo(local: string): Promise<void> {
    return this.office.advance(Date.parse(shanghai(local)) - Date.parse(this.office.now))
  }

  async leaves(role: Role): Promise<void> {
    const path = `/api/people/${people[role]}`
    const { version } = await this.office.does<{ version: number }>('admin', 'GET', path)
    await this.office.does('admin', 'PATCH', path, { active: false }, version)
  }
}
