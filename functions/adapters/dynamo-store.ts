import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  BatchWriteItemCommand,
  type ConsumedCapacity,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import {
  ConditionFailedError,
  InvalidCursorError,
  type Item,
  type Key,
  mustBeRemovable,
  type Page,
  type Query,
  type Store,
  StoreBusyError,
  type Write,
} from '../platform/store.ts'
import { type Attributes, attributesOf, fromAttributes, isNamed, rowOf, toAttributes } from './dynamo/attributes.ts'
import { conditionExpression, expressionFields, updateExpression } from './dynamo/expressions.ts'
import { inBatches } from './dynamo/in-batches.ts'
import { delays, isPassing } from './dynamo/retry.ts'
import { REST } from './dynamo/table-shape.ts'

/** What a request cost, as the service bills it: units on the table and its indexes together. */
export interface Consumption {
  readonly kind: 'read' | 'write'
  readonly units: number
}

export interface DynamoStoreOptions {
  readonly client: Pick<DynamoDBClient, 'send'>
  readonly table: string
  /** Told what every request consumed; asking for it costs a little, so only given where somebody counts. */
  readonly onConsumed?: (consumed: Consumption) => void
}

const MOST_IN_A_TRANSACTION = 100
const MOST_IN_A_READ = 100

/** The table on DynamoDB, or on anything that speaks its protocol. */
export function createDynamoStore({ client, table, onConsumed }: DynamoStoreOptions): Store {
  const capacity = onConsumed === undefined ? {} : ({ ReturnConsumedCapacity: 'TOTAL' } as const)

  const note = (kind: Consumption['kind'], consumed: ConsumedCapacity | ConsumedCapacity[] | undefined) => {
    if (onConsumed === undefined || consumed === undefined) return
    const units = [consumed].flat().reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0)
    onConsumed({ kind, units })
  }

  const keyOf = ({ pk, sk }: Key): Attributes => toAttributes({ pk, sk })

  async function writeOnce(write: Write): Promise<void> {
    const condition = conditionExpression(write.if)
    const common = { TableName: table, ...capacity }
    if ('put' in write) {
      const request = { ...common, Item: attributesOf(write.put), ...expressionFields(condition) }
      note('write', (await client.send(new PutItemCommand(request))).ConsumedCapacity)
    } else if ('update' in write) {
      const fields = expressionFields(condition, updateExpression(write))
      const request = { ...common, Key: keyOf(write.update), ...fields }
      note('write', (await client.send(new UpdateItemCommand(request))).ConsumedCapacity)
    } else if ('delete' in write) {
      mustBeRemovable(write.delete)
      const request = { ...common, Key: keyOf(write.delete), ...expressionFields(condition) }
      note('write', (await client.send(new DeleteItemCommand(request))).ConsumedCapacity)
    } else {
      throw new TypeError('a check stands only inside a transaction')
    }
  }

  /** Answers what the table had no room for; no room for any of it counts as throttling. */
  async function removeOnce(keys: readonly Key[]): Promise<Key[]> {
    keys.forEach(mustBeRemovable)
    const requests = keys.map((key) => ({ DeleteRequest: { Key: keyOf(key) } }))
    const request = new BatchWriteItemCommand({ RequestItems: { [table]: requests }, ...capacity })
    const answer = await client.send(request)
    note('write', answer.ConsumedCapacity)
    const left = (answer.UnprocessedItems?.[table] ?? []).map(({ DeleteRequest }) => DeleteRequest?.Key ?? {})
    if (left.length < keys.length) return left.map((key) => fromAttributes(key) as unknown as Key)
    throw Object.assign(new Error('nothing was removed'), { name: 'ThrottlingException' })
  }

  function transactItem(write: Write): TransactWriteItem {
    const condition = conditionExpression(write.if)
    if ('put' in write) {
      return { Put: { TableName: table, Item: attributesOf(write.put), ...expressionFields(condition) } }
    }
    if ('update' in write) {
      const update = updateExpression(write)
      const fields = { ...expressionFields(condition, update), UpdateExpression: update.text }
      return { Update: { TableName: table, Key: keyOf(write.update), ...fields } }
    }
    if ('delete' in write) {
      mustBeRemovable(write.delete)
      return { Delete: { TableName: table, Key: keyOf(write.delete), ...expressionFields(condition) } }
    }
    const fields = { ...expressionFields(condition), ConditionExpression: condition?.text }
    return { ConditionCheck: { TableName: table, Key: keyOf(write.check), ...fields } }
  }

  /** Runs a request again while the fault is one that passes; turns what is left into the port's errors. */
  async function patiently<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const waits = delays()
    for (;;) {
      try {
        return await request()
      } catch (error) {
        const failed = failedCondition(error)
        if (failed !== undefined) throw new ConditionFailedError(failed, { cause: error })
        if (!isPassing(error) && !isContended(error)) throw error
        const wait = waits.next()
        if (wait.done === true) throw new StoreBusyError('the table is contended', { cause: error })
        await sleep(wait.value)
      }
    }
  }

  async function queryPage(request: QueryCommandInput, hasCursor: boolean): Promise<QueryCommandOutput> {
    try {
      return await patiently(() => client.send(new QueryCommand(request)))
    } catch (error) {
      // The service itself refuses a start key from another partition or index.
      const isForeign = hasCursor && error instanceof Error && error.name === 'ValidationException'
      throw isForeign ? new InvalidCursorError('a cursor of another list', { cause: error }) : error
    }
  }

  return {
    async find<Row extends Item>(key: Key) {
      const request = { TableName: table, Key: keyOf(key), ConsistentRead: true, ...capacity }
      const answer = await patiently(() => client.send(new GetItemCommand(request)))
      note('read', answer.ConsumedCapacity)
      return answer.Item === undefined ? undefined : (rowOf(answer.Item) as Row)
    },

    async findMany<Row extends Item>(keys: readonly Key[]) {
      const found = new Map<string, Row>()
      const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`
      const wanted = [...new Map(keys.map((key) => [nameOf(key), keyOf(key)])).values()]
      while (wanted.length > 0) {
        const some = wanted.splice(0, MOST_IN_A_READ)
        const request = { RequestItems: { [table]: { Keys: some, ConsistentRead: true } }, ...capacity }
        const answer: BatchGetItemCommandOutput = await patiently(() => client.send(new BatchGetItemCommand(request)))
        note('read', answer.ConsumedCapacity)
        for (const item of answer.Responses?.[table] ?? []) {
          const row = rowOf(item) as Row
          found.set(nameOf(row), row)
        }
        wanted.push(...(answer.UnprocessedKeys?.[table]?.Keys ?? []))
      }
      return keys.map((key) => found.get(nameOf(key)))
    },

    async query<Row extends Item>(query: Query): Promise<Page<Row>> {
      const request: QueryCommandInput = { TableName: table, ...keyCondition(query), ...capacity }
      const items: Row[] = []
      let start: Attributes | undefined = query.after === undefined ? undefined : decodeCursor(query.after)
      do {
        const limit = query.limit === undefined ? {} : { Limit: query.limit - items.length }
        const from = start === undefined ? {} : { ExclusiveStartKey: start }
        const answer: QueryCommandOutput = await queryPage({ ...request, ...limit, ...from }, query.after !== undefined)
        note('read', answer.ConsumedCapacity)
        for (const item of answer.Items ?? []) items.push(rowOf(item) as Row)
        start = answer.LastEvaluatedKey
      } while (start !== undefined && (query.limit === undefined || items.length < query.limit))
      return start === undefined ? { items } : { items, next: encodeCursor(start) }
    },

    async commit(writes: readonly Write[]) {
      if (writes.length > MOST_IN_A_TRANSACTION) throw new RangeError(`${writes.length} writes in one transaction`)
      const request = { TransactItems: writes.map(transactItem), ClientRequestToken: randomUUID(), ...capacity }
      const answer = await patiently(() => client.send(new TransactWriteItemsCommand(request)))
      note('write', answer.ConsumedCapacity)
    },

    async write(write: Write) {
      await patiently(() => writeOnce(write))
    },

    remove: (keys: readonly Key[]) => inBatches(keys, (batch) => patiently(() => removeOnce(batch))),
  }
}

function keyCondition({ index, pk, beginsWith, between, backwards, fields }: Query) {
  const [pkName, skName] = index === undefined ? ['pk', 'sk'] : [`${index}pk`, `${index}sk`]
  const range =
    beginsWith !== undefined
      ? { text: ' AND begins_with(#sk, :from)', values: { ':from': beginsWith } }
      : between !== undefined
        ? { text: ' AND #sk BETWEEN :from AND :to', values: { ':from': between[0], ':to': between[1] } }
        : undefined
  const projected = [...new Set((fields ?? []).map((field) => (isNamed(field) ? field : REST)))]
  return {
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: `#pk = :pk${range?.text ?? ''}`,
    ...(fields === undefined ? {} : { ProjectionExpression: projected.map((_, nth) => `#f${nth}`).join(', ') }),
    ExpressionAttributeNames: {
      '#pk': pkName,
      ...(range === undefined ? {} : { '#sk': skName }),
      ...Object.fromEntries(projected.map((field, nth) => [`#f${nth}`, field])),
    },
    ExpressionAttributeValues: toAttributes({ ':pk': pk, ...range?.values }),
    ScanIndexForward: backwards !== true,
  }
}

const encodeCursor = (key: Attributes): string => Buffer.from(JSON.stringify(fromAttributes(key))).toString('base64url')

function decodeCursor(cursor: string): Attributes {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isKey =
      typeof key === 'object' && key !== null && Object.values(key).every((part) => typeof part === 'string')
    if (isKey) return toAttributes(key)
  } catch (error) {
    throw new InvalidCursorError('not a cursor', { cause: error })
  }
  throw new InvalidCursorError('not a cursor')
}

interface Cancelled {
  readonly CancellationReasons?: readonly { readonly Code?: string }[]
}

/** Which write's condition failed, if that is what the service says. */
function failedCondition(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'ConditionalCheckFailedException') return 0
  if (error.name !== 'TransactionCanceledException') return undefined
  const reasons = (error as Cancelled).CancellationReasons ?? []
  const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed')
  return index === -1 ? undefined : index
}

/** A transaction cancelled only because others were at the same rows, or the table was throttled. */
function isContended(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return false
  const codes = ((error as Cancelled).CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
  return codes.every((code) => code === 'None' || isPassing(Object.assign(new Error(), { name: code })))
}
