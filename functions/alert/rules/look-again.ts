import { type Instant, MINUTE, plusMillis } from '../../kernel/instant.ts'
import type { Alert } from '../alert.ts'
import { calmAt, isFlapping } from './is-flapping.ts'
import type { Quiet } from './what-keeps-it-quiet.ts'

/**
 * What an alert is found to be when its time has come. `page`: nobody keeps it quiet any longer. `calm`: it comes and goes
 * no more. `end`: it ended long enough ago. `wait`: not yet.
 */
export interface Found {
  readonly what: 'page' | 'quiet' | 'calm' | 'end' | 'wait'
  readonly after: Alert
}

export function lookAgain(alert: Alert, quiet: Quiet | undefined, now: Instant): Found {
  const { lookAt: _, because: __, ...rest } = alert
  if (alert.status === 'firing' && alert.treatment !== 'paged') {
    if (quiet === undefined)
      return { what: 'page', after: { ...rest, treatment: 'pending', ...stillFlapping(alert, now) } }
    const { treatment, because, until } = quiet
    return { what: 'quiet', after: { ...rest, treatment, because, lookAt: until } }
  }
  const kept = alert.because === undefined ? rest : { ...rest, because: alert.because }
  if (alert.isFlapping) {
    if (isFlapping(alert.begins, true, now))
      return { what: 'wait', after: { ...kept, lookAt: calmAt(alert.begins, now) } }
    const quietAt = quietUntil(alert)
    const looks = quietAt === undefined ? {} : { lookAt: quietAt > now ? quietAt : now }
    return { what: 'calm', after: { ...kept, isFlapping: false, ...looks } }
  }
  const quietAt = quietUntil(alert)
  if (quietAt === undefined) return { what: 'wait', after: kept }
  return quietAt > now ? { what: 'wait', after: { ...kept, lookAt: quietAt } } : { what: 'end', after: kept }
}

const stillFlapping = ({ isFlapping: was, begins }: Alert, now: Instant) =>
  was ? { lookAt: calmAt(begins, now) > now ? calmAt(begins, now) : plusMillis(now, MINUTE) } : {}

/** Until when it has to stay as it is for its incident to end by itself. */
function quietUntil({ status, resolvedAt, incident, resolvesAfter }: Alert): Instant | undefined {
  if (status !== 'resolved' || resolvedAt === undefined || incident === undefined || resolvesAfter === undefined)
    return undefined
  return plusMillis(resolvedAt, resolvesAfter * MINUTE)
}
