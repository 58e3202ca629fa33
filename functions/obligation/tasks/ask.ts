import { commitEffects } from '../../audit-trail/commit-act.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { ConditionFailedError } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import type { CaseKinds } from '../case-kind.ts'
import { executionKey } from '../obligation.store.ts'
import { stageOf } from '../standing.ts'

interface AskInput {
  readonly caseId: Id
  readonly stage: string
  readonly generation: number
  readonly taskToken: string
}

/**
 * The execution waits: leaves its token with the case, where the relay finds it once the case has moved. People were
 * asked already, by the act that opened the obligation. Afterwards the case is read again: when it moved while the
 * token was on its way, the execution is woken at once, so that neither order of the two loses the other.
 */
export const askTask = (kinds: CaseKinds): Task => ({
  name: 'ask',
  async run(platform, input) {
    const { caseId, stage, generation, taskToken } = input as JsonObject & AskInput
    try {
      await platform.store.write({
        update: executionKey(caseId),
        set: { token: taskToken, generation, stage },
        add: { count: 1 },
        if: { generation: { atMost: generation, orAbsent: true } },
      })
    } catch (error) {
      // A later generation waits for this case; this one is left to run out.
      if (error instanceof ConditionFailedError) return {}
      throw error
    }
    if ((await stageOf(platform.store, kinds, caseId)) !== stage)
      await commitEffects(platform, [{ kind: 'wake', caseId }])
    return {}
  },
})
