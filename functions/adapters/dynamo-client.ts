import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** The table answers within tens of milliseconds or not at all: waiting longer takes the time of further tries. */
const ANSWERS_WITHIN = 1500

/**
 * DynamoDB in the function's own region.
 *
 * @param maxAttempts of the client itself; a store tries again by its own rule (dynamo/retry.ts)
 */
export const createDynamoClient = (maxAttempts = 1): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts,
    requestHandler: {
      ...{ connectionTimeout: ANSWERS_WITHIN, requestTimeout: ANSWERS_WITHIN },
      throwOnRequestTimeout: true,
    },
  })
