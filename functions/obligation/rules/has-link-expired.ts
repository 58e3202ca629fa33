import { DAY, type Instant, millisOf } from '../../kernel/instant.ts'

/** A link is of no use so long after its obligation was opened. Business time. */
const LASTS = 60 * DAY

export const hasLinkExpired = (openedAt: Instant, now: Instant): boolean => millisOf(now) - millisOf(openedAt) > LASTS
