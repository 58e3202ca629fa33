import { instantOfLocal, localDateTimeOf } from '../../functions/calendar/local-time.ts'
import type { Instant } from '../../functions/kernel/instant.ts'

/** Times as people in Shanghai say them: `2026-01-05T08:00`. */
export const shanghai = {
  at: (local: string): Instant => instantOfLocal(local, 'Asia/Shanghai'),
  read: (at: Instant): string => localDateTimeOf(at, 'Asia/Shanghai').replace(/(:00)?\.000$/, ''),
}
