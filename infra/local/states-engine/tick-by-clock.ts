import { millisOf } from '../../../functions/kernel/instant.ts'
import type { Clock } from '../../../functions/platform/clock.ts'
import type { StatesEngine } from './states-engine.ts'

/** Never sleeps longer: the wall clock may be set, the machine may sleep, and an earlier timer may be armed. */
const LONGEST_SLEEP = 500

/** Fires the engine's timers as a real clock reaches them, within half a second. Returns how to stop it. */
export function tickByClock(engine: StatesEngine, clock: Clock): () => void {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const tick = async () => {
    await engine.fireDue(clock.now())
    if (isStopped) return
    const next = engine.nextDueAt()
    const wait = next === undefined ? LONGEST_SLEEP : millisOf(next) - millisOf(clock.now())
    timer = setTimeout(tick, Math.min(LONGEST_SLEEP, Math.max(0, wait)))
  }

  void tick()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
