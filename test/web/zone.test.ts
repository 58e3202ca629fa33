import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, localOf } from '../../web/src/lib/zone.ts'

const ZONES = ['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const minute = fc
  .integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2060, 0) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString())

describe('wall time in a zone', () => {
  it('is what the wall shows', () => {
    expect(localOf('2026-01-07T02:20:00.000Z', 'Asia/Shanghai')).toBe('2026-01-07T10:20')
    expect(instantAt('2026-01-07T10:20', 'Asia/Shanghai')).toBe('2026-01-07T02:20:00.000Z')
  })

  it('leads to an instant at which the wall shows it, and never to a later one', () => {
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (at, zone) => {
        const local = localOf(at, zone)
        const found = instantAt(local, zone) ?? ''
        expect(localOf(found, zone)).toBe(local)
        expect(found <= at).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('shown twice means the first', () => {
    expect(instantAt('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('skipped means as much later', () => {
    expect(instantAt('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('that is no time is nothing', () => {
    for (const text of ['', 'soon', '2026-13-01T00:00', '2026-01-01T25:00']) {
      expect(instantAt(text, 'Asia/Shanghai')).toBeUndefined()
    }
  })
})
