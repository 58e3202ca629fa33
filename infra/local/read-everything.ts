import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb'
import { rowOf } from '../../functions/adapters/dynamo/attributes.ts'
import type { Item } from '../../functions/platform/store.ts'
import type { WireClient } from './wire-client.ts'

/** Every row of a table, page by page. For the doctor and for tests; the product itself never scans. */
export async function* readEverything(client: WireClient, table: string): AsyncGenerator<Item> {
  let start: ScanCommandOutput['LastEvaluatedKey']
  do {
    const request = { TableName: table, ConsistentRead: true, ExclusiveStartKey: start }
    const page: ScanCommandOutput = await client.send(new ScanCommand(request))
    for (const item of page.Items ?? []) yield rowOf(item)
    start = page.LastEvaluatedKey
  } while (start !== undefined)
}
