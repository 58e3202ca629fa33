import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { CaseKinds } from '../../obligation/index.ts'
import type { Task } from '../../platform/task.ts'
import { carryOut } from '../carry-out.ts'

/** Both have signed, or the receiver's first day has come. Safe to run again, and after a crash. */
export const carryOutHandOverTask = (kinds: CaseKinds): Task => ({
  name: 'carry-out-position-hand-over',
  async run(platform, input) {
    const { handOver } = input as JsonObject & { readonly handOver: Id }
    await carryOut(platform, kinds, handOver)
    return {}
  },
})
