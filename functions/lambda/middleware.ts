import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Tracer } from '@aws-lambda-powertools/tracer'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { Watch } from '../adapters/aws-client.ts'
import { lambdaLog, publishCounts } from './log.ts'

const tracer = new Tracer()

/** Shows what a client asks of AWS as part of the trace. */
export const traced: Watch = (client) => tracer.captureAWSv3Client(client)

/**
 * The one stack around everything that is not HTTP: each log line says which request it belongs to, counts are written
 * at the end, the trace shows the work and what went wrong. Events are never logged: they hold tokens and addresses.
 *
 * A fault is logged once, here, and thrown on, so that whoever called (Step Functions, a stream, a schedule) tries again.
 * Its class name is what `ErrorEquals` sees.
 */
export const withMiddleware = <Event, Answer>(work: (event: Event, context: Context) => Promise<Answer>) =>
  middy<Event, Answer>()
    .use(captureLambdaHandler(tracer, { captureResponse: false }))
    .use(injectLambdaContext(lambdaLog.logger, { logEvent: false, clearState: true }))
    .use({
      after: publishCounts,
      onError: ({ error }) => {
        lambdaLog.error('the work failed', { error: named(error) })
        lambdaLog.count('WorkFailed')
        publishCounts()
      },
    })
    .handler(work)

/** Name and message, and where it comes from; never what else hangs on it. */
const named = (error: unknown) =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { name: 'NotAnError', message: String(error) }
