// The built product as a process of its own, as `npm start` runs it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Call, caller } from './load.ts'

const root = join(import.meta.dirname, '..')
const READY_WITHIN = 120_000

export interface Server {
  readonly url: string
  readonly call: Call
  /** Milliseconds from the start of the command until the API answers. */
  readonly readyAfter: number
  /** Resident memory in MB: of the command, the server and the database together; and of the server alone. */
  memory(): { readonly tree: number; readonly server: number }
  stop(): Promise<void>
}

export interface ServerOptions {
  /** Where its data is; made when it is not there. */
  readonly dataDir: string
  /** An instant at which the virtual clock begins; the real clock unless given. */
  readonly virtualFrom?: string
}

/** Starts it and resolves when the API answers. */
export async function startServer({ dataDir, virtualFrom }: ServerOptions): Promise<Server> {
  const port = await freePort()
  const log = openSync(`${dataDir}.log`, 'a')
  const env = {
    ...process.env,
    ...{ PORT: String(port), SMTP_PORT: '0', DATA_DIR: dataDir, LOCAL_CONTROLS: '1', SEED: 'demo' },
    CLOCK: virtualFrom === undefined ? 'real' : `virtual:${virtualFrom}`,
  }
  const begun = performance.now()
  const server = spawn(process.execPath, [join(root, 'scripts/start.ts')], { env, stdio: ['ignore', log, log] })
  const url = `http://localhost:${port}`
  while (!(await answers(url))) {
    const isOver = server.exitCode !== null || performance.now() - begun > READY_WITHIN
    if (isOver) throw new Error(`it does not start: ${readFileSync(`${dataDir}.log`, 'utf8').slice(-2000)}`)
    await sleep(20)
  }
  const readyAfter = performance.now() - begun
  const call = caller(port)
  return {
    ...{ url, call, readyAfter },
    memory() {
      const all = treeOf(server)
      return { tree: all.reduce((sum, { megabytes }) => sum + megabytes, 0), server: all[0]?.megabytes ?? 0 }
    },
    async stop() {
      if (server.exitCode !== null) return
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await Promise.race([ended, sleep(15_000, undefined, { ref: false })])
      if (server.exitCode === null) server.kill('SIGKILL')
    },
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/local/clock`).then(
    ({ ok }) => ok,
    () => false,
  )

/** The process and its children, first itself. */
function treeOf({ pid }: ChildProcess) {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const all = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const family = all.filter(([own, parent]) => own === pid || parent === pid)
  return family
    .toSorted(([one], [other]) => Number(other === pid) - Number(one === pid))
    .map(([, , kilobytes = 0]) => ({ megabytes: kilobytes / 1024 }))
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
