import type { Task } from '../../platform/task.ts'
import { compareReport } from '../reports/compare-report.ts'

/** Carries the comparison of a report on: `{ caseId }` in, `{ isDone }` out. */
export const compareReportTask: Task = {
  name: 'compare-entitlement-report',
  run: async (platform, { caseId }) => ({ isDone: await compareReport(platform, String(caseId)) }),
}
