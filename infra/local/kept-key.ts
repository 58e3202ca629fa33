import { randomBytes } from 'node:crypto'
import { keptFile } from './kept-file.ts'

const BYTES = 32
const HEX = /^[0-9a-f]{64}\s*$/

/** A secret of 32 random bytes, made at the first start and kept in a file that only its owner may read. */
export function keptKey(file: string): Uint8Array {
  const make = () => randomBytes(BYTES).toString('hex')
  return keptFile(file, make, (text) => (HEX.test(text) ? Buffer.from(text.trim(), 'hex') : undefined))
}
