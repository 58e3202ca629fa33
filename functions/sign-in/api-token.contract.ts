import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'

const scope = z.string().check(z.maxLength(60), z.regex(/^(?:all|read|[a-z][a-z-]{0,40}:(?:read|write))$/))

const tokenId = z.strictObject({ id: id('tok') })

/** A token as its issuer sees it: never with its secret. */
const token = z.strictObject({
  id: id('tok'),
  name: line(80),
  person: id('per'),
  actsAs: z.enum(['machine', 'person']),
  scopes: z.nullable(z.array(scope)),
  issuedAt: instantOut,
  validUntil: instantOut,
  version: z.number(),
})

export const listTokens = defineContract({
  operation: 'list-tokens',
  method: 'GET',
  path: '/api/tokens',
  summary: 'The tokens you issued that are still valid',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(token),
})

export const issueApiToken = defineContract({
  operation: 'issue-token',
  method: 'POST',
  path: '/api/tokens',
  summary: 'Issue a token for a machine; its secret is shown only in this answer',
  admits: 'token.issue',
  body: z.strictObject({
    name: line(80),
    scopes: z.array(scope).check(z.minLength(1), z.maxLength(20)),
    validDays: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(366)), 90),
  }),
  answer: z.extend(token, { token: z.string() }),
  status: 201,
  refusals: ['needs-a-person', 'too-many-tokens'],
  example: { name: 'backup reporter', scopes: ['duties:write'], validDays: 90 },
})

export const revokeApiToken = defineContract({
  operation: 'revoke-token',
  method: 'DELETE',
  path: '/api/tokens/{id}',
  summary: 'Revoke a token you issued; it is worth nothing from that moment',
  admits: 'signed-in',
  params: tokenId,
  answer: z.null(),
  status: 204,
  ifMatch: 'optional',
  refusals: ['needs-a-person', 'stale-version'],
})
