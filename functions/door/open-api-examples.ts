import type { Json, JsonObject } from '../kernel/json.ts'
import { titleOf } from './problem.ts'

/** Fields that read better with a word of the house. */
const BY_NAME: Readonly<Record<string, string>> = {
  title: '邮件网关 TLS 证书更换',
  name: '李伟',
  email: 'li.wei@example.com',
  number: 'CHG-1042',
  'zh-CN': '邮件系统',
  en: 'Mail System',
  did: 'change.submitted',
  hash: 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a',
  contentHash: 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a',
  nextCursor: 'eyJwayI6ImNoYW5nZXMifQ',
  stage: 'authorise',
  kind: 'change.authorise',
  policy: 'normal-change@1',
  timeZone: 'Asia/Shanghai',
  iso: 'PT8H',
}
const BY_FORMAT: Readonly<Record<string, string>> = { 'date-time': '2026-01-05T01:00:00.000Z', date: '2026-01-05' }
/** For a pattern the first of these that fits. */
const WORDS = ['example', '09:00', 'head', 'read', 'PT8H', 'P1D', '1', 'https://example.com/procedures/backup'] as const

/** A value that a schema (JSON Schema, as made from a contract) allows: every field filled, lists with one entry. */
export function exampleOf(schema: JsonObject, name = ''): Json {
  const { examples, const: only, enum: choices, default: usual } = schema
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type
  if (Array.isArray(examples) && examples.length > 0) return examples[0] as Json
  if (only !== undefined) return only
  if (Array.isArray(choices)) return choices[0] as Json
  if (usual !== undefined) return usual
  const either = (schema.anyOf ?? schema.oneOf) as readonly JsonObject[] | undefined
  if (either !== undefined) return exampleOf(either.find((each) => each.type !== 'null') ?? {}, name)
  if (Array.isArray(schema.allOf))
    return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each as JsonObject)))
  switch (type) {
    case 'string':
      return textFor(schema, name)
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1))
    case 'boolean':
      return true
    case 'null':
      return null
    case 'array':
      return [exampleOf((schema.items as JsonObject | undefined) ?? {}, name)]
    default:
      return Object.fromEntries(
        Object.entries((schema.properties as Readonly<Record<string, JsonObject>> | undefined) ?? {}).map(
          ([field, each]) => [field, exampleOf(each, field)],
        ),
      )
  }
}

function textFor({ format, pattern }: JsonObject, name: string): string {
  const formatted = BY_FORMAT[String(format)]
  if (formatted !== undefined) return formatted
  const candidates = [BY_NAME[name], ...WORDS].filter((each) => each !== undefined)
  if (typeof pattern !== 'string') return candidates[0] ?? ''
  const fits = new RegExp(pattern, 'u')
  return candidates.find((each) => fits.test(each)) ?? ''
}

const TYPICAL: Readonly<
  Record<number, { readonly code: string; readonly detail: string; readonly more?: JsonObject }>
> = {
  400: { code: 'unreadable-json', detail: 'The body is not valid JSON.' },
  401: { code: 'not-signed-in', detail: 'Sign in first, or show a valid token.' },
  403: {
    code: 'authority-missing',
    detail: 'None of your positions gives you this authority.',
    more: { authority: 'change.authorise' },
  },
  404: { code: 'not-found', detail: 'There is nothing here that you may see.' },
  405: { code: 'method-not-allowed', detail: 'This address supports only: GET, POST.' },
  409: {
    code: 'wrong-status',
    detail: 'The change is released; this step is no longer possible.',
    more: { state: 'released', version: 7 },
  },
  412: { code: 'stale-version', detail: 'It was changed in the meantime.', more: { version: 7 } },
  413: { code: 'body-too-large', detail: 'The body has more than 256 KB.' },
  415: { code: 'wrong-content-type', detail: 'Please send it with Content-Type: application/json.' },
  422: {
    code: 'invalid-input',
    detail: 'Some fields need correcting.',
    more: { errors: [{ path: 'releaseWindow/until', code: 'window-too-short', message: 'At least 15 minutes.' }] },
  },
  429: { code: 'too-many-requests', detail: 'Too many requests; try again in a second.' },
  500: { code: 'unexpected', detail: 'It has been recorded.', more: { requestId: 'q83vEjRWeJq8' } },
  503: { code: 'busy', detail: 'The system is busy; try again in a second.' },
}

/** What a problem of this status looks like. */
export function problemExample(status: number): JsonObject {
  const { code, detail, more } = TYPICAL[status] ?? { code: 'unexpected', detail: '' }
  return { type: `/problems/${code}`, title: titleOf(status).en, status, detail, code, ...more }
}
