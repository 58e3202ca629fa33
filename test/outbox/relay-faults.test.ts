import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRelay, type Relay, type RelayPorts } from '../../functions/outbox/index.ts'
import type { Effect } from '../../functions/platform/effect.ts'
import type { Kicked } from '../../functions/platform/platform.ts'
import { type Store, StoreBusyError } from '../../functions/platform/store.ts'
import { caseOf, letterTo, mailTo, relayHouse } from './relay-house.ts'

/** A machine that stops dead at its nth call of the table: that call and all later ones never come back. */
function mortal(store: Store, callsToLive: number): Store {
  let calls = 0
  const living =
    <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> => {
      calls += 1
      return calls > callsToLive ? new Promise(() => {}) : call(...args)
    }
  return {
    find: living((key) => store.find(key)) as Store['find'],
    findMany: living((keys) => store.findMany(keys)) as Store['findMany'],
    query: living((query) => store.query(query)) as Store['query'],
    commit: living((writes) => store.commit(writes)),
    write: living((write) => store.write(write)),
    remove: living((keys) => store.remove(keys)),
  }
}

const FAULTS = ['none', 'none', 'none', 'mail', 'engine'] as const
const steps = fc.array(
  fc.record({
    effects: fc.array(fc.constantFrom('mail', 'bundled', 'start', 'poison'), { maxLength: 6 }),
    kickedTo: fc.constantFrom('first', 'second', 'both', 'nobody'),
    seconds: fc.constantFrom(0, 1, 20, 61, 400),
    sweptBy: fc.constantFrom('first', 'second', 'both', 'nobody'),
    crashAfter: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 4 }),
    faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 8 },
)

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate)
}

describe('whatever goes wrong', () => {
  it('every effect is performed or visibly parked, and only a crash or an unknown end doubles a mail', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (history, isAlone) => {
        let faults: (typeof FAULTS)[number][] = []
        const failsAt = (what: string) => faults.shift() === what
        const sent: { id: string; about: string }[] = []
        let crashes = 0
        const { ports, state, commit, pass, rows } = relayHouse({
          letters: {
            'change.please-authorise': async (_, { to, about }) => letterTo(to, JSON.stringify([about])),
            summary: async (_, { to, about }) =>
              letterTo(to, JSON.stringify((about.parts as { about: object }[]).map((part) => part.about))),
          },
          mailer: {
            async send({ id, text }) {
              await turns(1)
              if (failsAt('mail')) throw new Error('try later')
              for (const about of JSON.parse(text) as object[]) sent.push({ id, about: JSON.stringify(about) })
            },
          },
          engine: {
            async start(execution) {
              if (failsAt('engine')) throw new StoreBusyError('throttled')
              state.starts.push(execution)
              return 'started'
            },
            succeed: async () => 'delivered',
          },
        })
        const machine = (callsToLive = Number.POSITIVE_INFINITY): Relay => {
          const given: RelayPorts = {
            ...ports,
            platform: { ...ports.platform, store: mortal(state.memory, callsToLive) },
          }
          return createRelay(given)
        }
        const relays = { first: machine(), second: machine() }
        if (isAlone) relays.second = relays.first
        const chosen = (who: 'first' | 'second' | 'both' | 'nobody') =>
          who === 'both' ? [relays.first, relays.second] : who === 'nobody' ? [] : [relays[who]]

        const wanted: string[] = []
        const starts: string[] = []
        const poisons: string[] = []
        const effectOf = (kind: string): Effect => {
          const nth = wanted.length + starts.length + poisons.length
          if (kind === 'poison') {
            poisons.push(String(nth))
            return { kind: 'start', workflow: 'unheard-of', caseId: caseOf(nth), generation: 1 }
          }
          if (kind === 'start') {
            starts.push(`${caseOf(nth)}-1`)
            return { kind: 'start', workflow: 'change', caseId: caseOf(nth), generation: 1 }
          }
          wanted.push(JSON.stringify({ nth }))
          return mailTo(nth % 2, { nth }, kind === 'bundled' ? 'recovery' : undefined)
        }

        for (const step of history) {
          faults = [...step.faults]
          if (step.crashAfter !== null) {
            relays.first = machine(step.crashAfter)
            if (isAlone) relays.second = relays.first
            crashes += 1
          }
          const kicked: readonly Kicked[] = step.effects.length === 0 ? [] : await commit(...step.effects.map(effectOf))
          for (const relay of chosen(step.kickedTo)) relay.kick(kicked)
          await turns(6)
          pass(step.seconds)
          for (const relay of chosen(step.sweptBy)) void relay.sweep().catch(() => {})
          await turns(12)
          if (step.crashAfter !== null) relays.first = machine()
          if (isAlone) relays.second = relays.first
        }

        faults = []
        for (let round = 0; round < 8; round += 1) {
          pass(1300)
          await relays.second.sweep({ bundles: true })
        }
        expect(rows('outbox#')).toEqual([])
        expect(rows('bundles#')).toEqual([])
        const parked = rows('parked')
        const parkedMails = parked.flatMap(({ effect }) => {
          const { kind, about } = effect as { kind: string; about?: object }
          return kind === 'mail' ? [JSON.stringify(about)] : []
        })
        expect(new Set([...sent.map(({ about }) => about), ...parkedMails])).toEqual(new Set(wanted))
        expect(new Set(state.starts.map(({ name }) => name))).toEqual(new Set(starts))
        expect(parked.filter(({ effect }) => (effect as { workflow?: string }).workflow === 'unheard-of')).toHaveLength(
          poisons.length,
        )
        for (const { tries } of parked) expect(tries).toBe(5)
        for (const about of wanted) {
          const mails = sent.filter((mail) => mail.about === about)
          expect(mails.length).toBeLessThanOrEqual(1 + crashes)
          expect(new Set(mails.map(({ id }) => id)).size).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 150 },
    )
  }, 20_000)
})
