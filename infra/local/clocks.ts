import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Instant, instantOf } from '../../functions/kernel/instant.ts'
import type { Clock } from '../../functions/platform/clock.ts'

/** Time of the machine. The only place that reads it. */
export const machineClock: Clock = { now: () => instantOf(Date.now()) }

/** A clock that stands still until it is moved; kept in a file, so that a restart goes on from there. */
export interface VirtualClock extends Clock {
  /** Never backwards. */
  moveTo(instant: Instant): void
}

/** @param file where the time is kept; without one it is forgotten with the process */
export function virtualClock(start: Instant, file?: string): VirtualClock {
  let now = (file === undefined ? undefined : readKept(file)) ?? start
  return {
    now: () => now,
    moveTo(instant) {
      if (instant <= now) return
      now = instant
      if (file === undefined) return
      writeFileSync(`${file}.new`, `${instant}\n`)
      renameSync(`${file}.new`, file)
    },
  }
}

function readKept(file: string): Instant | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    return Number.isNaN(Date.parse(text)) ? undefined : text
  } catch {
    return undefined
  }
}
