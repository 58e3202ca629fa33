// The built product as a process of its own, with its data in a folder that is thrown away.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')

export interface Server {
  readonly port: number
  /** Milliseconds from the start of the command until the API answers. */
  readonly readyAfter: number
  /** Processor time of the server itself so far, without the database, in milliseconds. */
  cpu(): number
  /** Resident memory of the command, the server and the database together, in MB. */
  memory(): number
  stop(): Promise<void>
}

/** Starts it and resolves when the API answers. */
export async function startServer(port: number): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'onduty-bench-'))
  const log = openSync(join(folder, 'server.log'), 'a')
  const env = {
    ...process.env,
    PORT: String(port),
    SMTP_PORT: '0',
    DATA_DIR: join(folder, 'data'),
    LOCAL_CONTROLS: '1',
  }
  const begun = performance.now()
  const server = spawn(process.execPath, [join(root, 'scripts/start.ts')], { env, stdio: ['ignore', log, log] })
  while (performance.now() - begun < 60_000) {
    if (await answers(port)) break
    if (server.exitCode !== null) throw new Error(readFileSync(join(folder, 'server.log'), 'utf8'))
    await sleep(20)
  }
  const readyAfter = performance.now() - begun
  return {
    port,
    readyAfter,
    cpu: () => cpuOf(server.pid ?? 0),
    memory: () => treeOf(server).reduce((sum, pid) => sum + residentMegabytes(pid), 0),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await Promise.race([ended, sleep(10_000, undefined, { ref: false })])
      if (server.exitCode === null) server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/local/clock`).then(
    ({ ok }) => ok,
    () => false,
  )

/** User and system time from the kernel, whose ticks are hundredths of a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function treeOf({ pid = 0 }: ChildProcess): number[] {
  const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
  return [pid, ...children.map(Number)]
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
