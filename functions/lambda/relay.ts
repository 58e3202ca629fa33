import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { newRowsIn } from '../adapters/stream-rows.ts'
import { createEffects } from './effects.ts'
import { traced, withMiddleware } from './middleware.ts'
import { createLambdaPlatform } from './platform.ts'

const { relay } = createEffects(await createLambdaPlatform(traced), traced)

/**
 * New rows of the outbox, as the table's stream brings them. What cannot be performed now is written back into its row
 * by the relay itself, so no record has to come again; one that cannot even be read is the sweeper's.
 */
export const handler = withMiddleware<DynamoDBStreamEvent, DynamoDBBatchResponse>(async ({ Records }) => {
  await relay.perform(newRowsIn(Records))
  return { batchItemFailures: [] }
})
