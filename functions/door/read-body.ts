import { type Delivery, type FileIn, LARGEST_FILE } from '../kernel/file.ts'
import { type DoorRefusal, doorRefusal } from './refusals.ts'
import type { DoorRequest } from './request.ts'

export const LARGEST_BODY = 256 * 1024

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const SCIM_TYPE = /^application\/(?:scim\+)?json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of a JSON body; empty when nothing was sent. 413 above 256 KB, 415 for other types, 400 unless UTF-8. SCIM
 * has a type of content of its own.
 */
export async function readJsonText(request: DoorRequest, dialect?: 'scim'): Promise<string> {
  const announced = announcedLength(request)
  if (announced === 0) return ''
  const type = request.header('content-type')
  const accepted = dialect === 'scim' ? SCIM_TYPE : JSON_TYPE
  if (type !== undefined && !accepted.test(type)) throw doorRefusal('wrong-content-type')
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

/** A file of one of these types. 413 above {@link LARGEST_FILE}, 415 for other types, 400 when there is none. */
export async function readFileBody(request: DoorRequest, types: readonly string[]): Promise<FileIn> {
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type)) throw doorRefusal('wrong-file-type', { types })
  const bytes = await readBytes(request, announcedLength(request, FILES), FILES)
  if (bytes.byteLength === 0) throw doorRefusal('no-file')
  return { type, bytes: new Uint8Array(bytes) }
}

/** What another system delivers: 413 above 256 KB, 415 when it is packed, for nobody can tell how large it would become. */
export async function readDelivery(request: DoorRequest, names: readonly string[]): Promise<Delivery> {
  const packed = request.header('content-encoding')
  if (packed !== undefined && packed.toLowerCase() !== 'identity') throw doorRefusal('packed')
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const bytes = new Uint8Array(await readBytes(request, announcedLength(request)))
  const headers = names.flatMap((name) => {
    const value = request.header(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { type, bytes, headers: Object.fromEntries(headers) }
}

interface Limit {
  readonly bytes: number
  readonly refusal: DoorRefusal
}
const TEXTS: Limit = { bytes: LARGEST_BODY, refusal: 'body-too-large' }
const FILES: Limit = { bytes: LARGEST_FILE, refusal: 'file-too-large' }

function announcedLength(request: DoorRequest, limit = TEXTS): number | undefined {
  const header = request.header('content-length')
  if (header === undefined) return request.raw.body === null ? 0 : undefined
  const length = Number(header)
  if (length > limit.bytes) throw doorRefusal(limit.refusal)
  return Number.isInteger(length) ? length : undefined
}

/** All of it at once where the length is known (servers hold senders to it), else piece by piece up to the limit. */
async function readBytes(
  request: DoorRequest,
  announced: number | undefined,
  limit = TEXTS,
): Promise<ArrayBuffer | Uint8Array> {
  if (announced !== undefined) return await request.raw.arrayBuffer()
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.raw.body ?? []) {
    length += piece.byteLength
    if (length > limit.bytes) throw doorRefusal(limit.refusal)
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
