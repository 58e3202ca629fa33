import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type { Log } from '../platform/log.ts'

/** One logger and one set of metrics a process; service and namespace come from the function's environment. */
export interface LambdaLog extends Log {
  readonly logger: Logger
  readonly metrics: Metrics
}

/** Structured logs (JSON lines) and metrics (written into the log, read by CloudWatch) of a Lambda function. */
export function createLambdaLog(): LambdaLog {
  const logger = new Logger()
  const metrics = new Metrics()
  return {
    logger,
    metrics,
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
    count: (metric, value = 1) => metrics.addMetric(metric, MetricUnit.Count, value),
  }
}
