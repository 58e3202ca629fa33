// Who is on call, computed: at instants, and over a year. Says one line: what it took, as JSON.
import { shiftsBetween } from '../../functions/on-call/rules/shifts.ts'
import { whoIsOnCall } from '../../functions/on-call/rules/who-is-on-call.ts'
import type { Layer } from '../../functions/on-call/schedule.ts'
import { directoryWith, personNamed, rotaOf, SCHEDULE, scheduleOf } from '../../test/on-call/made-up-schedules.ts'

const people = Array.from({ length: 6 }, (_, nth) => personNamed(nth))
const layer = (wish: Partial<Layer>): Layer => ({
  ...{ name: 'a', people, every: { count: 1, unit: 'week' }, handOverAt: '09:00', from: '2025-12-29', only: [] },
  ...wish,
})
/** Weeks; above them nights by the day; above those days off by the calendar, twelve hours each. */
const layers: readonly Layer[] = [
  layer({}),
  layer({
    ...{ every: { count: 1, unit: 'day' }, handOverAt: '18:00' },
    only: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', to: '09:00' }],
  }),
  layer({
    ...{ every: { count: 12, unit: 'hour' }, handOverAt: '08:00' },
    only: [{ days: 'days-off', from: '08:00', to: '20:00' }],
  }),
]
const YEAR = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' } as const
const ZONES = ['Asia/Shanghai', 'Europe/London', 'America/New_York'] as const
const INSTANTS = 400
const DAY = 86_400_000

/** Some leave, as in any year. */
const away = directoryWith(
  people.map((person, nth) => ({
    person,
    from: new Date(Date.UTC(2026, nth * 2, 10)).toISOString(),
    until: new Date(Date.UTC(2026, nth * 2, 20)).toISOString(),
  })),
)

const measured = ZONES.map((zone) => {
  const schedule = scheduleOf({ rota: rotaOf(zone, layers, layers) })
  const begun = performance.now()
  const shifts = shiftsBetween(schedule, 'primary', away, YEAR)
  const year = performance.now() - begun
  const times = Array.from({ length: INSTANTS }, (_, nth) => {
    const at = new Date(Date.UTC(2026, 0, 1) + ((nth * 7919) % 365) * DAY + nth * 60_000).toISOString()
    // The least of three on a busy machine, each with another object: nothing is remembered from the one before.
    const tries = Array.from({ length: 3 }, () => {
      const fresh = [{ ...schedule }]
      const from = performance.now()
      whoIsOnCall(fresh, away, { schedule: SCHEDULE, role: 'primary' }, at)
      return performance.now() - from
    })
    return Math.min(...tries)
  }).toSorted((a, b) => a - b)
  return { zone, shifts: shifts.length, year, median: times[INSTANTS / 2], worst: times.at(-1) }
})

process.stdout.write(`${JSON.stringify(measured)}\n`)
