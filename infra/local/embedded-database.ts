import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { TABLE_INDEXES, TABLE_KEYS } from '../../functions/adapters/dynamo/table-shape.ts'
import { type WireClient, wireClient } from './wire-client.ts'

/** A DynamoDB-compatible database that is there. */
export interface Database {
  readonly client: WireClient
  readonly endpoint: string
  /** Of the embedded process; absent for somebody else's endpoint. */
  readonly pid?: number
  /** Resolves when the embedded process has ended although nobody stopped it; never for somebody else's endpoint. */
  readonly died: Promise<void>
  stop(): Promise<void>
}

const READY_WITHIN = 10_000
const LOOK_EVERY = 20

/**
 * The embedded database with its file in this folder; without one it is in memory, for tests. Rejects with what to do
 * when its program cannot be found.
 */
export async function startEmbeddedDatabase(dataDir?: string): Promise<Database> {
  const port = await freePort()
  const log = dataDir === undefined ? ('ignore' as const) : openSync(join(dataDir, 'database.log'), 'a')
  const file = dataDir === undefined ? [] : ['--db-path', join(dataDir, 'onduty.db')]
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), ...file]
  const process = spawn(programPath(), args, { stdio: ['ignore', log, log] })
  let isStopped = false
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()))
  const endpoint = `http://127.0.0.1:${port}`
  const client = wireClient(endpoint)
  await ready(process, client)
  return {
    client,
    endpoint,
    ...(process.pid === undefined ? {} : { pid: process.pid }),
    died: ended.then(() => (isStopped ? new Promise<void>(() => undefined) : undefined)),
    async stop() {
      isStopped = true
      client.destroy()
      process.kill('SIGTERM')
      await Promise.race([ended, sleep(3000, undefined, { ref: false })])
      if (process.exitCode === null) process.kill('SIGKILL')
    },
  }
}

/** Somebody else's DynamoDB-compatible endpoint. */
export async function connectDatabase(endpoint: string): Promise<Database> {
  const client = wireClient(endpoint)
  await createTables(client)
  return { client, endpoint, died: new Promise(() => undefined), stop: async () => client.destroy() }
}

/** The package of this platform, else `dynoxide` on PATH. */
function programPath(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    const found = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide')
    if (existsSync(found)) return found
  } catch {
    // Not packaged for this platform.
  }
  return 'dynoxide'
}

async function ready(process: ChildProcess, client: WireClient): Promise<void> {
  const failed = Promise.race([
    once(process, 'error').then(([error]) => {
      throw new Error(
        'the embedded database could not be started: put `dynoxide` on PATH or set DYNAMODB_ENDPOINT to a DynamoDB-compatible address',
        { cause: error },
      )
    }),
    once(process, 'exit').then(([code]) => {
      throw new Error(`the embedded database ended at once (${code}); its messages are in database.log`)
    }),
  ])
  const answers = async () => {
    for (let waited = 0; waited < READY_WITHIN; waited += LOOK_EVERY) {
      try {
        return await createTables(client)
      } catch (error) {
        if (!isRefused(error)) throw error
        await sleep(LOOK_EVERY)
      }
    }
    throw new Error('the embedded database does not answer')
  }
  const answered = answers()
  await Promise.race([answered, failed])
  failed.catch(() => undefined)
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  /ECONNREFUSED|ECONNRESET|socket hang up/.test(
    `${error.name} ${error.message} ${(error as NodeJS.ErrnoException).code}`,
  )

export const TABLES = { product: 'onduty', engine: 'onduty-engine' } as const

/** Creates the tables that are not there yet. */
export async function createTables(
  client: WireClient,
  tables: readonly string[] = Object.values(TABLES),
): Promise<void> {
  for (const table of tables) {
    try {
      await client.send(new CreateTableCommand(tableOf(table)))
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ResourceInUseException') throw error
    }
  }
}

function tableOf(TableName: string) {
  const names = [
    TABLE_KEYS.partition,
    TABLE_KEYS.sort,
    ...TABLE_INDEXES.flatMap((index) => [`${index}pk`, `${index}sk`]),
  ]
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ]
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keys(TABLE_KEYS.partition, TABLE_KEYS.sort),
    GlobalSecondaryIndexes: TABLE_INDEXES.map((IndexName) => ({
      IndexName,
      KeySchema: keys(`${IndexName}pk`, `${IndexName}sk`),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
