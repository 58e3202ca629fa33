import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { type Instant, MINUTE, plusMillis } from '../../kernel/instant.ts'
import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Write } from '../../platform/store.ts'
import type { Signal } from '../alert.ts'
import { ALERT_RECEIVED } from '../events.ts'
import { hintFrom } from '../formats/reading.ts'
import type { BeatRow, Heartbeat, HeartbeatHead } from '../heartbeat.ts'
import { putInbox } from '../intake/inbox.store.ts'
import { findBeat, findHeartbeat, headOfHeartbeat, putBeat } from '../source.store.ts'

/** When the next call is missed, if it is not there by then. */
export const missedAt = (
  { everyMinutes, graceMinutes }: Pick<Heartbeat, 'everyMinutes' | 'graceMinutes'>,
  from: Instant,
) => plusMillis(from, (everyMinutes + graceMinutes) * MINUTE)

/** What silence says, and what its end does: an alert like any other. */
export const signalOfHeartbeat = (
  { name, description, labels }: Heartbeat,
  status: Signal['status'],
  since: Instant,
): Signal => ({
  fingerprint: 'missing',
  status,
  title: `心跳中断：${name}（Heartbeat missing）`,
  description,
  labels: { alertname: 'HeartbeatMissing', heartbeat: name },
  hint: hintFrom(labels.severity ?? '') ?? 'warning',
  links: [],
  startsAt: since,
})

/** Into the inbox of the heartbeat, to be looked at like what came from outside. */
export const saying = (heartbeat: Heartbeat, signal: Signal, now: Instant, { random }: Pick<Platform, 'random'>) => ({
  row: putInbox({ source: heartbeat.id, id: newId('ain', now, random), at: now }, { signals: [signal] }),
  effect: { kind: 'event', event: ALERT_RECEIVED, about: { source: heartbeat.id } } as const,
})

/** Nobody called in time. Noted once; whoever calls a moment later is faster, or it is back. */
export const missHeartbeat = (platform: Platform, id: Id): Promise<undefined> =>
  perform(platform, async () => {
    const { store, clock } = platform
    const now = clock.now()
    const [head, beat] = await Promise.all([findHeartbeat(store, id), findBeat(store, id)])
    if (head === undefined || beat?.dueAt === undefined || beat.dueAt > now) return { acts: [], answer: undefined }
    return { acts: [missed(platform, head, beat, beat.dueAt, now)], answer: undefined }
  })

function missed(platform: Platform, head: HeartbeatHead, beat: BeatRow, dueAt: Instant, now: Instant): Act {
  const { id } = head
  const { lastAt } = beat
  const stopped: Write = putBeat(beat, { id, ...(lastAt === undefined ? {} : { lastAt }) })
  const said = saying(head, signalOfHeartbeat(head, 'firing', dueAt), now, platform)
  return {
    before: head,
    head: headOfHeartbeat({ ...head, status: 'missing', missingSince: dueAt }),
    at: now,
    did: 'heartbeat.missed',
    by: byClock,
    what: { since: dueAt, ...(lastAt === undefined ? {} : { lastAt }) },
    rows: [stopped, said.row],
    effects: [said.effect],
  }
}
