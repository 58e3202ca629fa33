import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MAIN = join(import.meta.dirname, 'product-main.ts')
const READY_WITHIN = 60_000
const LOOK_EVERY = 10

export interface ProductOptions {
  readonly dataDir: string
  readonly port: number
  /** Beside `LOCAL_CONTROLS=1`, which `LOCAL_CONTROLS: ''` takes back: as anybody starts it. */
  readonly env?: Readonly<Record<string, string>>
}

/** The product in processes of its own: the server and its database. It has to be built. */
export class Product {
  readonly url: string
  readonly #options: ProductOptions
  readonly #server: ChildProcess
  readonly #ended: Promise<unknown>

  /** Begins to start; {@link ready} says when it has. Its output goes to `output.log` beside the data. */
  constructor(options: ProductOptions) {
    const { dataDir, port, env } = options
    this.#options = options
    this.url = `http://localhost:${port}`
    const output = openSync(`${dataDir}.log`, 'a')
    this.#server = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', output, output],
      env: { ...process.env, SMTP_PORT: '0', LOCAL_CONTROLS: '1', ...env, PORT: String(port), DATA_DIR: dataDir },
    })
    this.#ended = once(this.#server, 'exit')
  }

  get pid(): number {
    const { pid } = this.#server
    if (pid === undefined) throw new Error('the server could not be started')
    return pid
  }

  /** Of the server, once it has ended by itself. */
  get exitCode(): number | null {
    return this.#server.exitCode
  }

  get hasEnded(): boolean {
    return this.#server.exitCode !== null || this.#server.signalCode !== null
  }

  /** Resolves with the milliseconds it took. Rejects when the server ends before. */
  async ready(): Promise<number> {
    const begun = performance.now()
    for (;;) {
      if (await answers(this.url)) return performance.now() - begun
      if (this.hasEnded) throw new Error(`the server ended: ${this.saidLast()}`)
      if (performance.now() - begun > READY_WITHIN) throw new Error('the server does not get ready')
      await sleep(LOOK_EVERY)
    }
  }

  /** The end of its output. */
  saidLast(): string {
    return readFileSync(`${this.#options.dataDir}.log`, 'utf8').slice(-2000)
  }

  /** Resolves when the server's process is gone. */
  async ended(): Promise<void> {
    await this.#ended
  }

  /** `kill -9` for the server, its database, or both. Resolves when they are gone. */
  async kill(which: readonly ('server' | 'database')[]): Promise<void> {
    for (const each of which) {
      if (each === 'server') this.#server.kill('SIGKILL')
      else for (const pid of this.databases()) killed(pid)
    }
    await this.#ended
    // Killed while it was starting, it may have left a database that was not there yet when we looked.
    if (which.includes('database')) for (const pid of this.databases()) killed(pid)
  }

  /** Stops it as a service manager does, or as Ctrl-C does: `SIGINT`. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<void> {
    this.#server.kill(signal)
    await this.#ended
  }

  /** Processes of the embedded database on this data. */
  databases(): number[] {
    const file = join(this.#options.dataDir, 'onduty.db')
    return processes()
      .filter(({ command }) => command.includes(file) && command.includes('dynoxide'))
      .map(({ pid }) => pid)
  }

  /** Resident memory of the whole tree, in bytes. */
  memory(): number {
    const mine = new Set([this.pid, ...this.databases()])
    return processes()
      .filter(({ pid }) => mine.has(pid))
      .reduce((sum, { kilobytes }) => sum + kilobytes * 1024, 0)
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    // Any answer will do: without local controls this one is a refusal.
    await fetch(`${url}/local/clock`)
    return true
  } catch {
    return false
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

const processes = () =>
  execFileSync('ps', ['-A', '-ww', '-o', 'pid=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, kilobytes, command = '']) => ({ pid: Number(pid), kilobytes: Number(kilobytes), command }))

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
