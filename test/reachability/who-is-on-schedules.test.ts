import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { OnCallSchedule } from '../../functions/on-call/index.ts'
import { doesOweProof } from '../../functions/reachability/rules/does-owe-proof.ts'
import { schedulesOf, whoIsOn } from '../../functions/reachability/rules/who-is-on-schedules.ts'

const NOW = '2026-03-10T01:00:00.000Z'
const days = (ahead: number) => plusMillis(NOW, ahead * DAY)

const layer = (person: string, until?: string) => ({
  ...{ name: person, people: [person], every: { count: 1, unit: 'week' as const }, handOverAt: '09:00' },
  ...{ from: '2026-01-05', only: [], ...(until === undefined ? {} : { until }) },
})
const version = (from: string, primary: string, until?: string) => ({
  ...{ number: 1, from, publishedAt: from, publishedBy: 'per_0', timeZone: 'Asia/Shanghai' },
  ...{ coverage: { kind: 'always' as const }, handOver: 'when-open' as const },
  ...{ primary: [layer(primary, until)], secondary: [] },
})
const schedule = (wish: Partial<OnCallSchedule>): OnCallSchedule => ({
  ...{ id: 'ocs_1', name: '值班', covers: { kind: 'department' }, owner: 'pos_1', newest: 1, told: {}, version: 1 },
  ...{ versions: [version(days(-30), 'now')], overrides: [], ...wish },
})
const on = (wish: Partial<OnCallSchedule>) => whoIsOn(schedule(wish), NOW).map(({ person }) => person)

describe('on a schedule', () => {
  it('is who has turns by what counts now, and by what is to come; not by what counted before', () => {
    const versions = [version(days(-90), 'before'), version(days(-30), 'now'), version(days(7), 'soon')]
    expect(on({ versions })).toEqual(['now', 'soon'])
  })

  it('is nobody of a rotation that has ended, and whoever is of one that ends today', () => {
    expect(on({ versions: [version(days(-30), 'old', '2026-03-09')] })).toEqual([])
    expect(on({ versions: [version(days(-30), 'today', '2026-03-10')] })).toEqual(['today'])
  })

  it('is who stands in, until that is over', () => {
    const override = (person: string, until: string) => ({
      ...{ id: person, schedule: 'ocs_1', role: 'secondary' as const, person, from: days(-2), until },
      ...{ because: 'override' as const, createdAt: days(-3), createdBy: 'per_0' },
    })
    const overrides = [override('over', days(-1)), override('standsIn', days(1)), override('now', days(1))]
    expect(on({ overrides })).toEqual(['now', 'standsIn'])
    expect(whoIsOn(schedule({ overrides }), NOW)[0]).toEqual({ person: 'now', roles: ['primary', 'secondary'] })
    expect(schedulesOf([schedule({ overrides })], 'over', NOW)).toEqual([])
  })

  it('is nobody once it is retired', () => {
    expect(on({ retiredAt: days(-1) })).toEqual([])
    expect(on({ retiredAt: days(1) })).toEqual(['now'])
  })
})

describe('whether a proof is owed', () => {
  const of = fc.record({
    ...{ isOnSchedule: fc.boolean(), isActive: fc.boolean(), isThere: fc.boolean(), isAsked: fc.boolean() },
    age: fc.option(fc.integer({ min: 0, max: 89 }), { nil: undefined }),
  })
  it('is asked once, of nobody who is away, gone or not on call, and never while a proof lasts for more than a week', () => {
    fc.assert(
      fc.property(of, ({ age, ...who }) => {
        const lasts = age !== undefined && age < 83
        const did = doesOweProof({ ...who, ...(age === undefined ? {} : { provenSince: days(-age) }) }, NOW)
        const isOn = who.isOnSchedule && who.isActive
        if (did === 'ask') expect([isOn, who.isThere, who.isAsked, lasts]).toEqual([true, true, false, false])
        if (did === 'proven') expect([isOn, who.isAsked, lasts]).toEqual([true, true, true])
        if (did === 'withdraw') expect([isOn, who.isAsked]).toEqual([false, true])
        if (who.isAsked && (lasts || !isOn)) expect(did).not.toBe('nothing')
      }),
    )
  })
})
