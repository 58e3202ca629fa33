import type { Clock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import type { Cookies, People } from '../sign-in/index.ts'
import type { RateLimit } from './rate-limit.ts'
import type { SecurityHeaders } from './security-headers.ts'

/** What every piece of the door needs, made once. */
export interface Door {
  readonly platform: Platform
  readonly people: People
  /** Time of the machine: sessions, tokens, rate limits, idempotency keys. */
  readonly wallClock: Clock
  readonly cookies: Cookies
  readonly headers: SecurityHeaders
  /** `https://onduty.example.com`: the only origin whose pages may use a session. */
  readonly origin: string
  readonly limits: { readonly perCaller: RateLimit; readonly perAddress: RateLimit }
  /** Answers are checked against their contracts; for tests. */
  readonly checksAnswers: boolean
}
