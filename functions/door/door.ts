import type { Clock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { type Cookies, cookiesFor, type Doorkeeper, type People } from '../sign-in/index.ts'
import { gatherReads } from './gathered-reads.ts'
import { type Rate, RateLimit } from './rate-limit.ts'
import { Recent } from './recent.ts'
import { type SecurityHeaders, securityHeaders } from './security-headers.ts'

/** What every piece of the door needs, made once. */
export interface Door {
  readonly platform: Platform
  readonly doorkeeper: Doorkeeper
  /** Time of the machine: sessions, tokens, rate limits, idempotency keys. */
  readonly wallClock: Clock
  readonly cookies: Cookies
  readonly headers: SecurityHeaders
  /** `https://onduty.example.com`: the only origin whose pages may use a session. */
  readonly origin: string
  readonly limits: { readonly perCaller: RateLimit; readonly perAddress: RateLimit }
  /** Credentials that opened the door a moment ago. */
  readonly familiar: Recent<true>
  /** Answers are checked against their contracts; for tests. */
  readonly checksAnswers: boolean
}

export interface DoorOptions extends Pick<Door, 'platform' | 'wallClock'> {
  readonly people: People
  readonly ratePerCaller?: Rate
  readonly ratePerAddress?: Rate
  readonly checksAnswers?: boolean
}

export function doorOf(options: DoorOptions): Door {
  const { platform, people, wallClock, checksAnswers = false } = options
  const { ratePerCaller = { perSecond: 100, burst: 1000 }, ratePerAddress = { perSecond: 50, burst: 500 } } = options
  return {
    ...{ platform, wallClock, checksAnswers },
    doorkeeper: {
      ...{ people, secrets: platform.secrets, findMany: gatherReads(platform.store) },
      write: (write) => platform.store.write(write),
    },
    cookies: cookiesFor(platform.publicUrl),
    headers: securityHeaders(platform.publicUrl),
    origin: new URL(platform.publicUrl).origin,
    familiar: new Recent(20_000),
    limits: { perCaller: new RateLimit(ratePerCaller), perAddress: new RateLimit(ratePerAddress) },
  }
}
