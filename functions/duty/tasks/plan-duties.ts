import { plusDays } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { findBook } from '../../role-book/index.ts'
import { forgetNextOpening } from '../open-due.ts'
import { listDays, putDay, putPlanState } from '../plan.store.ts'
import { type PlanningGround, planningGround, planPosition } from '../plan-position.ts'

const POSITIONS_AT_ONCE = 16
/** Days that are over are kept for as long, for whoever wonders. */
const KEPT_FOR_DAYS = 7

/**
 * Plans what duties will bring in the next 35 days, position by position: daily, and whenever a book is published or takes
 * effect, or the calendar is another one. What is as it is to be is left alone, so it may run as often as it likes, and
 * goes on where it stopped. Answers how many days it wrote.
 */
export const planDutiesTask: Task = {
  name: 'plan-duties',
  async run(platform) {
    const ground = await groundOf(platform)
    if (ground === undefined) return { written: 0 }
    const positions = await positionsIn(platform, ground)
    let written = 0
    const faults: unknown[] = []
    const queue = [...positions]
    const worker = async () => {
      for (let position = queue.shift(); position !== undefined; position = queue.shift()) {
        try {
          const days = await planPosition(platform, position, ground)
          written += days
          await forgetOldDays(platform, position, ground)
        } catch (error) {
          platform.log.error('the duties of a position could not be planned', { position, error: String(error) })
          faults.push(error)
        }
      }
    }
    await Promise.all(Array.from({ length: POSITIONS_AT_ONCE }, worker))
    forgetNextOpening(platform.store)
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${positions.length} were not planned`)
    await platform.store.write(putPlanState({ at: ground.now, until: ground.until }))
    return { written }
  },
}

/** Nothing while no department has been founded, or no book published. */
async function groundOf(platform: Platform): Promise<PlanningGround | undefined> {
  try {
    return await planningGround(platform)
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}

/** Every position there is, and every one that a book speaks of: what vanished from the book has to be taken away. */
async function positionsIn({ store }: Platform, { directory, reigns }: PlanningGround): Promise<Id[]> {
  const books = await Promise.all(reigns.map(({ book }) => findBook(store, book)))
  return [...new Set([...directory.positions.keys(), ...books.flatMap((each) => [...(each?.pages.keys() ?? [])])])]
}

async function forgetOldDays({ store }: Platform, position: Id, { from }: PlanningGround): Promise<void> {
  const old = await listDays(store, position, '', plusDays(from, -KEPT_FOR_DAYS))
  for (const day of old) if (day.planned.every(({ isOpened }) => isOpened)) await store.write(putDay(day, []))
}
