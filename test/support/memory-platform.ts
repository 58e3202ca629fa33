import { createHmac } from 'node:crypto'
import { type Instant, plusMillis } from '../../functions/kernel/instant.ts'
import { silentLog } from '../../functions/platform/log.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import type { Item } from '../../functions/platform/store.ts'
import { MemoryStore } from './memory-store.ts'

/** Monday, 5 January 2026, 9 o'clock in Shanghai: a working day begins. */
export const MONDAY_MORNING: Instant = '2026-01-05T01:00:00.000Z'

export interface MemoryPlatform extends Platform {
  readonly store: MemoryStore
  /** Sets the clock to an instant, or moves it on by milliseconds. */
  at(moment: Instant | number): void
  /** Effects that wait, in the order they were decided. */
  outbox(): Item[]
}

/** Everything a room asks of the outside, in memory: a clock moved by hand, bytes that repeat. */
export function memoryPlatform(start: Instant = MONDAY_MORNING): MemoryPlatform {
  const store = new MemoryStore()
  let now = start
  let seed = 1
  const nextByte = () => {
    seed = (seed * 48271) % 2147483647
    return (seed >> 8) & 255
  }
  return {
    clock: { now: () => now },
    store,
    random: (count) => Uint8Array.from({ length: count }, nextByte),
    secrets: { sign: (purpose, text) => createHmac('sha256', purpose).update(text).digest() },
    log: silentLog,
    publicUrl: 'http://localhost:8080',
    mailDomain: 'onduty.example',
    kick() {},
    at(moment) {
      now = typeof moment === 'number' ? plusMillis(now, moment) : moment
    },
    outbox: () =>
      store
        .dump()
        .filter(({ pk }) => pk.startsWith('outbox#'))
        .toSorted((a, b) => (a.sk < b.sk ? -1 : 1)),
  }
}
