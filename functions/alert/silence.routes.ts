import type { Grant } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { DAY, plusMillis } from '../kernel/instant.ts'
import { personRefIn, timelineOf } from '../obligation/index.ts'
import { type Act, headAfterAct } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Write } from '../platform/store.ts'
import { authorise, personIsActive } from '../responsibility/index.ts'
import {
  addSilence,
  endSilence,
  listSilences,
  readSilence,
  readSilenceTimeline,
  type SilenceOut,
} from './alert-silence.contract.ts'
import { conflict, fault } from './errors.ts'
import { SILENCE_ENDED } from './events.ts'
import { silencedBy } from './noise.store.ts'
import { type Looking, lookingOf, pageFrom } from './seen-by.ts'
import {
  dropHolding,
  getSilence,
  headOfSilence,
  listHolding,
  listHoldingByEnd,
  listSilencesByNewest,
  MOST_SILENCES,
  putHolding,
} from './silence.store.ts'
import type { AlertSilence, SilenceHead } from './silence.ts'

const LONGEST = 31 * DAY
const FURTHEST_AHEAD = 90 * DAY

export const silenceRoutes: readonly Route[] = [
  query(listSilences, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'silences')
    const { over, ...wanted } = call.query
    const page = await (over === 'true'
      ? listSilencesByNewest(store, pageFrom(wanted))
      : listHoldingByEnd(store, call.now, pageFrom(wanted)))
    const counts = await silencedBy(
      store,
      page.items.map(({ id }) => id),
    )
    return {
      items: page.items.map((head) => viewOf(head, counts.get(head.id) ?? 0, looking)),
      nextCursor: page.next ?? null,
    }
  }),

  query(readSilence, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'silence')
    const head = await getSilence(store, call.params.id)
    return viewOf(head, (await silencedBy(store, [head.id])).get(head.id) ?? 0, looking)
  }),

  query(readSilenceTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'silence')
    await getSilence(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(addSilence, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { store } = platform
    const looking = await lookingOf(store, call, 'silence')
    const { body, caller, now } = call
    const from = body.from === undefined || body.from < now ? now : body.from
    checkTimes(from, body.until, now)
    if ((await listHolding(store, now)).length >= MOST_SILENCES) throw tooMany()
    const silence: AlertSilence = {
      id: newId('asl', now, platform.random),
      matchers: body.matchers,
      from,
      until: body.until,
      by: caller.person,
      reason: body.reason,
    }
    const act = actOf(undefined, silence, 'alert-silence.began', call, grant, [putHolding(silence)])
    return { acts: [act], answer: viewOf(headAfterAct<SilenceHead>(act), 0, looking) }
  }),

  mutation(endSilence, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { store } = platform
    const looking = await lookingOf(store, call, 'silence')
    const { caller, now, params, ifMatch } = call
    const before = await getSilence(store, params.id)
    mustBeVersion(before.version, ifMatch)
    if (before.until <= now) throw conflict('silence-is-over', '静默已经结束。', 'The silence is over already.')
    const silence: AlertSilence = { ...before, until: now, endedBy: caller.person }
    const effects: Effect[] = [{ kind: 'event', event: SILENCE_ENDED, about: { silence: before.id } }]
    const act = actOf(before, silence, 'alert-silence.ended', call, grant, [dropHolding(before)], effects)
    const count = (await silencedBy(store, [before.id])).get(before.id) ?? 0
    return { acts: [act], answer: viewOf(headAfterAct<SilenceHead>(act), count, looking) }
  }),
]

/** It always ends, and within a month: what should be quiet for longer is a matter of rules. */
function checkTimes(from: string, until: string, now: string): void {
  if (until <= from) {
    throw fault('until', 'ends-before-it-begins', {
      'zh-CN': '结束时间应晚于开始时间。',
      en: 'It has to end after it begins.',
    })
  }
  if (until > plusMillis(from, LONGEST)) {
    throw fault('until', 'silence-too-long', {
      'zh-CN': '一次静默最长 31 天。',
      en: 'A silence lasts 31 days at most.',
    })
  }
  if (from > plusMillis(now, FURTHEST_AHEAD)) {
    throw fault('from', 'too-far-ahead', { 'zh-CN': '最多提前 90 天。', en: 'It may begin 90 days ahead at most.' })
  }
}

const tooMany = () =>
  conflict(
    'too-many-silences',
    `同时有效的静默最多 ${MOST_SILENCES} 个。`,
    `At most ${MOST_SILENCES} silences may hold at once.`,
  )

const actOf = (
  before: SilenceHead | undefined,
  silence: AlertSilence,
  did: string,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  grant: Grant,
  rows: readonly Write[],
  effects: readonly Effect[] = [],
): Act => ({
  before,
  head: headOfSilence(silence),
  at: now,
  did,
  by: caller.actor,
  grant,
  what: { from: silence.from, until: silence.until },
  personal: { comment: silence.reason },
  rows: [personIsActive(caller.person), ...rows],
  effects,
})

const viewOf = (head: SilenceHead, silenced: number, { directory, now }: Looking): SilenceOut => ({
  id: head.id,
  matchers: head.matchers as SilenceOut['matchers'],
  from: head.from,
  until: head.until,
  by: personRefIn(directory, head.by),
  reason: head.reason,
  endedBy: head.endedBy === undefined ? null : personRefIn(directory, head.endedBy),
  isOver: head.until <= now,
  silenced,
  version: head.version,
})
