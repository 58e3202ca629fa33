import type { Instant } from '../../../../functions/kernel/instant.ts'
import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { localOf } from '../../lib/zone.ts'
import { type AboutValues, aboutOf } from './about-values.ts'
import { newLayer, type RotaValues, rotaValuesOf } from './rota-values.ts'
import { mondayOf } from './weeks.ts'

/** What the form of a schedule and its next version has. */
export interface EditValues extends AboutValues {
  /** From when the version counts, on the wall of the rotations; nothing: from now. */
  readonly from?: string
  readonly rota: RotaValues
}

/** One rotation by the week, at every hour. */
export const newValues = (layer: string, zone: string, now: Instant): EditValues => ({
  covers: { kind: 'group' },
  rota: {
    ...{ timeZone: zone, handOver: 'when-open', coverage: { kind: 'always', spells: [] } },
    ...{ primary: [newLayer(layer, mondayOf(now, zone))], secondary: [] },
  },
})

/** The version that will count last, if one waits already; else the one that counts now. */
export function valuesOfSchedule(schedule: ScheduleOut): EditValues {
  const waiting = schedule.coming.at(-1)
  const version = waiting ?? schedule.current
  const empty = newValues('', schedule.timeZone, '2026-01-05T00:00:00.000Z')
  return {
    ...aboutOf(schedule),
    rota: version === null || version === undefined ? empty.rota : rotaValuesOf(version.rota),
    ...(waiting !== undefined && { from: localOf(waiting.from, waiting.rota.timeZone) }),
  }
}
