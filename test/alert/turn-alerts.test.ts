import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertIdOf, type PartRow } from '../../functions/alert/alert.store.ts'
import type { Signal } from '../../functions/alert/alert.ts'
import { type AlertRules, BUILT_IN_RULES } from '../../functions/alert/alert-rules.ts'
import { fingerprintOf } from '../../functions/alert/formats/fingerprint.ts'
import { isFlapping } from '../../functions/alert/rules/is-flapping.ts'
import { allMatch, type Matcher } from '../../functions/alert/rules/matches.ts'
import { type Arrival, type Known, type TurnedAll, turnAlerts } from '../../functions/alert/rules/turn-alerts.ts'
import { labelsOf, whereItGoes } from '../../functions/alert/rules/where-it-goes.ts'
import { isNewer } from '../../functions/alert/rules/which-is-newer.ts'
import { aggregateKeyOf } from '../../functions/kernel/ids.ts'
import { plusMillis } from '../../functions/kernel/instant.ts'

const NOW = '2026-01-05T01:00:00.000Z'
const ORIGIN = { id: 'als_01K9ZQ6V80ABCDEFGHJKMNPQRS', name: 'Prometheus', kind: 'alertmanager', labels: {} }
const GROUPING: AlertRules = {
  version: 2,
  rules: [
    {
      key: 'by-cluster',
      name: 'by cluster',
      matchers: [{ label: 'cluster', is: 'present' }],
      outcome: { does: 'open', groupBy: ['cluster'] },
    },
  ],
  otherwise: BUILT_IN_RULES.otherwise,
}

const arrivalOf = (signal: Signal, rules = GROUPING): Arrival => {
  const way = whereItGoes(signal, ORIGIN, rules, new Map())
  return {
    signal,
    labels: labelsOf(signal, ORIGIN),
    way,
    ...(way.does === 'open' ? { alert: alertIdOf(way.facts, NOW) } : {}),
    part: fingerprintOf([ORIGIN.id, signal.fingerprint]),
    source: ORIGIN.id,
    at: NOW,
  }
}

/** A host of a cluster that begins to be down in a minute, or is back from it. */
const signals = fc
  .record({
    host: fc.integer({ min: 0, max: 3 }),
    minute: fc.integer({ min: 0, max: 4 }),
    status: fc.constantFrom('firing' as const, 'resolved' as const),
    cluster: fc.constantFrom('a', 'b'),
  })
  .map(
    ({ host, minute, status, cluster }): Signal => ({
      fingerprint: `${cluster}-${host}`,
      status,
      title: `host ${host} is down`,
      description: '',
      labels: { cluster },
      links: [],
      startsAt: plusMillis(NOW, minute * 60_000),
    }),
  )

/** Looks at batches one after the other, as rows would be kept in between. */
function lookAt(batches: readonly (readonly Signal[])[]) {
  const parts = new Map<string, PartRow | undefined>()
  const alerts = new Map<string, Known['alerts'] extends ReadonlyMap<string, infer Row> ? Row : never>()
  const seen: TurnedAll[] = []
  for (const batch of batches) {
    const known: Known = { parts, alerts, silences: [], windowsOf: () => [] }
    const turned = turnAlerts(
      batch.map((each) => arrivalOf(each)),
      known,
    )
    seen.push(turned)
    for (const [name, part] of turned.parts) parts.set(name, part as PartRow)
    for (const [key, { tally, received, firing, after, before }] of turned.alerts) {
      alerts.set(key, {
        head: (after ?? before) as never,
        tally: { received: tally.received + received, firing: tally.firing + firing },
      })
    }
  }
  const stand = [...parts].map(([name, part]) => `${name} ${part?.status} ${part?.startsAt}`).toSorted()
  return { parts, alerts, seen, stand }
}

const firingOf = ({ parts }: ReturnType<typeof lookAt>, key: string) =>
  [...parts.values()].filter(
    (part) => part?.status === 'firing' && part.alert !== undefined && aggregateKeyOf(part.alert) === key,
  ).length

const cut = <Thing>(all: readonly Thing[], at: readonly number[]): Thing[][] => {
  const edges = [0, ...at.map((each) => each % (all.length + 1)), all.length].toSorted((a, b) => a - b)
  return edges.slice(1).map((edge, nth) => all.slice(edges[nth], edge))
}

