import { type Instant, plusMillis, SECOND, secondsUntil } from '../../../../functions/kernel/instant.ts'
import type { JsonObject } from '../../../../functions/kernel/json.ts'
import type { EngineHouse, TestTask } from './engine-house.ts'

const STAGES = ['assess', 'authorise', 'test', 'window', 'release', 'review', 'closed']
/** Seconds until the next reminder, in every stage. */
const RHYTHM = 3600

/**
 * Stands for the record in the table, as the rooms will behave: the record decides, the tasks only look. Outlives the
 * engine, like the table does.
 */
export class ChangeRecord {
  stage = 'assess'
  token = ''
  tickAt: Instant
  /** When the release window opens; once it is reached, the stage `window` is over. */
  readonly opensAt: Instant
  /** What people would see: reminders sent, one entry each. */
  readonly reminders: string[] = []
  readonly #house: () => EngineHouse

  constructor(house: () => EngineHouse, startedAt: Instant) {
    this.#house = house
    this.tickAt = plusMillis(startedAt, RHYTHM * SECOND)
    this.opensAt = plusMillis(startedAt, 10 * 24 * RHYTHM * SECOND)
  }

  readonly tasks: Readonly<Record<string, TestTask>> = {
    'ask-obligation': async ({ taskToken, stage }) => {
      this.token = String(taskToken)
      if (stage !== this.stage) await this.wake()
      return {}
    },
    'tick-obligation': ({ stage }) => {
      if (stage !== undefined && stage === this.stage && this.tickAt <= this.#now) this.#tick()
      return this.#answer()
    },
  }

  /** Somebody acts: the stage is over. */
  async act(): Promise<void> {
    this.#enter(STAGES[STAGES.indexOf(this.stage) + 1] ?? 'closed')
    await this.wake()
  }

  /** What the relay does after a decision. */
  async wake(): Promise<string> {
    return this.#house().engine.succeed(this.token, this.#answer())
  }

  #tick(): void {
    if (this.stage === 'window') {
      this.#enter('release')
      return
    }
    this.reminders.push(this.stage)
    this.tickAt = plusMillis(this.tickAt, RHYTHM * SECOND)
  }

  #enter(stage: string): void {
    this.stage = stage
    this.tickAt = stage === 'window' ? this.opensAt : plusMillis(this.#now, RHYTHM * SECOND)
  }

  #answer(): JsonObject {
    if (this.stage === 'closed') return { next: 'closed' }
    return { next: this.stage, waitSeconds: secondsUntil(this.#now, this.tickAt) }
  }

  get #now(): Instant {
    return this.#house().now
  }
}
