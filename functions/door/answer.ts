import type { RouteContract } from '../kernel/contract.ts'
import { type FileOut, LARGEST_FILE } from '../kernel/file.ts'
import type { Door } from './door.ts'
import type { KeptAnswer } from './idempotency.ts'
import { doorRefusal } from './refusals.ts'

/** The words of an answer: status, body, and the headers that depend on it. */
export function answerOf(contract: RouteContract, path: string, answer: unknown): KeptAnswer {
  const status = contract.status ?? 200
  const headers: Record<string, string> = {}
  const { id, version, meta } = (typeof answer === 'object' && answer !== null ? answer : {}) as Named
  if (typeof version === 'number') headers.ETag = `"${version}"`
  else if (typeof meta?.version === 'string') headers.ETag = meta.version
  if (status === 201 && typeof id === 'string') headers.Location = `${path}/${id}`
  return { status, body: status === 204 ? null : JSON.stringify(answer), headers }
}

interface Named {
  readonly id?: unknown
  readonly version?: unknown
  /** Of SCIM, ready for the header. */
  readonly meta?: { readonly version?: unknown }
}

/** The same as a response; `extra` says that it is a repetition. */
export function respond(
  { headers: ready }: Door,
  { dialect }: Pick<RouteContract, 'dialect'>,
  answer: KeptAnswer,
  extra?: Record<string, string>,
): Response {
  const { status, body, headers } = answer
  const usual = dialect === 'scim' ? ready.scim : ready.json
  return new Response(body, { status, headers: { ...usual, ...headers, ...extra } })
}

/** A file to keep. Nothing in it is ever run: browsers are told to keep it, and not to guess what it is. */
export function respondFile({ headers: ready }: Door, { name, type, bytes }: FileOut): Response {
  if (bytes.byteLength > LARGEST_FILE) throw doorRefusal('file-too-large')
  return new Response(Buffer.from(bytes), {
    headers: {
      ...ready.file,
      'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'Content-Disposition': dispositionOf(name),
    },
  })
}

/** RFC 6266: a name that every program reads, and the real one (RFC 5987). */
function dispositionOf(name: string): string {
  const ending = /\.\w{1,5}$/.exec(name)?.[0] ?? ''
  const plain = name
    .slice(0, name.length - ending.length)
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[-_.]+|[-_.]+$/g, '')
  const readable = `${plain === '' ? 'onduty' : plain}${ending}`
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${readable}"; filename*=UTF-8''${encoded}`
}
