import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const NOTE = 'database.pid'
const ENDS_WITHIN = 3000
const LOOK_EVERY = 20

/** Remembers the process of the embedded database, for whoever starts on this folder next. */
export function noteDatabase(dataDir: string, pid: number): void {
  writeFileSync(join(dataDir, NOTE), `${pid}\n`)
}

/**
 * Ends the database that outlived a server which was killed alone: nobody talks to it any more, and it would stay for
 * ever. Only for whoever holds the folder (folder-lock.ts): then every database on it is left over.
 */
export async function endLeftoverDatabase(dataDir: string): Promise<void> {
  const note = join(dataDir, NOTE)
  const pid = existsSync(note) ? Number.parseInt(readFileSync(note, 'utf8'), 10) : Number.NaN
  if (!(pid > 1) || !isDatabaseOn(pid, dataDir)) return
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < ENDS_WITHIN && isDatabaseOn(pid, dataDir); waited += LOOK_EVERY) await sleep(LOOK_EVERY)
}

/** Whether this process is a database on this folder: numbers of processes are used again. */
function isDatabaseOn(pid: number, dataDir: string): boolean {
  try {
    const command = execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
    return command.includes(join(dataDir, 'onduty.db'))
  } catch {
    // No such process, or no `ps` on this system.
    return false
  }
}
