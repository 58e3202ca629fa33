import { doorRefusal } from './refusals.ts'
import type { DoorRequest } from './request.ts'

export const LARGEST_BODY = 256 * 1024

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a JSON body; empty when nothing was sent. 413 above 256 KB, 415 for other types, 400 unless UTF-8. */
export async function readJsonText(request: DoorRequest): Promise<string> {
  const announced = announcedLength(request)
  if (announced === 0) return ''
  const type = request.header('content-type')
  if (type !== undefined && !JSON_TYPE.test(type)) throw doorRefusal('wrong-content-type')
  const bytes = await readBytes(request, announced)
  if (bytes.byteLength > 0 && type === undefined) throw doorRefusal('wrong-content-type')
  return decoded(bytes)
}

/** The text of a submitted form. The same limits. */
export async function readFormText(request: DoorRequest): Promise<string> {
  const announced = announcedLength(request)
  if (announced === 0) return ''
  if (!FORM_TYPE.test(request.header('content-type') ?? '')) throw doorRefusal('wrong-form-type')
  return decoded(await readBytes(request, announced))
}

function announcedLength(request: DoorRequest): number | undefined {
  const header = request.header('content-length')
  if (header === undefined) return request.raw.body === null ? 0 : undefined
  const length = Number(header)
  if (length > LARGEST_BODY) throw doorRefusal('body-too-large')
  return Number.isInteger(length) ? length : undefined
}

/** All of it at once where the length is known (servers hold senders to it), else piece by piece up to the limit. */
async function readBytes(request: DoorRequest, announced: number | undefined): Promise<ArrayBuffer | Uint8Array> {
  if (announced !== undefined) return await request.raw.arrayBuffer()
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.raw.body ?? []) {
    length += piece.byteLength
    if (length > LARGEST_BODY) throw doorRefusal('body-too-large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function decoded(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw doorRefusal('not-utf-8')
  }
}
