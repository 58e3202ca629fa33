import { perform } from '../../functions/audit-trail/index.ts'
import { byClock } from '../../functions/kernel/actor.ts'
import { type Id, idOf, newId } from '../../functions/kernel/ids.ts'
import { type Instant, plusMillis, SECOND } from '../../functions/kernel/instant.ts'
import { createRelay, type RelayPorts, type Whereabouts } from '../../functions/outbox/index.ts'
import type { Effect } from '../../functions/platform/effect.ts'
import { silentLog } from '../../functions/platform/log.ts'
import type { Mail } from '../../functions/platform/mailer.ts'
import type { Kicked, Platform } from '../../functions/platform/platform.ts'
import type { Item, Store } from '../../functions/platform/store.ts'
import type { ExecutionStart } from '../../functions/platform/workflow-engine.ts'
import { MemoryStore } from '../support/memory-store.ts'

export const START: Instant = '2026-01-05T00:00:00.000Z'
export const personOf = (nth: number): Id => idOf('per', START, `PERS${String(nth).padStart(12, '0')}`)
export const caseOf = (nth: number): Id => idOf('chg', START, `CASE${String(nth).padStart(12, '0')}`)

/** A table with an outbox, a mailer and an engine that remember what they were asked, and a clock moved by hand. */
export function relayHouse(given: Partial<RelayPorts> & { store?: Store } = {}) {
  const memory = new MemoryStore()
  const state = {
    memory,
    now: START,
    mails: [] as Mail[],
    starts: [] as ExecutionStart[],
    wakes: [] as { token: string; output: unknown }[],
    counts: {} as Record<string, number>,
    whereabouts: { next: 'assess', waitSeconds: 3600 } as Whereabouts,
    kicked: [] as Kicked[],
  }
  let seed = 1
  const nextByte = () => {
    seed = (seed * 48271) % 2147483647
    return seed & 255
  }
  const count = (metric: string) => {
    state.counts[metric] = (state.counts[metric] ?? 0) + 1
  }
  const platform: Platform = {
    clock: { now: () => state.now },
    store: given.store ?? memory,
    random: (count) => Uint8Array.from({ length: count }, nextByte),
    secrets: { sign: () => Buffer.alloc(32) },
    log: { ...silentLog, count },
    publicUrl: 'http://localhost:8080',
    mailDomain: 'example.com',
    kick: (rows) => void state.kicked.push(...rows),
  }
  const ports: RelayPorts = {
    platform,
    engine: {
      start: async (execution) => {
        state.starts.push(execution)
        return 'started'
      },
      succeed: async (token, output) => {
        state.wakes.push({ token, output })
        return 'delivered'
      },
    },
    mailer: { send: async (mail) => void state.mails.push(mail) },
    letters: { 'change.please-authorise': async (_, { to, about }) => letterTo(to, JSON.stringify(about)) },
    hooks: {},
    webhooks: { send: async () => 204 },
    pager: { send: async () => true },
    workflows: [{ name: 'change', contract: 3 }],
    whereaboutsOf: async () => state.whereabouts,
    onEvent: async () => undefined,
    ...given,
  }
  return {
    ...{ platform, ports, relay: createRelay(ports) },
    state,
    /** Commits one act with these effects, as a room would. */
    async commit(...effects: Effect[]): Promise<readonly Kicked[]> {
      const head = { id: newId('chg', state.now, platform.random) }
      const act = { before: undefined, head, at: state.now, did: 'change.tried', by: byClock, effects }
      state.kicked = []
      await perform(platform, async () => ({ acts: [act], answer: undefined }))
      return state.kicked
    },
    pass(seconds: number): void {
      state.now = plusMillis(state.now, seconds * SECOND)
    },
    /** Rows left in partitions that begin so. */
    rows: (pk: string): Item[] => memory.dump().filter((row) => row.pk.startsWith(pk)),
  }
}

export const letterTo = (to: Id, text: string) => ({
  to: { name: to, address: `${to}@example.com` },
  subject: 'A subject',
  text,
  html: `<p>${text}</p>`,
  headers: {},
})

export const mailTo = (person: number, about = {}, bundle?: string): Effect => ({
  kind: 'mail',
  letter: 'change.please-authorise',
  to: personOf(person),
  about,
  ...(bundle === undefined ? {} : { bundle }),
})
