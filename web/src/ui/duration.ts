/** A time allowed as the API writes it. */
export interface Allowance {
  readonly clock: 'business' | 'wall'
  readonly iso: string
}

/** A duration as people type it. Seconds are kept, though nobody types them. */
export interface Parts {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

const PATTERN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** `P1DT4H` in parts; nothing for what is no duration. */
export function partsOf(iso: string): Parts {
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = (PATTERN.exec(iso) ?? [])
    .slice(1)
    .map((digits) => Number(digits ?? 0))
  return { days: weeks * 7 + days, hours, minutes, seconds }
}

/** The other way; `PT0M` for nothing at all, which nobody may save. */
export function isoOf({ days, hours, minutes, seconds }: Parts): string {
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('')
  if (days === 0 && time === '') return 'PT0M'
  return `P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`
}

export const isNothing = ({ iso }: Allowance): boolean => isoOf(partsOf(iso)) === 'PT0M'

const HOURS_OF_DAY = { business: 8, wall: 24 } as const

/** About how long it is, in minutes: to put steps in their order, which no calendar changes in what was saved. */
export function weightOf({ clock, iso }: Allowance): number {
  const { days, hours, minutes, seconds } = partsOf(iso)
  return (days * HOURS_OF_DAY[clock] + hours) * 60 + minutes + seconds / 60
}
