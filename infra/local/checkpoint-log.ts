import { type FileHandle, open } from 'node:fs/promises'
import type { Instant } from '../../functions/kernel/instant.ts'
import {
  type CheckpointLog,
  CheckpointTakenError,
  type KeptCheckpoint,
} from '../../functions/platform/checkpoint-log.ts'

const NEW_LINE = 10
const STEP = 1024 * 1024
const BEGINNING = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d+) /
const LONGEST_BEGINNING = 50

/**
 * Checkpoints in a file that only grows: a line each, `<instant> <bytes> <checkpoint>`, on the disk before `append` resolves.
 * A line that was cut short by a crash is left behind and never read. Another process may append meanwhile.
 */
export async function openFileCheckpoints(path: string): Promise<CheckpointLog & { close(): Promise<void> }> {
  const file = await open(path, 'a+', 0o600)
  const lines = new Map<Instant, { offset: number; length: number }>()
  let order: Instant[] = []
  let readTo = 0
  let turn: Promise<unknown> = Promise.resolve()

  /** Notes where the lines are that have come since. */
  async function catchUp(): Promise<void> {
    const { size } = await file.stat()
    if (size === readTo) return
    const known = lines.size
    for await (const { offset, line } of linesOf(file, readTo, size)) {
      readTo = offset + line.length + 1
      const [beginning, at, length] = BEGINNING.exec(line.toString('latin1', 0, LONGEST_BEGINNING)) ?? []
      if (beginning === undefined || at === undefined || beginning.length + Number(length) !== line.length) continue
      if (!lines.has(at)) lines.set(at, { offset: offset + beginning.length, length: Number(length) })
    }
    if (lines.size > known) order = [...lines.keys()].sort()
  }

  async function find(at: Instant): Promise<KeptCheckpoint | undefined> {
    const line = lines.get(at)
    if (line === undefined) return undefined
    const { buffer } = await file.read(Buffer.alloc(line.length), 0, line.length, line.offset)
    return { at, bytes: buffer }
  }

  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const done = turn.then(catchUp).then(work)
    turn = done.catch(() => {})
    return done
  }

  return {
    find: (at) => inTurn(() => find(at)),
    append: (at, bytes) =>
      inTurn(async () => {
        const kept = await find(at)
        if (kept !== undefined) {
          if (Buffer.compare(kept.bytes, bytes) === 0) return 'kept-before'
          throw new CheckpointTakenError(at)
        }
        const line = Buffer.concat([Buffer.from(`${at} ${bytes.length} `), bytes, Buffer.from('\n')])
        if (!BEGINNING.test(line.toString('latin1', 0, LONGEST_BEGINNING)) || bytes.includes(NEW_LINE))
          throw new TypeError('a checkpoint is one line')
        const { size } = await file.stat()
        // What a crash cut short becomes a line of its own, that says it is longer than it is.
        await file.appendFile(size > readTo ? Buffer.concat([Buffer.from('\n'), line]) : line)
        await file.datasync()
        await catchUp()
        return 'kept'
      }),
    listBackwards: ({ upTo, limit }) =>
      inTurn(async () => {
        const some = upTo === undefined ? order : order.slice(0, firstAfter(order, upTo))
        const found = await Promise.all(some.slice(-limit).reverse().map(find))
        return found.filter((each) => each !== undefined)
      }),
    close: () => file.close(),
  }
}

/** How many instants are not after this one. */
function firstAfter(order: readonly Instant[], upTo: Instant): number {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((order[middle] ?? '') <= upTo) low = middle + 1
    else high = middle
  }
  return low
}

/** The lines between two places that are there to their end. */
async function* linesOf(file: FileHandle, from: number, to: number): AsyncGenerator<{ offset: number; line: Buffer }> {
  let begun: Buffer = Buffer.alloc(0)
  for (let offset = from; offset < to; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(STEP, to - offset)), 0, undefined, offset)
    if (bytesRead === 0) return
    let start = offset - begun.length
    offset += bytesRead
    begun = Buffer.concat([begun, buffer.subarray(0, bytesRead)])
    for (let end = begun.indexOf(NEW_LINE); end >= 0; end = begun.indexOf(NEW_LINE)) {
      yield { offset: start, line: begun.subarray(0, end) }
      start += end + 1
      begun = begun.subarray(end + 1)
    }
  }
}
