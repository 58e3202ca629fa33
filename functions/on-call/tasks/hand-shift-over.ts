import { perform } from '../../audit-trail/commit-act.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Task } from '../../platform/task.ts'
import { type Changed, handOver } from '../hand-over-acts.ts'
import type { MattersOf } from '../matters.ts'

/** A shift changed: what is open goes along, and whoever has it now says that they have read it. */
export const handShiftOverTask = (matters: MattersOf): Task => ({
  name: 'hand-shift-over',
  async run(platform, input) {
    const changed = input as JsonObject & Changed
    return { isHandedOver: await perform(platform, () => handOver(platform, matters, changed)) }
  },
})
