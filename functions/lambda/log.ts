import { createLambdaLog } from '../adapters/powertools-log.ts'

/** The log of this process. */
export const lambdaLog = createLambdaLog()

/** Writes what was counted; without anything counted it would only complain. */
export function publishCounts(): void {
  if (lambdaLog.metrics.hasStoredMetrics()) lambdaLog.metrics.publishStoredMetrics()
}
