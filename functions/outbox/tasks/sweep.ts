import type { Instant } from '../../kernel/instant.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { errorText } from '../error-text.ts'
import type { Relay } from '../relay.ts'

/** One thing that is looked after every minute, whatever else went lost. */
export interface SweepPart {
  /** `outbox`, `obligations`. */
  readonly name: string
  run(platform: Platform, now: Instant): Promise<void>
}

/** Tells somebody outside that everything was looked after. What comes of it is theirs. */
export type Heartbeat = () => Promise<void>

/**
 * The sweeper: runs its parts one after the other. One that fails does not keep the others from running; the task fails
 * afterwards, with each reason (`AggregateError`), so that somebody is alarmed. When all went well, whoever watches from
 * outside is told: what is wrong with us as a whole we cannot tell anybody ourselves.
 */
export const sweepTask = (parts: readonly SweepPart[], beat?: Heartbeat): Task => ({
  name: 'sweep',
  async run(platform) {
    const faults: unknown[] = []
    for (const part of parts) {
      try {
        await part.run(platform, platform.clock.now())
      } catch (error) {
        platform.log.error('a part of the sweep failed', { part: part.name, error: errorText(error) })
        faults.push(error)
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${parts.length} parts failed`)
    await beat?.().catch((error: unknown) => {
      platform.log.warn('whoever watches from outside was not told that all is well', { error: errorText(error) })
    })
    return { parts: parts.length }
  },
})

/** Overdue outbox rows. */
export const sweepOutbox = (relay: Relay): SweepPart => ({ name: 'outbox', run: () => relay.sweep() })
