import { idByRule } from '../../../functions/duty/open-occurrence.ts'
import { dayOf } from '../../../functions/duty/plan.store.ts'
import { nextOpening } from '../../../functions/duty/planned.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { aggregateKeyOf } from '../../../functions/kernel/ids.ts'
import { type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { headIn, type Patient, TOLERANCE, type Violation, violation } from './patient.ts'

/** 2: what was planned is open in time, as a case; nothing is both planned and a case; the sweeper finds what is next. */
export function whatIsPlannedOpens(patients: readonly Patient[], rows: readonly Item[], now: Instant): Violation[] {
  const known = new Set(patients.map((patient) => keyOf(headIn(patient)?.id)))
  return rows
    .filter(({ pk }) => pk.startsWith('duty-plan#'))
    .flatMap((row) => {
      const day = dayOf(row as Parameters<typeof dayOf>[0])
      const next = nextOpening(day.planned)
      const name = `${row.pk} ${row.sk}`
      const isFound = next === undefined ? row.gsi3pk === undefined : String(row.gsi3sk).startsWith(`${next}#`)
      const isInTime = next === undefined || next >= plusMillis(now, -TOLERANCE)
      const wrong = day.planned.filter(
        ({ duty, at, opensAt, isOpened }) => known.has(keyOf(idByRule(duty, day.on, at, opensAt))) !== isOpened,
      )
      return [
        ...(isFound ? [] : [violation(2, name, 'the sweeper does not find what opens next')]),
        ...(isInTime ? [] : [violation(2, name, 'what was to open has not been opened')]),
        ...wrong.map(({ duty, isOpened }) =>
          violation(2, name, isOpened ? `no case of ${duty} is there` : `${duty} is planned, and a case already`),
        ),
      ]
    })
}

const keyOf = (id: unknown): string => (typeof id === 'string' && id.length === 30 ? aggregateKeyOf(id as Id) : '')
