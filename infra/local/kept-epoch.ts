import { open, readFile, rename } from 'node:fs/promises'
import type { KeptEpoch } from '../../functions/platform/kept-epoch.ts'

/** The epoch as a file beside the table: notices a database file that was put back, not a whole data folder. */
export const fileEpoch = (path: string): KeptEpoch => ({
  async read() {
    try {
      return Number.parseInt(await readFile(path, 'utf8'), 10) || 0
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
      throw error
    }
  },
  async write(epoch) {
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(`${epoch}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
  },
})
