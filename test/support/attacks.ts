import type { RouteContract } from '../../functions/kernel/contract.ts'
import type { Asked } from './matrix/row.ts'

/** A request that nobody may make, whoever they are: to be answered with 4xx and a code, and to change nothing. */
export interface Attack {
  /** What is wrong with it. */
  readonly how: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

const JSON_TYPE = { 'Content-Type': 'application/json' }
const BEARERS = ['Bearer', 'Bearer ', 'Bearer a b', 'Basic eDp4', 'ont_x', `Bearer ${'a'.repeat(9000)}`]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'BREW']

/** Fields that only the server sets, and some that no server has. */
const NOBODYS_FIELDS = [
  ...['id', 'status', 'version', 'raisedBy', 'accountable', 'decisions', 'createdAt', 'stage', 'round', 'auditSeq'],
  ...['pk', 'sk', 'gsi1pk', 'expiresAt', 'constructor', 'toString', 'hasOwnProperty', '$where', ' ', ''],
]

/** Everything below, for one route. `asked` is what would be fine; `methods` are those its path knows. */
export const attacksOn = (contract: RouteContract, asked: Asked, methods: ReadonlySet<string>): Attack[] => [
  ...inHeaders(contract, asked),
  ...inQuery(contract, asked),
  ...inPath(contract, asked, methods),
  // Whatever stands in a file is a matter of its report.
  ...(contract.method === 'GET' || contract.upload !== undefined
    ? []
    : [...inBody(contract, asked), ...inFields(contract, asked)]),
]

/** What a fine request looks like. */
export function fineRequest({ method, path, body, file, ifMatch }: Asked & { readonly method: string }): Attack {
  const version = ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }
  const fine = { how: 'nothing', method, path, headers: version }
  if (file !== undefined) return { ...fine, headers: { 'Content-Type': file.type, ...version }, body: file.bytes }
  return body === undefined ? fine : { ...fine, headers: { ...JSON_TYPE, ...version }, body: JSON.stringify(body) }
}

function inHeaders(contract: RouteContract, asked: Asked): Attack[] {
  const fine = fineRequest({ ...asked, method: contract.method })
  const header = (name: string, values: readonly string[]): Attack[] =>
    values.map((value) => ({
      ...fine,
      how: `${name}: ${value.slice(0, 40)}`,
      headers: { ...fine.headers, [name]: value },
    }))
  const isChange = contract.method !== 'GET'
  return [
    ...header('If-Match', ['*', 'W/"1"', '"1", "1"', '-1', '0', '1e3', '1.0', '""', 'x', '9'.repeat(30)]),
    // Where anybody comes in, who they say they are is not looked at.
    ...(contract.admits === 'nobody-known' ? [] : header('Authorization', BEARERS)),
    ...(isChange ? header('Idempotency-Key', ['', 'a b', 'x'.repeat(201), 'é', '\t']) : []),
    ...(isChange && contract.body !== undefined
      ? header('Content-Type', [
          'text/plain',
          'application/json; charset=gbk',
          'application/jsonp',
          'multipart/form-data',
        ])
      : []),
  ]
}

function inQuery({ method, query }: RouteContract, asked: Asked): Attack[] {
  const fine = fineRequest({ ...asked, method })
  const isList = JSON.stringify(query?.def ?? null).includes('cursor')
  const cursors = ['x', 'bnVsbA', 'W10', 'e30', 'eyJwayI6MX0', '%00', 'a'.repeat(1001), encodeURIComponent('🎛')]
  const searches = [
    ...['surely-unknown=1', '__proto__=1', '__proto__[admin]=1', 'constructor=1', '%00=1', '=', '&=&', '%=%'],
    ...(isList ? ['0', '-1', '101', '1e9', 'NaN', '1.5', '', 'null', '1&limit=2'].map((each) => `limit=${each}`) : []),
    ...(isList ? cursors.map((each) => `cursor=${each}`) : []),
  ]
  return searches.map((search) => ({
    ...fine,
    how: `?${search.slice(0, 60)}`,
    path: `${fine.path}${fine.path.includes('?') ? '&' : '?'}${search}`,
  }))
}

