import { type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Item } from '../../functions/platform/store.ts'

/** Every row of a table, page by page. For the doctor and for tests; the product itself never scans. */
export async function* readEverything(client: DynamoDBClient, table: string): AsyncGenerator<Item> {
  let start: ScanCommandOutput['LastEvaluatedKey']
  do {
    const request = { TableName: table, ConsistentRead: true, ExclusiveStartKey: start }
    const page: ScanCommandOutput = await client.send(new ScanCommand(request))
    for (const item of page.Items ?? []) yield unmarshall(item) as Item
    start = page.LastEvaluatedKey
  } while (start !== undefined)
}
