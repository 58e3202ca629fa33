import { type Language, say } from '../kernel/text.ts'
import type { Problem } from './problem.ts'

const SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error'
/** Our own stable code goes along as SCIM has extensions do it: clients that do not know it pass it over. */
export const SCIM_PROBLEM = 'urn:onduty:params:scim:api:messages:2.0:Problem'

/** What RFC 7644 (3.12) calls some of our codes; rooms name theirs as `scimType` in the evidence of a refusal. */
const SCIM_TYPES: Readonly<Record<string, string>> = {
  'email-taken': 'uniqueness',
  'invalid-input': 'invalidValue',
  'unreadable-json': 'invalidSyntax',
  'not-utf-8': 'invalidSyntax',
  'ill-formed-text': 'invalidSyntax',
  'too-deep': 'invalidSyntax',
  'duplicate-key': 'invalidSyntax',
  'forbidden-key': 'invalidSyntax',
}

/** What is well formed and still wrong is 400 in SCIM, which knows no 422. */
export const scimStatus = ({ status }: Problem): number => (status === 422 ? 400 : status)

/** A problem as SCIM tells it: for people in `detail`, every wrong field among it. */
export function scimErrorDocument(problem: Problem, language: Language): string {
  const { reason, evidence, errors = [] } = problem
  const scimType = evidence.scimType ?? SCIM_TYPES[reason.code]
  const fields = errors.map(({ path, message }) => `${path}: ${message[language]}`)
  return JSON.stringify({
    schemas: [SCHEMA, SCIM_PROBLEM],
    status: String(scimStatus(problem)),
    ...(typeof scimType === 'string' ? { scimType } : {}),
    detail: [say(reason.text, language, reason.values), ...fields].join(' '),
    [SCIM_PROBLEM]: { code: reason.code },
  })
}
