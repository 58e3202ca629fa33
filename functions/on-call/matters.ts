import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Matter } from './hand-over.ts'
import type { OnCallRole, OnCallSchedule } from './schedule.ts'

/** Of which shift. */
export interface OfShift {
  readonly schedule: OnCallSchedule
  readonly role: OnCallRole
  /** To tell what this schedule answers for from what another does. */
  readonly schedules: readonly OnCallSchedule[]
  readonly directory: Directory
}

/** What is open of a shift: rooms above tell it, the registry lists who is asked (registry/matters.ts). */
export type MattersOf = (platform: Pick<Platform, 'store' | 'clock'>, of: OfShift) => Promise<readonly Matter[]>

/** All of them, one room after the other. */
export const allMatters =
  (rooms: readonly MattersOf[]): MattersOf =>
  async (platform, of) =>
    (await Promise.all(rooms.map((each) => each(platform, of)))).flat()
