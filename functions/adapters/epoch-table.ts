import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { KeptEpoch } from '../platform/kept-epoch.ts'

const KEY = { pk: { S: 'epoch' } }

/** The epoch in a table of its own, of which there are no backups, so that nothing can restore it. */
export const createEpochTable = (client: DynamoDBClient, table: string): KeptEpoch => ({
  async read() {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: KEY, ConsistentRead: true }))
    return Number(Item?.epoch?.N ?? 0)
  },
  async write(epoch) {
    await client.send(new PutItemCommand({ TableName: table, Item: { ...KEY, epoch: { N: String(epoch) } } }))
  },
})
