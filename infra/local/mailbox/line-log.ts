import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a line lies. Places are in order: a later line has a higher segment, or the same and a higher offset. */
export interface Place {
  readonly segment: number
  readonly offset: number
  readonly length: number
}

export interface LineLogOptions {
  readonly folder: string
  /** A segment is closed when it has grown to this. */
  readonly segmentBytes?: number
  /** So many segments are kept; the oldest goes when a new one begins. */
  readonly keptSegments?: number
  /** Called when a segment has gone, with its number. */
  readonly onDropped?: (segment: number) => void
}

const NEW_LINE = 10
const STEP = 64 * 1024
const SEGMENT_NAME = /^mail-(\d{6})\.log$/

/**
 * Lines in files, only ever appended. Whatever is waiting is written in one go, so many writers cost one system call.
 *
 * A line is kept once `append` has resolved: the operating system has it, so a killed process loses nothing (a power
 * cut may lose the last second). A line that was being written when the process died is cut off at the next start.
 */
export class LineLog {
  readonly #folder: string
  readonly #segmentBytes: number
  readonly #keptSegments: number
  readonly #onDropped: (segment: number) => void
  readonly #files = new Map<number, FileHandle>()
  #current = 0
  #size = 0
  #waiting: {
    readonly bytes: Buffer
    readonly kept: (place: Place) => void
    readonly lost: (error: unknown) => void
  }[] = []
  #writing: Promise<void> | undefined

  private constructor(options: LineLogOptions) {
    this.#folder = options.folder
    this.#segmentBytes = options.segmentBytes ?? 16 * 1024 * 1024
    this.#keptSegments = options.keptSegments ?? 32
    this.#onDropped = options.onDropped ?? (() => {})
  }

  static async open(options: LineLogOptions): Promise<LineLog> {
    const log = new LineLog(options)
    await mkdir(options.folder, { recursive: true, mode: 0o700 })
    const names = await readdir(options.folder)
    const segments = names.map((name) => Number(SEGMENT_NAME.exec(name)?.[1] ?? 0)).filter((segment) => segment > 0)
    for (const segment of segments.sort((a, b) => a - b)) await log.#openSegment(segment)
    if (segments.length === 0) await log.#openSegment(1)
    await log.#cutTornLine()
    return log
  }

  /** Appends a line (without line ends in it). */
  append(line: string): Promise<Place> {
    return new Promise((kept, lost) => {
      this.#waiting.push({ bytes: Buffer.from(`${line}\n`), kept, lost })
      this.#writing ??= this.#writeAll()
    })
  }

  /** The line at a place; nothing when its segment is gone. */
  async read({ segment, offset, length }: Place): Promise<string | undefined> {
    const file = this.#files.get(segment)
    if (file === undefined) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset)
    return bytesRead === length && buffer[length - 1] === NEW_LINE ? buffer.toString('utf8', 0, length - 1) : undefined
  }

  /** Every line there is, oldest first. */
  async *lines(): AsyncGenerator<{ place: Place; line: Buffer }> {
    for (const [segment, file] of this.#files) {
      const { size } = await file.stat()
      const { buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, 0)
      for (let offset = 0; offset < size; ) {
        const end = buffer.indexOf(NEW_LINE, offset)
        if (end < 0) break
        yield { place: { segment, offset, length: end + 1 - offset }, line: buffer.subarray(offset, end) }
        offset = end + 1
      }
    }
  }

  async close(): Promise<void> {
    await this.#writing
    for (const file of this.#files.values()) await file.close()
    this.#files.clear()
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        await this.#write(batch.map(({ bytes }) => bytes))
        let offset = this.#size
        for (const { bytes, kept } of batch) {
          kept({ segment: this.#current, offset, length: bytes.length })
          offset += bytes.length
        }
        this.#size = offset
      } catch (error) {
        for (const { lost } of batch) lost(error)
      }
    }
    // In the same turn as the last look at what is waiting: whoever comes next has to start a new round.
    this.#writing = undefined
  }

  async #write(lines: readonly Buffer[]): Promise<void> {
    if (this.#size >= this.#segmentBytes) await this.#openSegment(this.#current + 1)
    const file = this.#files.get(this.#current)
    if (file === undefined) throw new Error('the log is closed')
    const bytes = Buffer.concat(lines)
    for (let written = 0; written < bytes.length; ) {
      // At a position, not appended: what a failed write left behind is overwritten by the next.
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written, this.#size + written)
      written += bytesWritten
    }
  }

  async #openSegment(segment: number): Promise<void> {
    const path = join(this.#folder, `mail-${String(segment).padStart(6, '0')}.log`)
    const exists = await open(path, 'r+', 0o600).catch(() => undefined)
    const file = exists ?? (await open(path, 'w+', 0o600))
    this.#files.set(segment, file)
    this.#current = segment
    this.#size = (await file.stat()).size
    for (const [old, oldFile] of this.#files) {
      if (this.#files.size <= this.#keptSegments) break
      this.#files.delete(old)
      await oldFile.close()
      await rm(join(this.#folder, `mail-${String(old).padStart(6, '0')}.log`), { force: true })
      this.#onDropped(old)
    }
  }

  async #cutTornLine(): Promise<void> {
    const file = this.#files.get(this.#current)
    for (let end = this.#size; end > 0; end -= STEP) {
      const from = Math.max(0, end - STEP)
      const tail = await file?.read(Buffer.allocUnsafe(end - from), 0, end - from, from)
      const last = tail?.buffer.lastIndexOf(NEW_LINE) ?? -1
      this.#size = last < 0 ? from : from + last + 1
      if (last >= 0) break
    }
    await file?.truncate(this.#size)
  }
}
