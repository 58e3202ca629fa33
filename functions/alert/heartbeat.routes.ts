import type { Grant } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { HOUR, type Instant, plusMillis } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import { timelineOf } from '../obligation/index.ts'
import { type Act, headAfterAct } from '../platform/act.ts'
import type { Clock } from '../platform/clock.ts'
import type { Effect } from '../platform/effect.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import { authorise, personIsActive } from '../responsibility/index.ts'
import { conflict } from './errors.ts'
import {
  addHeartbeat,
  beat,
  changeHeartbeat,
  type HeartbeatOut,
  listHeartbeats,
  readHeartbeat,
  readHeartbeatTimeline,
  renewHeartbeatKey,
} from './heartbeat.contract.ts'
import type { BeatRow, Heartbeat, HeartbeatHead } from './heartbeat.ts'
import { bearerKey } from './intake/keys.ts'
import { takeBeat } from './intake/take-beat.ts'
import { missedAt, saying, signalOfHeartbeat } from './process/miss-heartbeat.ts'
import { lookingOf, pageFrom } from './seen-by.ts'
import {
  findBeat,
  findBeats,
  getHeartbeat,
  headOfHeartbeat,
  listHeartbeatsByName,
  MOST_SOURCES,
  putBeat,
} from './source.store.ts'

export const heartbeatRoutes = (wallClock: Clock): readonly Route[] => {
  const viewOf = (platform: Platform, head: HeartbeatHead, row: Pick<BeatRow, 'lastAt' | 'dueAt'> | undefined) =>
    view(platform, head, row, wallClock.now())

  return [
    query(listHeartbeats, async (platform, call) => {
      await lookingOf(platform.store, call, 'heartbeats')
      const { items, next } = await listHeartbeatsByName(platform.store, pageFrom(call.query))
      const beats = await findBeats(
        platform.store,
        items.map(({ id }) => id),
      )
      return { items: items.map((head, nth) => viewOf(platform, head, beats[nth])), nextCursor: next ?? null }
    }),

    query(readHeartbeat, async (platform, call) => {
      await lookingOf(platform.store, call, 'heartbeat')
      const { id } = call.params
      const [head, row] = await Promise.all([getHeartbeat(platform.store, id), findBeat(platform.store, id)])
      return viewOf(platform, head, row)
    }),

    query(readHeartbeatTimeline, async ({ store }, call) => {
      const looking = await lookingOf(store, call, 'heartbeat')
      await getHeartbeat(store, call.params.id)
      return timelineOf(store, call.params.id, call.query, looking)
    }),

    mutation(addHeartbeat, async (platform, call) => {
      const grant = await authorise(platform, call, 'alert.administer')
      const { body, now } = call
      const { items } = await listHeartbeatsByName(platform.store, { limit: MOST_SOURCES })
      if (items.length >= MOST_SOURCES) throw tooMany()
      const heartbeat: Heartbeat = {
        ...body,
        id: newId('hbt', now, platform.random),
        isActive: true,
        status: 'new',
        key: 1,
      }
      const dueAt = missedAt(heartbeat, now)
      const rows = [putBeat(undefined, { id: heartbeat.id, dueAt })]
      const act = actOf(undefined, heartbeat, 'heartbeat.added', call, grant, { what: timesOf(heartbeat), rows })
      const answer = {
        ...viewOf(platform, headAfterAct<HeartbeatHead>(act), { dueAt }),
        key: bearerKey(platform.secrets, heartbeat.id, 1),
      }
      return { acts: [act], answer }
    }),

    mutation(changeHeartbeat, async (platform, call) => {
      const grant = await authorise(platform, call, 'alert.administer')
      const { body, params, ifMatch, now } = call
      const { id } = params
      const [before, row] = await Promise.all([getHeartbeat(platform.store, id), findBeat(platform.store, id)])
      mustBeVersion(before.version, ifMatch)
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const changed = { ...before, ...given } as HeartbeatHead
      const { heartbeat, dueAt, said } = onward(platform, before, changed, row, now)
      const lastAt = row?.lastAt
      const fields = { id, ...(dueAt === undefined ? {} : { dueAt }), ...(lastAt === undefined ? {} : { lastAt }) }
      const rows = [putBeat(row, fields), ...(said === undefined ? [] : [said.row])]
      const act = actOf(before, heartbeat, 'heartbeat.changed', call, grant, {
        what: { changed: Object.keys(given), ...timesOf(heartbeat) },
        rows,
        ...(said === undefined ? {} : { effects: [said.effect] }),
      })
      return { acts: [act], answer: viewOf(platform, headAfterAct<HeartbeatHead>(act), fields) }
    }),

    mutation(renewHeartbeatKey, async (platform, call) => {
      const grant = await authorise(platform, call, 'alert.administer')
      const { body, params, ifMatch } = call
      const [before, row] = await Promise.all([
        getHeartbeat(platform.store, params.id),
        findBeat(platform.store, params.id),
      ])
      mustBeVersion(before.version, ifMatch)
      const { previousUntil: _, ...rest } = before
      const previousUntil = plusMillis(wallClock.now(), body.previousForHours * HOUR)
      const heartbeat: Heartbeat = {
        ...rest,
        key: before.key + 1,
        ...(body.previousForHours === 0 ? {} : { previousUntil }),
      }
      const what = { key: heartbeat.key, previousForHours: body.previousForHours }
      const act = actOf(before, heartbeat, 'heartbeat.key-renewed', call, grant, { what })
      const answer = {
        ...viewOf(platform, headAfterAct<HeartbeatHead>(act), row),
        key: bearerKey(platform.secrets, heartbeat.id, heartbeat.key),
      }
      return { acts: [act], answer }
    }),

    // It finds its own way to the table: hardly ever is there anything to tell.
    query(beat, async (platform, { params, body }) => ({
      dueAt: (await takeBeat(platform, params.id, body, wallClock)) ?? null,
    })),
  ]
}

