import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Another Onduty runs on this data folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `数据目录正由另一个运行中的 Onduty 使用，请先停止它，或为本次启动另设 DATA_DIR：${dataDir}\n` +
        `Another Onduty is running on this data folder: stop it, or start this one with a DATA_DIR of its own: ${dataDir}`,
      options,
    )
  }
}

/**
 * Takes a data folder for this process; whoever comes second is refused, for two servers would each end the other's
 * database. Held by a name that the system itself gives up when the process is gone, however it ended, so nothing is
 * left behind. Throws {@link FolderInUseError}.
 */
export async function lockFolder(dataDir: string): Promise<Server> {
  const lock = createServer((connection) => connection.destroy())
  lock.listen(nameFor(realpathSync(dataDir)))
  try {
    await once(lock, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new FolderInUseError(dataDir, { cause: error })
  }
  return lock.unref()
}

/** An abstract socket on Linux, a pipe on Windows: neither is a file. Elsewhere a socket beside other temporary files. */
function nameFor(folder: string): string {
  const name = `onduty-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}
