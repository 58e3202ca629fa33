import { formatInstant, localDateTimeOf } from '../calendar/index.ts'
import { type Instant, MINUTE, millisOf } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'

/**
 * An instant for somebody outside, who may sit in another zone than we do: as our wall shows it, with how far that is from
 * UTC. `Fri 27 Nov, 10:31 (UTC+8)`.
 */
export const sayOutside = (at: Instant, timeZone: string, language: Language, now: Instant): string =>
  `${formatInstant(at, timeZone, language, now)}${language === 'en' ? ` (${zoneOf(at, timeZone)})` : `（${zoneOf(at, timeZone)}）`}`

function zoneOf(at: Instant, timeZone: string): string {
  const wall = Date.parse(`${localDateTimeOf(at, timeZone).slice(0, 16)}:00Z`)
  const ahead = Math.round((wall - millisOf(at)) / MINUTE)
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  if (ahead === 0) return 'UTC'
  return `UTC${ahead < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}