function inPath(contract: RouteContract, asked: Asked, methods: ReadonlySet<string>): Attack[] {
  const fine = fineRequest({ ...asked, method: contract.method })
  const [path = ''] = asked.path.split('?')
  const ids = path.match(/(?<=\/)[a-z]{3}_[0-9A-Z]{26}/g) ?? []
  const paths = ids.flatMap((id) => strangeIds(id).map((strange) => path.replace(id, strange)))
  const detours = [
    `${path}/`,
    `/${path}`,
    `${path}/%2e%2e/x`,
    `${path};x=1`,
    `${path}%20`,
    `${path}/${'a/'.repeat(500)}`,
  ]
  return [
    ...[...paths, ...detours].map((each) => ({ ...fine, how: `at ${each.slice(0, 80)}`, path: each })),
    ...METHODS.filter((method) => !methods.has(method === 'HEAD' ? 'GET' : method)).map((method) => ({
      ...{ how: `by ${method}`, method, path, headers: {} },
    })),
  ]
}

/** Ids that name nothing, most of them because they are none. */
const strangeIds = (id: string): string[] => [
  // The place of the thing in the table, under another name.
  `${id.slice(0, 4)}0000000000${id.slice(14)}`,
  ...[id.toLowerCase(), `${id}A`, id.slice(0, -1), `${id}%0a`, `${id}%00`, `%20${id}`, `zzz${id.slice(3)}`],
  ...[
    `${id.slice(0, 4)}8${id.slice(5)}`,
    `${id.slice(0, -1)}U`,
    'A'.repeat(5000),
    '%',
    '%zz',
    '%c0%af',
    '%F0%9F%8E%89',
  ],
  ...['..%2f..%2fetc%2fpasswd', '.', '0', '-1', 'null', '__proto__', 'constructor', '%7B%7D', "'%20OR%20'1'='1"],
]

function inBody({ method }: RouteContract, asked: Asked): Attack[] {
  const { path, headers } = fineRequest({ ...asked, body: asked.body ?? {}, method })
  const raw = (how: string, body: string | Uint8Array<ArrayBuffer>): Attack => ({ how, method, path, headers, body })
  const whole = JSON.stringify(asked.body ?? {})
  return [
    ...[
      '{',
      '[',
      '"',
      '{"a":}',
      "{'a':1}",
      '{"a":1,}',
      'NaN',
      'undefined',
      '//',
      ' ',
      `${whole} ${whole}`,
      `${whole}]`,
    ].map((each) => raw(`the body ${each.slice(0, 20)}`, each)),
    ...['[]', 'null', '7', '""', 'true', '[{}]'].map((each) => raw(`the body ${each}`, each)),
    raw('deep lists', `${'['.repeat(21)}${']'.repeat(21)}`),
    raw('very deep lists', '['.repeat(200_000)),
    raw('deep objects', `${'{"a":'.repeat(21)}1${'}'.repeat(21)}`),
    raw(
      'the same key twice',
      `{"a":1,"\\u0061":1${whole === '{}' ? '' : `,${whole.slice(1)}`}${whole === '{}' ? '}' : ''}`,
    ),
    raw('half a character', '{"\\ud83d":1}'),
    raw('bytes that are no text', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
    raw('UTF-16', new Uint8Array(Buffer.from(whole, 'utf16le'))),
    raw('a huge body', JSON.stringify({ a: 'x'.repeat(256 * 1024) })),
    raw('many keys', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, nth) => [`k${nth}`, nth])))),
  ]
}

function inFields({ method, body }: RouteContract, asked: Asked): Attack[] {
  const known = body === undefined ? [] : Object.keys('shape' in body.def ? (body.def.shape as object) : {})
  const fields = NOBODYS_FIELDS.filter((field) => !known.includes(field))
  const given = (asked.body ?? {}) as Readonly<Record<string, unknown>>
  const sending = (how: string, sent: unknown): Attack => ({
    ...{ ...fineRequest({ ...asked, method, body: {} }), how },
    body: typeof sent === 'string' ? sent : JSON.stringify(sent),
  })
  const whole = JSON.stringify(given)
  return [
    ...fields.map((field) => sending(`the field "${field}"`, { ...given, [field]: 'x' })),
    sending('__proto__', `{"__proto__":{"admin":true}${whole === '{}' ? '}' : `,${whole.slice(1)}`}`),
    ...Object.keys(given).map((field) => sending(`${field} in another case`, { ...given, [field.toUpperCase()]: 1 })),
    ...(body === undefined
      ? []
      : Object.keys(given).flatMap((field) =>
          [{}, [], 7e300, { $gt: '' }, ['x']].map((value) =>
            sending(`${field}: ${JSON.stringify(value)}`, { ...given, [field]: value }),
          ),
        )),
  ].filter(({ body: sent }) => body === undefined || !fits(body, sent))
}

/** Whether the contract takes it all the same: a list where a list is wanted. */
function fits(schema: Exclude<RouteContract['body'], undefined>, sent: Attack['body']): boolean {
  try {
    return schema.safeParse(JSON.parse(String(sent))).success
  } catch {
    return false
  }
}
