import type { Task } from '../../platform/task.ts'
import { carryOutResults } from '../orders/carry-out-results.ts'

/** Records what came back from a system: `{ caseId }` in, `{ isDone }` out. */
export const carryOutResultsTask: Task = {
  name: 'carry-out-entitlement-results',
  run: async (platform, { caseId }) => ({ isDone: await carryOutResults(platform, String(caseId)) }),
}
