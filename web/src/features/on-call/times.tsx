import { readPreferences } from '../../../../functions/on-call/on-call.contract.ts'
import { sayInstant, sayRange } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { useOnCallWords } from './words.ts'

/** The zone in which the reader sees shifts: their own where they gave one, else the department's. */
export function useOwnZone(): string {
  const department = useTimeZone()
  const { data } = useApi(readPreferences, {})
  return data?.timeZone ?? department
}

export interface Range {
  readonly from: string
  readonly until: string
}

/** Says instants and ranges as the reader's wall shows them. */
export function useOwnTimes() {
  const { language } = useOnCallWords()
  const zone = useOwnZone()
  const now = useNow('minute')
  return {
    zone,
    now,
    sayAt: (at: string) => sayInstant(at, zone, language, now),
    sayWhen: ({ from, until }: Range) => sayRange(from, until, zone, language, now),
  }
}

/** From when until when, as the reader's wall shows it. */
export function When({ from, until }: Range) {
  const { sayWhen } = useOwnTimes()
  return <time dateTime={from}>{sayWhen({ from, until })}</time>
}
