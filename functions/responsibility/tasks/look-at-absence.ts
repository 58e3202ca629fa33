import { findHead, perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { MINUTE, plusMillis } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Task } from '../../platform/task.ts'
import { type AbsenceHead, continueMinding } from '../acts/absence-acts.ts'
import { whereAnAbsenceStands } from '../rules/where-an-absence-stands.ts'

interface Looking {
  readonly caseId: Id
  readonly generation: number
  /** This execution has waited once; when the absence is still ahead, the next execution goes on. */
  readonly hasWaited: boolean
}

/** Later than this it is not the grain of a timer: nobody was running. */
const LATE_AFTER = 2 * MINUTE

/**
 * What the workflow of an absence does next: `{ next: 'wait', waitSeconds }`, `away` (hand over), `over`, or `continued`
 * in a new execution; whose absence it is; and whether it began while nobody was running (`isLate`). Reads the absence
 * again each time, so an edit or an early return is seen however late the execution wakes.
 */
export const lookAtAbsence: Task = {
  name: 'look-at-absence',
  async run(platform, input) {
    const { caseId, generation, hasWaited } = input as JsonObject & Looking
    return await perform<JsonObject>(platform, async () => {
      const now = platform.clock.now()
      const head = (await findHead(platform.store, caseId)) as AbsenceHead | undefined
      const standing = whereAnAbsenceStands(head, generation, now)
      const isLate = hasWaited && head !== undefined && plusMillis(head.from, LATE_AFTER) < now
      const answer = { waitSeconds: 1, ...standing, person: head?.person ?? null, isLate }
      if (head === undefined || standing.next !== 'wait' || !hasWaited) return { acts: [], answer }
      const { act } = continueMinding(head, { by: byClock, at: now })
      return { acts: [act], answer: { ...answer, next: 'continued' } }
    })
  },
}
