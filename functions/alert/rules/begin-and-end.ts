import type { Id } from '../../kernel/ids.ts'
import { type Instant, MINUTE, plusMillis } from '../../kernel/instant.ts'
import type { Alert } from '../alert.ts'
import { calmAt, isFlapping, recentBegins } from './is-flapping.ts'
import type { Arrival, Known } from './turn-alerts.ts'
import { whatKeepsItQuiet } from './what-keeps-it-quiet.ts'
import type { Way } from './where-it-goes.ts'

/** What others may want to hear of it. */
export type Happened = 'begun' | 'ended' | 'flapping'

/**
 * The first of its parts fires. What comes and goes is one thing: once it is known to flap and has its incident, it is
 * not paged again each time.
 */
export function begun(
  known: Alert | undefined,
  id: Id,
  { signal, labels, source, at }: Arrival,
  { routed, key }: Extract<Way, { does: 'open' }>,
  ground: Pick<Known, 'silences' | 'windowsOf'>,
  happened: Happened[],
): Alert {
  const begins = recentBegins([...(known?.begins ?? []), at], at)
  const wasFlapping = known?.isFlapping ?? false
  const flaps = isFlapping(begins, wasFlapping, at)
  const quiet = whatKeepsItQuiet(labels, ground.silences, ground.windowsOf(routed.service), at)
  const isDamped = flaps && known?.incident !== undefined
  if (quiet === undefined && !isDamped) happened.push('begun')
  if (flaps && !wasFlapping) happened.push('flapping')
  const lookAt = quiet?.until ?? (flaps ? calmAt(begins, at) : undefined)
  return {
    ...routed,
    id,
    key,
    source: known?.source ?? source,
    title: signal.title,
    description: signal.description,
    labels,
    links: signal.links,
    status: 'firing',
    treatment: quiet?.treatment ?? (isDamped ? 'paged' : 'pending'),
    ...(quiet === undefined ? {} : { because: quiet.because }),
    ...(known?.incident === undefined ? {} : { incident: known.incident }),
    episode: (known?.episode ?? 0) + 1,
    begins,
    isFlapping: flaps,
    firedAt: at,
    ...(lookAt === undefined ? {} : { lookAt }),
  }
}

/** The last of its parts has ended. Its incident is looked at after the quiet time of its rule, when it stays so. */
export function ended(alert: Alert, at: Instant, happened: Happened[]): Alert {
  const { lookAt: _, ...rest } = alert
  const { incident, resolvesAfter, begins } = alert
  if (incident !== undefined && !alert.isFlapping) happened.push('ended')
  const quietAt =
    incident === undefined || resolvesAfter === undefined ? undefined : plusMillis(at, resolvesAfter * MINUTE)
  const lookAt = alert.isFlapping ? later(calmAt(begins, at), quietAt) : quietAt
  return {
    ...rest,
    status: 'resolved',
    treatment: 'settled',
    resolvedAt: at,
    ...(lookAt === undefined ? {} : { lookAt }),
  }
}

const later = (one: Instant, other: Instant | undefined): Instant => (other !== undefined && other > one ? other : one)
