import { DAY, type Instant, millisOf } from '../../../../functions/kernel/instant.ts'
import { myShifts } from '../../../../functions/on-call/on-call.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { useApi } from '../../lib/use-api.ts'
import { instantAt, localOf } from '../../lib/zone.ts'
import { useOwnTimes } from './times.tsx'
import { plusDays } from './weeks.ts'

export type MyShift = Answer<typeof myShifts>['shifts'][number]

const DAYS_SHOWN = 35
/** The server cuts shifts off where it stops looking: it looks further than is shown, so that they are seen whole. */
const DAYS_ASKED = 90

/** Those that have begun, or begin within 35 days. */
export const soonOf = <Shift extends { readonly from: Instant }>(shifts: readonly Shift[], now: Instant): Shift[] =>
  shifts.filter(({ from }) => millisOf(from) - millisOf(now) < DAYS_SHOWN * DAY)

/** The reader's shifts, running and of the next 35 days. */
export function useMyShifts() {
  const { zone, now } = useOwnTimes()
  const until = instantAt(`${plusDays(localOf(now, zone).slice(0, 10), DAYS_ASKED)}T00:00`, zone)
  const { data, error, refetch } = useApi(myShifts, { query: { ...(until !== undefined && { until }) } })
  return {
    shifts: data === undefined ? undefined : soonOf(data.shifts, now),
    zone: data?.timeZone ?? zone,
    error,
    refetch: () => void refetch(),
  }
}
