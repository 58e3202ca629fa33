import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import { monthsBetween } from '../../functions/incident-figures/figure.store.ts'
import type { IncidentFigure } from '../../functions/incident-figures/figure.ts'
import { metricsText } from '../../functions/incident-figures/metrics-text.ts'
import { costOf } from '../../functions/incident-figures/rules/cost-of.ts'
import { spreadOf } from '../../functions/incident-figures/rules/spread-of.ts'
import { summarise } from '../../functions/incident-figures/rules/summarise.ts'
import { timeOfDay } from '../../functions/incident-figures/rules/time-of-day.ts'
import { DAY, instantOf, plusMillis } from '../../functions/kernel/instant.ts'

const figure = (more: Partial<IncidentFigure> = {}): IncidentFigure => ({
  incident: 'inc_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  number: 'INC-1001',
  title: '邮件中断',
  severity: 1,
  source: 'alert',
  raisedAt: '2026-01-05T18:00:00.000Z',
  acknowledgedAt: '2026-01-05T18:04:00.000Z',
  mitigatedAt: '2026-01-05T18:30:00.000Z',
  resolvedAt: '2026-01-05T20:04:00.000Z',
  answeredInTime: true,
  resolvedInTime: true,
  pages: 1,
  reopened: 0,
  people: 3,
  ...more,
})
const RATES = { personHour: 300, lossPerHour: { 1: 60_000, 2: 0, 3: 0 }, currency: 'CNY' }

describe('what an incident cost', () => {
  it('is the loss until it hurt no longer, and the hours of whoever worked on it', () => {
    // Half an hour at 60,000, two hours of three people at 300.
    expect(costOf(figure(), RATES)).toBe(30_000 + 1800)
  })
})

describe('how lengths of time lie', () => {
  it('is nothing where there are none', () => {
    expect(spreadOf([])).toBeNull()
  })

  it('has a median between the least and the most, and never below which nine of ten lie', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 }), (lengths) => {
        const spread = spreadOf(lengths)
        const least = Math.round(Math.min(...lengths) / 1000)
        const most = Math.round(Math.max(...lengths) / 1000)
        expect(spread?.median).toBeGreaterThanOrEqual(least)
        expect(spread?.ninety).toBeLessThanOrEqual(most)
        const below = lengths.filter((each) => Math.round(each / 1000) <= (spread?.ninety ?? 0)).length
        expect(below).toBeGreaterThanOrEqual(Math.ceil(0.9 * lengths.length))
      }),
    )
  })
})

describe('a night', () => {
  it.each([
    ['2026-01-05T21:59:00+08:00', 'off-hours'],
    ['2026-01-05T22:00:00+08:00', 'night'],
    ['2026-01-06T06:59:00+08:00', 'night'],
    ['2026-01-06T07:00:00+08:00', 'off-hours'],
    ['2026-01-06T09:00:00+08:00', 'working-hours'],
    ['2026-01-03T10:00:00+08:00', 'off-hours'],
  ])('%s is %s', (at, is) => {
    expect(timeOfDay(instantOf(Date.parse(at)), defaultCalendar)).toBe(is)
  })
})

describe('incidents in groups', () => {
  it('are counted once each, the group with the most first', () => {
    const all = [figure(), figure({ severity: 2 }), figure({ severity: 2, answeredInTime: false })]
    const groups = summarise(all, 'severity', RATES, defaultCalendar)
    expect(groups.map(({ of, incidents, answeredInTime }) => [of, incidents, answeredInTime])).toEqual([
      ['2', 2, 50],
      ['1', 1, 100],
    ])
    expect(groups[0]?.acknowledged).toEqual({ count: 2, mean: 240, median: 240, ninety: 240 })
  })
})

describe('the months of a period', () => {
  it('are all it touches, each once', () => {
    const start = '2025-11-30T23:00:00.000Z'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (offset, days) => {
        const from = plusMillis(start, offset * DAY)
        const until = plusMillis(from, days * DAY)
        const months = new Set(Array.from({ length: days + 1 }, (_, nth) => plusMillis(from, nth * DAY).slice(0, 7)))
        expect(monthsBetween(from, until)).toEqual([...months])
      }),
    )
  })
})

describe('what Prometheus reads', () => {
  it('is a line a number, with what labels say spelt so that nothing breaks out of them', () => {
    const text = metricsText([
      {
        name: 'a',
        help: 'What it is.',
        type: 'gauge',
        samples: [{ labels: { of: 'x"\n\\' }, value: 3 }, { value: 4 }],
      },
    ])
    expect(text).toBe('# HELP a What it is.\n# TYPE a gauge\na{of="x\\"\\n\\\\"} 3\na 4\n')
  })
})