describe('whatever a source says, in whatever order', () => {
  it('each thing stands as the latest word about it, however the messages were shuffled, doubled or cut into batches', () => {
    fc.assert(
      fc.property(fc.array(signals, { maxLength: 20 }), fc.array(fc.nat()), fc.nat(), (all, cuts, turn) => {
        const one = lookAt([all])
        const doubled = [...all.slice(turn % (all.length + 1)), ...all, ...all.slice(0, turn % (all.length + 1))]
        const other = lookAt(cut(doubled.toReversed(), cuts))
        expect(other.stand).toEqual(one.stand)
      }),
    )
  })

  it('an alert fires exactly while one of its parts does, and its tally is their number', () => {
    fc.assert(
      fc.property(fc.array(signals, { maxLength: 30 }), fc.array(fc.nat()), (all, cuts) => {
        const looked = lookAt(cut(all, cuts))
        for (const [key, { head, tally }] of looked.alerts) {
          expect(tally.firing).toBe(firingOf(looked, key))
          expect(head?.status).toBe(tally.firing > 0 ? 'firing' : 'resolved')
        }
      }),
    )
  })

  it('the same messages again change nothing but sums', () => {
    fc.assert(
      fc.property(fc.array(signals, { maxLength: 20 }), (all) => {
        const { seen } = lookAt([all, all, all.toReversed()])
        for (const again of seen.slice(1)) {
          expect(again.parts.size).toBe(0)
          for (const { after, firing, happened } of again.alerts.values()) {
            expect({ after, firing, happened }).toEqual({ after: undefined, firing: 0, happened: [] })
          }
        }
      }),
    )
  })

  it('every message is counted once as received, and as something', () => {
    fc.assert(
      fc.property(fc.array(signals, { maxLength: 30 }), (all) => {
        const { noise, alerts } = lookAt([all]).seen[0] as TurnedAll
        expect(noise.received ?? 0).toBe(all.length)
        const episodes = [...alerts.values()].reduce((sum, { after }) => sum + (after?.episode ?? 0), 0)
        expect((noise.grouped ?? 0) + episodes).toBeLessThanOrEqual(all.length)
      }),
    )
  })

  it('which word is later is an order: no two are each later than the other', () => {
    fc.assert(
      fc.property(signals, signals, signals, (a, b, c) => {
        expect(isNewer(a, b) && isNewer(b, a)).toBe(false)
        if (isNewer(a, b) && isNewer(b, c)) expect(isNewer(a, c)).toBe(true)
      }),
    )
  })
})

describe('what comes and goes', () => {
  it('flaps from its fourth beginning in ten minutes, until only one is left in them', () => {
    const begins = [0, 60, 120, 180].map((seconds) => plusMillis(NOW, seconds * 1000))
    expect(isFlapping(begins.slice(0, 3), false, begins[2] ?? NOW)).toBe(false)
    expect(isFlapping(begins, false, begins[3] ?? NOW)).toBe(true)
    expect(isFlapping(begins, true, plusMillis(NOW, 11 * 60_000))).toBe(true)
    expect(isFlapping(begins, true, plusMillis(NOW, 12 * 60_000 + 1))).toBe(false)
  })
})

describe('a matcher', () => {
  it('matches nothing where its label is missing, even one that every object has', () => {
    for (const is of ['equals', 'contains', 'prefix'] as const) {
      expect(allMatch([{ label: 'toString', is, value: '' }], {})).toBe(false)
    }
    expect(allMatch([{ label: 'constructor', is: 'present' }], {})).toBe(false)
  })

  it('takes words as words, whatever signs are in them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, value, behind) => {
        const labels = { host: before + value + behind }
        const asks = (matcher: Matcher) => allMatch([matcher], labels)
        expect(asks({ label: 'host', is: 'contains', value })).toBe(true)
        expect(asks({ label: 'host', is: 'prefix', value: before + value })).toBe(true)
        expect(asks({ label: 'host', is: 'any-of', values: ['x', labels.host] })).toBe(true)
        expect(asks({ label: 'host', is: 'equals', value: `${labels.host}.` })).toBe(false)
      }),
    )
  })
})
