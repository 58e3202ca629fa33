import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { INDEXED_FIELDS, TABLE_INDEXES, TABLE_KEYS } from '../../functions/adapters/dynamo/table-shape.ts'
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

const READY_WITHIN = 30_000
const MOST_ATTEMPTS = 5
const LONGEST_GREETING = 1000

/**
 * The embedded database with its file in this folder; without one it is in memory, for tests. Rejects with what to do
 * when its program cannot be found.
 */
export async function startEmbeddedDatabase(dataDir?: string): Promise<Database> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const program = start(port, dataDir)
    try {
      await listens(program, port)
      return await opened(program, `http://127.0.0.1:${port}`)
    } catch (error) {
      program.kill('SIGKILL')
      // Between us finding the port free and the database taking it, somebody else may have.
      if (!(error instanceof EndedAtOnceError) || attempt === MOST_ATTEMPTS) throw error
    }
  }
}

function start(port: number, dataDir: string | undefined): ChildProcess {
  const file = dataDir === undefined ? [] : ['--db-path', join(dataDir, 'onduty.db')]
  const program = spawn(programPath(), ['serve', '--host', '127.0.0.1', '--port', String(port), ...file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (dataDir === undefined) program.stderr.resume()
  else program.stderr.pipe(createWriteStream(join(dataDir, 'database.log'), { flags: 'a' }))
  // A server that ends by a fault takes its database along.
  const endToo = () => program.kill('SIGTERM')
  process.once('exit', endToo)
  program.once('exit', () => process.off('exit', endToo))
  return program
}

async function opened(program: ChildProcess, endpoint: string): Promise<Database> {
  const client = wireClient(endpoint)
  await createTables(client)
  let isStopped = false
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  return {
    client,
    endpoint,
    ...(program.pid === undefined ? {} : { pid: program.pid }),
    died: ended.then(() => (isStopped ? new Promise<void>(() => undefined) : undefined)),
    async stop() {
      isStopped = true
      client.destroy()
      program.kill('SIGTERM')
      await Promise.race([ended, sleep(3000, undefined, { ref: false })])
      if (program.exitCode === null) program.kill('SIGKILL')
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

/** Its program was found and ended before it listened. */
class EndedAtOnceError extends Error {
  override readonly name = 'EndedAtOnceError'
}

/** Resolves when it says that it listens: whoever answers on the port before that is somebody else. */
async function listens(program: ChildProcess, port: number): Promise<void> {
  const notFound = once(program, 'error').then(([error]) => {
    throw new Error(
      'the embedded database could not be started: put `dynoxide` on PATH or set DYNAMODB_ENDPOINT to a DynamoDB-compatible address',
      { cause: error },
    )
  })
  const ended = once(program, 'exit').then(([code]) => {
    throw new EndedAtOnceError(`the embedded database ended at once (${code}); its messages are in database.log`)
  })
  const said = new Promise<void>((resolve) => {
    let text = ''
    program.stderr?.on('data', (chunk: Buffer) => {
      text = `${text}${chunk}`.slice(-LONGEST_GREETING)
      if (text.includes(`:${port}`)) resolve()
    })
  })
  const tooLong = sleep(READY_WITHIN, undefined, { ref: false }).then(() => {
    throw new Error('the embedded database does not answer')
  })
  for (const each of [notFound, ended, tooLong]) each.catch(() => undefined)
  await Promise.race([said, notFound, ended, tooLong])
}

export const TABLES = { product: 'onduty', engine: 'onduty-engine' } as const

/** Creates the tables that are not there yet. The engine finds its rows by their keys, and pays for no index. */
export async function createTables(
  client: WireClient,
  { product, engine }: { readonly product: string; readonly engine?: string } = TABLES,
): Promise<void> {
  await create(client, tableOf(product, TABLE_INDEXES))
  if (engine !== undefined) await create(client, tableOf(engine, []))
}

async function create(client: WireClient, table: ReturnType<typeof tableOf>): Promise<void> {
  try {
    await client.send(new CreateTableCommand(table))
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceInUseException') throw error
  }
}

function tableOf(TableName: string, indexes: readonly string[]) {
  const names = [TABLE_KEYS.partition, TABLE_KEYS.sort, ...indexes.flatMap((index) => [`${index}pk`, `${index}sk`])]
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ]
  const GlobalSecondaryIndexes = indexes.map((IndexName) => ({
    IndexName,
    KeySchema: keys(`${IndexName}pk`, `${IndexName}sk`),
    Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...INDEXED_FIELDS] },
  }))
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keys(TABLE_KEYS.partition, TABLE_KEYS.sort),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
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
