import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Delivery } from '../../kernel/file.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { ConditionFailedError } from '../../platform/store.ts'
import { unsigned } from '../errors.ts'
import type { BeatRow, HeartbeatHead } from '../heartbeat.ts'
import { missedAt, saying, signalOfHeartbeat } from '../process/miss-heartbeat.ts'
import { findBeat, findHeartbeat, headOfHeartbeat, putBeat } from '../source.store.ts'
import { showsKey } from './who-sends.ts'

const MOST_RACES = 6

/** It called. Answers until when it has to call again; nothing while nobody waits for it. */
export async function takeBeat(
  platform: Platform,
  id: Id,
  delivery: Delivery,
  wallClock: Clock,
): Promise<Instant | undefined> {
  const head = await findHeartbeat(platform.store, id)
  if (head === undefined || !showsKey(head, delivery, platform.secrets, wallClock.now())) throw unsigned()
  for (let race = 1; ; race += 1) {
    try {
      return await perform(platform, () => called(platform, id))
    } catch (error) {
      if (!(error instanceof ConditionFailedError) || race === MOST_RACES) throw error
    }
  }
}

async function called(platform: Platform, id: Id): Promise<Outcome<Instant | undefined>> {
  const { store, clock } = platform
  const now = clock.now()
  const [head, beat] = await Promise.all([findHeartbeat(store, id), findBeat(store, id)])
  if (head?.isActive !== true) return { acts: [], answer: undefined }
  const dueAt = missedAt(head, now)
  if (head.status !== 'beating') return { acts: [back(platform, head, beat, dueAt, now)], answer: dueAt }
  // Nothing about it has changed but when it called: one row.
  await store.write(putBeat(beat, { id, dueAt, lastAt: now }))
  return { acts: [], answer: dueAt }
}

/** For the first time, or after it was missing. */
function back(platform: Platform, head: HeartbeatHead, beat: BeatRow | undefined, dueAt: Instant, now: Instant): Act {
  const { missingSince, ...rest } = head
  const said =
    missingSince === undefined
      ? undefined
      : saying(head, signalOfHeartbeat(head, 'resolved', missingSince), now, platform)
  return {
    before: head,
    head: headOfHeartbeat({ ...rest, status: 'beating' }),
    at: now,
    did: missingSince === undefined ? 'heartbeat.began' : 'heartbeat.returned',
    by: byClock,
    what: { ...(missingSince === undefined ? {} : { missingSince }) },
    rows: [putBeat(beat, { id: head.id, dueAt, lastAt: now }), ...(said === undefined ? [] : [said.row])],
    effects: said === undefined ? [] : [said.effect],
  }
}
