import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PATIENCE } from './aws-client.ts'

/** DynamoDB in the function's own region. Its retries are the store's (dynamo-store.ts), not the client's. */
export const createDynamoClient = (): DynamoDBClient => new DynamoDBClient({ ...PATIENCE, maxAttempts: 2 })
