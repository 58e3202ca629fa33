import { DAY, type Instant, MINUTE, millisOf } from '../../../../functions/kernel/instant.ts'
import { instantAt, type LocalDateTime, localOf } from '../../lib/zone.ts'

/** As the server has it; here only to say so before something is sent. */
const SHORTEST = 15 * MINUTE
const LONGEST = 7 * DAY

/** Lengths that are offered, in minutes. */
export const USUAL_LENGTHS = [30, 60, 120, 240] as const

export interface LocalWindow {
  readonly from?: LocalDateTime
  readonly until?: LocalDateTime
}

/** The window's two instants, as far as they are times at all. */
export function instantsOf({ from = '', until = '' }: LocalWindow, timeZone: string) {
  return { from: instantAt(from, timeZone), until: instantAt(until, timeZone) }
}

/** What the server would refuse, said before it is asked. */
export function faultOfWindow(
  local: LocalWindow,
  timeZone: string,
  now: Instant,
): 'tooShort' | 'tooLong' | 'passed' | undefined {
  const { from, until } = instantsOf(local, timeZone)
  if (from === undefined || until === undefined) return undefined
  const length = millisOf(until) - millisOf(from)
  if (length < SHORTEST) return 'tooShort'
  if (length > LONGEST) return 'tooLong'
  return until <= now ? 'passed' : undefined
}

/** The end of a window of this length, in the words of the form. */
export function endAfter(from: LocalDateTime, minutes: number, timeZone: string): LocalDateTime | undefined {
  const start = instantAt(from, timeZone)
  if (start === undefined) return undefined
  return localOf(new Date(millisOf(start) + minutes * MINUTE).toISOString(), timeZone)
}
