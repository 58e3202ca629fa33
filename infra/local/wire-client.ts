import { Agent, request } from 'node:http'
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'

/** What the store asks of a client. */
export type WireClient = Pick<DynamoDBClient, 'send' | 'destroy'>

/** A signature nobody checks: a database on this machine only wants to see one. */
const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
}
/** By the class itself: names of classes do not survive bundling. */
const OPERATIONS = new Map<unknown, string>([
  [BatchGetItemCommand, 'BatchGetItem'],
  [BatchWriteItemCommand, 'BatchWriteItem'],
  [CreateTableCommand, 'CreateTable'],
  [DeleteItemCommand, 'DeleteItem'],
  [GetItemCommand, 'GetItem'],
  [PutItemCommand, 'PutItem'],
  [QueryCommand, 'Query'],
  [ScanCommand, 'Scan'],
  [TransactWriteItemsCommand, 'TransactWriteItems'],
  [UpdateItemCommand, 'UpdateItem'],
])
const MOST_SOCKETS = 32
const ANSWERS_WITHIN = 10_000

/**
 * The SDK's commands over plain HTTP, for a database on this machine: no signing, no retries, no middleware. Errors
 * carry the service's names, so the store cannot tell the difference (docs/decisions/0100).
 */
export function wireClient(endpoint: string): WireClient {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS })
  const { hostname, port } = new URL(endpoint)
  const send = (command: { readonly input: unknown; readonly constructor: unknown }) =>
    new Promise((resolve, reject) => {
      const operation = OPERATIONS.get(command.constructor)
      if (operation === undefined) throw new TypeError('a command that is not spoken here')
      const body = Buffer.from(JSON.stringify(command.input))
      const headers = { ...HEADERS, 'x-amz-target': `DynamoDB_20120810.${operation}`, 'content-length': body.length }
      const options = { agent, hostname, port, method: 'POST', path: '/', headers, timeout: ANSWERS_WITHIN }
      const asked = request(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          try {
            const said: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
            if (answer.statusCode === 200) resolve(said)
            else reject(serviceError(said as Fault, answer.statusCode ?? 500))
          } catch (error) {
            reject(error)
          }
        })
      })
      asked.on('timeout', () => asked.destroy(Object.assign(new Error('no answer'), { name: 'TimeoutError' })))
      asked.on('error', reject)
      asked.end(body)
    })
  return { send: send as unknown as WireClient['send'], destroy: () => agent.destroy() }
}

interface Fault {
  readonly __type?: string
  readonly message?: string
  readonly Message?: string
  readonly CancellationReasons?: readonly object[]
}

function serviceError(
  { __type = 'InternalServerError', message, Message, CancellationReasons }: Fault,
  status: number,
): Error {
  const name = __type.slice(__type.indexOf('#') + 1)
  const error = new DynamoDBServiceException({
    name,
    message: message ?? Message ?? name,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status },
  })
  return CancellationReasons === undefined ? error : Object.assign(error, { CancellationReasons })
}
