import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o600
const BY_OTHERS = 0o077

/** A file of the data folder holds something else than it should. Nothing is done to it. */
export class SpoiltFileError extends Error {
  override readonly name = 'SpoiltFileError'
  constructor(file: string, options?: ErrorOptions) {
    super(
      `${file} does not hold what Onduty kept there: put a copy of it back, or remove it; then a new one is made, and what was made with the old one is worth nothing`,
      options,
    )
  }
}

/**
 * What is kept in a file that is made once, at the first start, for the eyes of its owner only. The file is whole or not
 * there, whenever a start is killed, and the same for all who start at once. An empty one, which a start of an earlier
 * version may have left, counts as none. Throws {@link SpoiltFileError}.
 *
 * @param read what the text of the file says; `undefined`, or a throw, when it is not what is kept there
 */
export function keptFile<Kept>(file: string, make: () => string, read: (text: string) => Kept | undefined): Kept {
  const text = find(file) ?? makeOnce(file, make())
  try {
    const kept = read(text)
    if (kept !== undefined) return kept
  } catch (error) {
    throw new SpoiltFileError(file, { cause: error })
  }
  throw new SpoiltFileError(file)
}

function find(file: string): string | undefined {
  try {
    if ((statSync(file).mode & BY_OTHERS) !== 0) chmodSync(file, OWNER_ONLY)
    return readFileSync(file, 'utf8') || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes beside it first: the name is given to what is on the disk already. Answers what has the name in the end. */
function makeOnce(file: string, text: string): string {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, text, { mode: OWNER_ONLY, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const others = isTaken ? find(file) : undefined
    if (others !== undefined) return others
    // There is an empty one, or the file system knows no second name for a file.
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
  keepName(dirname(file))
  return text
}

/** Names are on the disk when their folder is. */
function keepName(folder: string): void {
  // Windows opens no folders, and keeps names by itself.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
