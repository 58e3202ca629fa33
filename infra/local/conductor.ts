import {
  earliest,
  HOUR,
  type Instant,
  instantOf,
  MINUTE,
  millisOf,
  plusMillis,
} from '../../functions/kernel/instant.ts'
import type { Relay } from '../../functions/outbox/index.ts'
import type { VirtualClock } from './clocks.ts'
import type { StatesEngine } from './states-engine/states-engine.ts'

/** What is done by the clock beside the workflows: the sweeper, the checkpoints, the planner. */
export interface Scheduled {
  readonly name: string
  readonly everyMinutes: number
  run(): Promise<void>
}

/** What opens at an instant of its own, with no execution that waits for it: occurrences of duties. */
export interface Openings {
  /** Undefined: nothing will open. */
  nextAt(): Promise<Instant | undefined>
  open(): Promise<unknown>
}

export interface ConductorOptions {
  readonly engine: StatesEngine
  readonly relay: Relay
  readonly schedules: readonly Scheduled[]
  readonly openings?: Openings
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** How often it is looked, by a real clock, whether something in the outbox is due. */
const LOOK_EVERY_MILLIS = 2000

/** A machine that is not at rest after as many rounds works in a circle. */
const MOST_ROUNDS = 10_000
/** Under the virtual clock schedules run at the end of a journey, and this often on a long one in which something happens. */
const SCHEDULES_EVERY = 6 * HOUR

/** What runs more seldom runs at its own times under the virtual clock: whoever makes the journey, in however many steps. */
const isSeldom = ({ everyMinutes }: Scheduled): boolean => everyMinutes * MINUTE > SCHEDULES_EVERY

/** Its times are the same for everybody: whole periods since 1970, so that a daily one comes at midnight UTC, 8 in Shanghai. */
function nextTimeOf({ everyMinutes }: Scheduled, after: Instant): Instant {
  const period = everyMinutes * MINUTE
  return instantOf((Math.floor(millisOf(after) / period) + 1) * period)
}

/** Moves the virtual clock, and knows when everything is at rest. */
export class Conductor {
  readonly #of: ConductorOptions
  #isSending = false

  constructor(options: ConductorOptions) {
    this.#of = options
  }

  /** Resolves when neither engine nor relay has anything in hand. Time does not move. */
  async settle(now: Instant): Promise<number> {
    const { engine, relay } = this.#of
    let fired = 0
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await engine.settle()
      await relay.settle()
      await engine.settle()
      const isDue = (engine.nextDueAt() ?? '~') <= now
      if (!isDue) return fired
      fired += await engine.fireDue(now)
    }
    throw new Error(`not at rest after ${MOST_ROUNDS} rounds`)
  }

  /** Moves to an instant, firing everything that falls due on the way, in order. Answers how much fired. */
  async advance(clock: VirtualClock, to: Instant): Promise<number> {
    const { engine, relay, openings } = this.#of
    let fired = await this.settle(clock.now())
    let schedulesAt: Instant | undefined
    for (let round = 0; round < MOST_ROUNDS * 100; round += 1) {
      const relayAt = await relay.nextDueAt()
      const seldomAt = earliest(this.#seldom.map((each) => nextTimeOf(each, clock.now())))
      const opensAt = await this.#nextOpening(clock.now())
      const happensAt = earliest([engine.nextDueAt(), relayAt, opensAt].filter((each) => each !== undefined))
      const next = earliest([happensAt, seldomAt, schedulesAt].filter((each) => each !== undefined))
      if (next === undefined || next > to) break
      const due = this.#seldom.filter((each) => nextTimeOf(each, clock.now()) === next)
      clock.moveTo(next)
      fired += await engine.fireDue(clock.now())
      if (relayAt !== undefined && relayAt <= clock.now()) await relay.sweep()
      for (const { run } of due) await run()
      if (opensAt !== undefined && opensAt <= clock.now()) await openings?.open()
      if (schedulesAt !== undefined && schedulesAt <= clock.now()) {
        await this.#runOften()
        schedulesAt = undefined
      } else if (next === happensAt) {
        schedulesAt ??= plusMillis(clock.now(), SCHEDULES_EVERY)
      }
      fired += await this.settle(clock.now())
    }
    clock.moveTo(to)
    await this.#runOften()
    return fired + (await this.settle(clock.now()))
  }

  /** What is overdue already could not be opened: the sweeper tries it again. */
  async #nextOpening(now: Instant): Promise<Instant | undefined> {
    const at = await this.#of.openings?.nextAt()
    return at !== undefined && at > now ? at : undefined
  }

  get #seldom(): readonly Scheduled[] {
    return this.#of.schedules.filter(isSeldom)
  }

  async #runOften(): Promise<void> {
    for (const each of this.#of.schedules) if (!isSeldom(each)) await each.run()
  }

  /** Runs what comes seldom, because nobody knows how long nobody was running. Faults are told, and end nothing. */
  async runSeldom(onFault: (name: string, error: unknown) => void): Promise<void> {
    for (const { name, run } of this.#seldom) await run().catch((error: unknown) => onFault(name, error))
  }

  /** Runs the schedules by a real clock, the first after one period. Returns how to stop it. */
  keepSchedules(onFault: (name: string, error: unknown) => void): () => void {
    const timers = this.#of.schedules.map(({ name, everyMinutes, run }) => {
      let isRunning = false
      return setInterval(() => {
        if (isRunning) return
        isRunning = true
        run()
          .catch((error: unknown) => onFault(name, error))
          .finally(() => {
            isRunning = false
          })
      }, everyMinutes * MINUTE)
    })
    timers.push(setInterval(() => void this.#sendWhatIsDue(onFault), LOOK_EVERY_MILLIS))
    return () => {
      for (const timer of timers) clearInterval(timer)
    }
  }

  /** Pages wait a minute for each other, and should not wait for the sweeper too. Asks memory, not the table. */
  async #sendWhatIsDue(onFault: (name: string, error: unknown) => void): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      const { relay } = this.#of
      const at = await relay.nextDueAt()
      if (at !== undefined && millisOf(at) <= this.#of.now()) await relay.sweep()
    } catch (error) {
      onFault('send-what-is-due', error)
    } finally {
      this.#isSending = false
    }
  }
}
