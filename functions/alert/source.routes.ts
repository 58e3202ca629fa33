import type { Grant } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { DAY, HOUR, plusMillis } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import { timelineOf } from '../obligation/index.ts'
import { type Act, headAfterAct } from '../platform/act.ts'
import type { Clock } from '../platform/clock.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { authorise, personIsActive } from '../responsibility/index.ts'
import {
  addSource,
  changeSource,
  listSources,
  readSource,
  readSourceTimeline,
  renewKey,
  type SourceOut,
} from './alert-source.contract.ts'
import { conflict, fault } from './errors.ts'
import { bearerKey, mailKey, signingKey } from './intake/keys.ts'
import { noiseOf } from './noise.store.ts'
import { NO_NOISE } from './noise.ts'
import { lookingOf, pageFrom } from './seen-by.ts'
import { findLast, getSource, headOfSource, listSourcesByName, MOST_SOURCES } from './source.store.ts'
import { type AlertSource, PROOF_OF, type SourceHead } from './source.ts'

const NOISE_OVER = 7 * DAY

export const sourceRoutes = (wallClock: Clock): readonly Route[] => [
  query(listSources, async (platform, call) => {
    await lookingOf(platform.store, call, 'alert sources')
    const { items, next } = await listSourcesByName(platform.store, pageFrom(call.query))
    return { items: await viewsOf(platform, items, call.now, wallClock), nextCursor: next ?? null }
  }),

  query(readSource, async (platform, call) => {
    await lookingOf(platform.store, call, 'alert source')
    return viewOf(platform, await getSource(platform.store, call.params.id), call.now, wallClock)
  }),

  query(readSourceTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'alert source')
    await getSource(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(addSource, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { body, now } = call
    checkTopic(body.kind, body.topic)
    const { items } = await listSourcesByName(platform.store, { limit: MOST_SOURCES })
    if (items.length >= MOST_SOURCES) throw tooMany()
    const { topic, ...rest } = body
    const source: AlertSource = {
      ...rest,
      id: newId('als', now, platform.random),
      isActive: true,
      key: 1,
      ...(topic === undefined ? {} : { topic }),
    }
    const act = actOf(undefined, source, 'alert-source.added', call, grant, { kind: source.kind, name: source.name })
    return {
      acts: [act],
      answer: {
        ...(await viewOf(platform, headAfterAct<SourceHead>(act), now, wallClock, false)),
        ...keyShown(platform, source),
      },
    }
  }),

  mutation(changeSource, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { body, now, params, ifMatch } = call
    const before = await getSource(platform.store, params.id)
    mustBeVersion(before.version, ifMatch)
    checkTopic(before.kind, body.topic ?? before.topic)
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    const { confirmedAt, ...kept } = before
    const isOther = body.topic !== undefined && body.topic !== before.topic
    const source = { ...kept, ...given, ...(confirmedAt === undefined || isOther ? {} : { confirmedAt }) } as SourceHead
    const act = actOf(before, source, 'alert-source.changed', call, grant, { changed: Object.keys(given) })
    return { acts: [act], answer: await viewOf(platform, headAfterAct<SourceHead>(act), now, wallClock) }
  }),

  mutation(renewKey, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { body, now, params, ifMatch } = call
    const before = await getSource(platform.store, params.id)
    mustBeVersion(before.version, ifMatch)
    if (PROOF_OF[before.kind] === 'aws') {
      throw conflict('no-key', 'CloudWatch 由 AWS 签名，没有密钥。', 'AWS signs for CloudWatch: there is no key.')
    }
    const { previousUntil: _, ...rest } = before
    const source: SourceHead = {
      ...rest,
      key: before.key + 1,
      ...(body.previousForHours === 0
        ? {}
        : { previousUntil: plusMillis(wallClock.now(), body.previousForHours * HOUR) }),
    }
    const what = { key: source.key, previousForHours: body.previousForHours }
    const act = actOf(before, source, 'alert-source.key-renewed', call, grant, what)
    const view = await viewOf(platform, headAfterAct<SourceHead>(act), now, wallClock)
    return { acts: [act], answer: { ...view, ...keyShown(platform, source) } }
  }),
]

function checkTopic(kind: AlertSource['kind'], topic: string | undefined): void {
  if ((kind === 'cloudwatch') === (topic !== undefined)) return
  throw kind === 'cloudwatch'
    ? fault('topic', 'topic-needed', { 'zh-CN': '请填写 SNS 主题的 ARN。', en: 'The ARN of the topic is needed.' })
    : fault('topic', 'topic-not-taken', { 'zh-CN': '只有 CloudWatch 来源有主题。', en: 'Only cloudwatch has a topic.' })
}

const tooMany = () =>
  conflict('too-many-sources', `来源最多 ${MOST_SOURCES} 个。`, `There may be ${MOST_SOURCES} sources at most.`)

/** One act of a source. */
const actOf = (
  before: SourceHead | undefined,
  source: AlertSource,
  did: string,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  grant: Grant,
  what: JsonObject,
): Act => ({
  before,
  head: headOfSource(source),
  at: now,
  did,
  by: caller.actor,
  grant,
  what,
  rows: [personIsActive(caller.person)],
})

/** The key as its system shows it. A mail source's key is its address. */
function keyShown(
  { secrets, mailDomain }: Platform,
  { id, kind, key }: AlertSource,
): { key: string | null; address?: string } {
  switch (PROOF_OF[kind]) {
    case 'bearer':
      return { key: bearerKey(secrets, id, key) }
    case 'signature':
      return { key: signingKey(secrets, id, key) }
    case 'aws':
      return { key: null }
    case 'address': {
      const address = mailKey(secrets, id, key, mailDomain)
      return { key: address, address }
    }
  }
}

async function viewsOf(
  platform: Platform,
  heads: readonly SourceHead[],
  now: string,
  wallClock: Clock,
): Promise<SourceOut[]> {
  const { store, publicUrl, mailDomain } = platform
  const from = plusMillis(now, -NOISE_OVER).slice(0, 10)
  const [lasts, noises] = await Promise.all([
    findLast(
      store,
      heads.map(({ id }) => id),
    ),
    Promise.all(heads.map(({ id }) => noiseOf(store, id, from, now.slice(0, 10)))),
  ])
  return heads.map((head, nth) => ({
    id: head.id,
    name: head.name,
    kind: head.kind,
    isActive: head.isActive,
    labels: { ...head.labels },
    callsPerFiveMinutes: head.callsPerFiveMinutes,
    topic: head.topic ?? null,
    address: head.kind === 'mail' ? `alert+…@${mailDomain}` : `${publicUrl}/api/alerts/${head.id}`,
    confirmedAt: head.confirmedAt ?? null,
    previousKeyUntil:
      head.previousUntil !== undefined && head.previousUntil > wallClock.now() ? head.previousUntil : null,
    lastAt: lasts[nth] ?? null,
    noise: noises[nth] ?? NO_NOISE,
    version: head.version,
  }))
}

async function viewOf(
  platform: Platform,
  head: SourceHead,
  now: string,
  wallClock: Clock,
  isKnown = true,
): Promise<SourceOut> {
  const [view] = await viewsOf(platform, [head], now, wallClock)
  if (view === undefined) throw new TypeError('a source has a view')
  return isKnown ? view : { ...view, noise: NO_NOISE }
}
