import { inflateRawSync } from 'node:zlib'
import { refused } from '../errors.ts'

/** A department's workbook has a tenth of it. */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_ENTRIES = 200

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
/** Sizes that do not fit, and are said elsewhere (ZIP64): no workbook of ours has them. */
const ELSEWHERE = 0xffffffff
const ENCRYPTED = 1
const [STORED, DEFLATED] = [0, 8]

/**
 * Unpacks a zip file part by part and gives each away, within bounds: the total is counted while it is unpacked, and a part
 * that says another size than it has is refused, because whoever reads the file next will believe it. Throws a
 * RefusalError for bombs, and for what is no zip file.
 */
export function lookIntoZip(bytes: Uint8Array, look: (name: string, content: Buffer) => void): void {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(zip)
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  let total = 0
  if (count > MOST_ENTRIES) throw tooBig()
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw refused('file-unreadable')
    const said = zip.readUInt32LE(at + 24)
    total += said
    if (said === ELSEWHERE || total > MOST_BYTES) throw tooBig()
    const nameLength = zip.readUInt16LE(at + 28)
    const content = contentOf(zip, at, said)
    look(zip.toString('utf8', at + 46, at + 46 + nameLength), content)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = zip.length - END_LENGTH; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) === END) return at
  }
  throw refused('file-unreadable')
}

function contentOf(zip: Buffer, entry: number, said: number): Buffer {
  const [flags, method, packed] = [
    zip.readUInt16LE(entry + 8),
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
  ]
  const local = zip.readUInt32LE(entry + 42)
  if ((flags & ENCRYPTED) !== 0 || local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) {
    throw refused('file-unreadable')
  }
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const stored = zip.subarray(from, from + packed)
  if (stored.length !== packed) throw refused('file-unreadable')
  const content = method === STORED ? stored : method === DEFLATED ? inflated(stored, said) : undefined
  if (content === undefined) throw refused('file-unreadable')
  if (content.length !== said) throw tooBig()
  return content
}

function inflated(packed: Buffer, said: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, said) })
  } catch (cause) {
    if (cause instanceof RangeError) throw tooBig(cause)
    throw refused('file-unreadable', {}, { cause })
  }
}

const tooBig = (cause?: unknown) =>
  refused('file-too-big-inside', { most: MOST_BYTES / 1024 / 1024, entries: MOST_ENTRIES }, { cause })
