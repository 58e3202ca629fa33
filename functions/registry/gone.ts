import { pageForWhoIsGoneTask } from '../incident/tasks/page-for-who-is-gone.ts'
import { handOverEverythingTask } from '../obligation/tasks/hand-over-everything.ts'
import { oneAfterTheOther } from '../platform/one-after-the-other.ts'
import { HAND_OVER_EVERYTHING } from '../responsibility/away.workflow.ts'
import { kinds } from './kinds.ts'

/**
 * Somebody left or is away. Incidents first: they go to whoever has the shift, not to a deputy; what is left goes on as
 * everything does.
 */
export const nobodyThere = oneAfterTheOther(HAND_OVER_EVERYTHING, [pageForWhoIsGoneTask, handOverEverythingTask(kinds)])
