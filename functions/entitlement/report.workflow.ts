import { partByPart } from '../platform/workflow.ts'
import { compareReportTask } from './tasks/compare-report.ts'

export const REPORT = 'entitlement-report'

export const entitlementReportWorkflow = partByPart({
  name: REPORT,
  about: 'What a system reports is held against what is recorded, part by part.',
  task: compareReportTask.name,
  part: 'Compare the next part',
  done: 'Everything is compared',
})