/** The clock as it runs after a change: from the last call, from now when it was paused, not at all when it is. */
function onward(
  platform: Platform,
  before: HeartbeatHead,
  changed: HeartbeatHead,
  row: BeatRow | undefined,
  now: Instant,
): { readonly heartbeat: Heartbeat; readonly dueAt?: Instant; readonly said?: ReturnType<typeof saying> } {
  const { missingSince, ...rest } = changed
  if (!changed.isActive) {
    const said =
      missingSince === undefined
        ? {}
        : { said: saying(before, signalOfHeartbeat(before, 'resolved', missingSince), now, platform) }
    return { heartbeat: { ...rest, status: 'new' }, ...said }
  }
  if (!before.isActive) return { heartbeat: { ...rest, status: 'new' }, dueAt: missedAt(changed, now) }
  if (changed.status === 'missing') return { heartbeat: changed }
  const dueAt = missedAt(changed, row?.lastAt ?? now)
  // A shorter time is no reason to call what was in time late at once: it has the whole of it from now.
  return { heartbeat: changed, dueAt: dueAt > now ? dueAt : missedAt(changed, now) }
}

const tooMany = () =>
  conflict('too-many-heartbeats', `心跳最多 ${MOST_SOURCES} 个。`, `There may be ${MOST_SOURCES} heartbeats at most.`)

const timesOf = ({ everyMinutes, graceMinutes, isActive }: Heartbeat): JsonObject => ({
  everyMinutes,
  graceMinutes,
  isActive,
})

const actOf = (
  before: HeartbeatHead | undefined,
  heartbeat: Heartbeat,
  did: string,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  grant: Grant,
  { what, rows = [], effects = [] }: { what: JsonObject; rows?: readonly Write[]; effects?: readonly Effect[] },
): Act => ({
  before,
  head: headOfHeartbeat(heartbeat),
  at: now,
  did,
  by: caller.actor,
  grant,
  what,
  rows: [personIsActive(caller.person), ...rows],
  effects,
})

const view = (
  { publicUrl }: Platform,
  head: HeartbeatHead,
  row: Pick<BeatRow, 'lastAt' | 'dueAt'> | undefined,
  wallNow: Instant,
): HeartbeatOut => ({
  id: head.id,
  name: head.name,
  description: head.description,
  everyMinutes: head.everyMinutes,
  graceMinutes: head.graceMinutes,
  labels: { ...head.labels },
  isActive: head.isActive,
  status: head.isActive ? head.status : 'paused',
  lastAt: row?.lastAt ?? null,
  dueAt: row?.dueAt ?? null,
  missingSince: head.missingSince ?? null,
  address: `${publicUrl}/api/heartbeats/${head.id}/beat`,
  previousKeyUntil: head.previousUntil !== undefined && head.previousUntil > wallNow ? head.previousUntil : null,
  version: head.version,
})
