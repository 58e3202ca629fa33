import { partByPart } from '../../platform/workflow.ts'
import { carryOutResultsTask } from '../tasks/carry-out-results.ts'

export const RESULTS = 'entitlement-results'

export const entitlementResultsWorkflow = partByPart({
  name: RESULTS,
  about: 'What came back from a system is recorded row by row.',
  task: carryOutResultsTask.name,
  part: 'Record the next rows',
  done: 'Everything is recorded',
})
