import { commitEffects, perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import { type Id, prefixOf } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Platform } from '../../platform/platform.ts'
import { ConditionFailedError, type Store, type Write } from '../../platform/store.ts'
import { recentDirectory } from '../../responsibility/index.ts'
import { addTally, headOf, lookRows, putPart } from '../alert.store.ts'
import type { Alert } from '../alert.ts'
import { currentAlertRules } from '../alert-rules.store.ts'
import { ALERT_ATTACHED, ALERT_FIRING, ALERT_FLAPPING, ALERT_RESOLVED, SUBSCRIPTION_OFFERED } from '../events.ts'
import { doneWith } from '../intake/inbox.store.ts'
import { addNoise, addSilenced } from '../noise.store.ts'
import type { Happened } from '../rules/begin-and-end.ts'
import { type Turned, turnAlerts } from '../rules/turn-alerts.ts'
import type { Origin } from '../rules/where-it-goes.ts'
import { findHeartbeat, findSource, putLast, putSubscription } from '../source.store.ts'
import { findParts, knownOf } from './gather.ts'
import { type Batch, type Ground, takeBatch } from './take-batch.ts'

const MOST_RACES = 6

/**
 * Looks at everything a source sent so far, the oldest first. Each message is gone from the inbox in the transaction that
 * has its effect, so that a crash anywhere loses none and counts none twice.
 */
export async function lookAtInbox(platform: Platform, source: Id): Promise<void> {
  const { store, clock } = platform
  const origin = await originOf(store, source)
  if (origin === undefined) return
  const until = clock.now()
  const ground = async (): Promise<Ground> => {
    const [rules, directory] = await Promise.all([currentAlertRules(store), recentDirectory(store)])
    return { rules, directory }
  }
  for (let races = 0; ; ) {
    const batch = await takeBatch(store, origin, await ground(), until)
    if (batch === undefined) return
    try {
      await commitBatch(platform, origin, batch)
      races = 0
    } catch (error) {
      races += 1
      if (!(error instanceof ConditionFailedError) || races === MOST_RACES) throw error
    }
  }
}

/** What signals of this id come from. */
export async function originOf(store: Store, id: Id): Promise<Origin | undefined> {
  if (prefixOf(id) === 'hbt') {
    const heartbeat = await findHeartbeat(store, id)
    return heartbeat === undefined ? undefined : { ...heartbeat, kind: 'heartbeat' }
  }
  return findSource(store, id)
}

async function commitBatch(
  platform: Platform,
  origin: Origin,
  { arrivals, rows, unreadable, subscribeAt }: Batch,
): Promise<void> {
  const { store, clock } = platform
  const now = clock.now()
  const wanted = new Map(
    arrivals.map(({ part, source, signal }) => [part, { source, fingerprint: signal.fingerprint }]),
  )
  const parts = await findParts(store, wanted)
  const known = await knownOf(store, arrivals, parts, now)
  const turned = turnAlerts(arrivals, known)
  const acts = [...turned.alerts.values()].flatMap((each) => actsOf(each, now))
  const spread = platform.random(1)[0] ?? 0
  const writes: Write[] = [
    ...rows.map(({ row, next }) => doneWith(row, next)),
    ...[...turned.parts].map(([name, part]) => putPart(parts.get(name), part)),
    ...[...turned.alerts.values()].flatMap((each) => tallyRows(each)),
    ...addNoise(origin.id, { ...turned.noise, unreadable }, now, spread),
    ...[...turned.silenced].map(([silence, count]) => addSilenced(silence, count)),
    putLast(origin.id, now),
    ...(subscribeAt === undefined ? [] : [putSubscription(origin.id, subscribeAt)]),
  ]
  const offered: Effect[] =
    subscribeAt === undefined ? [] : [{ kind: 'event', event: SUBSCRIPTION_OFFERED, about: { source: origin.id } }]
  const [first, ...others] = acts
  if (first === undefined) return commitEffects(platform, offered, writes)
  // Decided once: a race that is lost is decided again from what then waits.
  let isDecided = false
  await perform(platform, async () => {
    if (isDecided) throw new ConditionFailedError(0)
    isDecided = true
    return {
      acts: [
        { ...first, rows: [...(first.rows ?? []), ...writes], effects: [...(first.effects ?? []), ...offered] },
        ...others,
      ],
      answer: undefined,
    }
  })
}

const tallyRows = ({ before, after, tally, received, firing }: Turned): Write[] => {
  const id = before?.id ?? after?.id
  return id === undefined ? [] : [addTally(id, tally, { received, firing })]
}

/** What is told of an alert: at most one thing of a kind, however often it came and went meanwhile. */
function actsOf({ before, after, tally, firing, happened }: Turned, now: Instant): Act[] {
  if (after === undefined) return []
  const did = new Set(happened)
  return [
    {
      before,
      head: headOf(after),
      at: now,
      did: did.has('flapping') ? 'alert.flapping' : after.status === 'firing' ? 'alert.fired' : 'alert.resolved',
      by: byClock,
      what: {
        status: after.status,
        treatment: after.treatment,
        episode: after.episode,
        rule: after.rule,
        rules: after.rules,
        parts: tally.firing + firing,
        ...(after.because === undefined ? {} : { because: after.because }),
        ...(after.isFlapping ? { begins: after.begins.length } : {}),
      },
      rows: lookRows(before, after),
      effects: effectsOf(after, did, before),
    },
  ]
}

function effectsOf(after: Alert, did: ReadonlySet<Happened>, before: Alert | undefined): Effect[] {
  const { id: alert, episode, status, treatment, because, isFlapping } = after
  const event = (name: string, more = {}): Effect => ({
    kind: 'event',
    event: name,
    about: { alert, episode, ...more },
  })
  const isAttached = treatment === 'attached' && !isFlapping && before?.episode !== episode
  return [
    ...(did.has('begun') || did.has('flapping') ? [event(ALERT_FIRING)] : []),
    ...(did.has('flapping') ? [event(ALERT_FLAPPING)] : []),
    ...(did.has('ended') && status === 'resolved' ? [event(ALERT_RESOLVED)] : []),
    ...(isAttached && because !== undefined ? [event(ALERT_ATTACHED, { change: because })] : []),
  ]
}
