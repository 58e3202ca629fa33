import { commonHeaders, DATA_POLICY, type Headers, PAGE_POLICY } from '../platform/security-headers.ts'

/** Ready-made headers by kind of answer: made once, never changed. */
export interface SecurityHeaders {
  readonly json: Headers
  readonly problem: Headers
  /** Answers and errors of SCIM, which has one type of content for both. */
  readonly scim: Headers
  /** Files; the type of content is each one's own. */
  readonly file: Headers
  readonly page: Headers
}

export function securityHeaders(publicUrl: string): SecurityHeaders {
  const common = { ...commonHeaders(publicUrl), 'Cache-Control': 'no-store' }
  const data = { ...common, 'Content-Security-Policy': DATA_POLICY }
  return {
    json: { 'Content-Type': 'application/json; charset=utf-8', ...data },
    scim: { 'Content-Type': 'application/scim+json; charset=utf-8', ...data },
    file: data,
    problem: { 'Content-Type': 'application/problem+json; charset=utf-8', ...data },
    page: { 'Content-Type': 'text/html; charset=utf-8', ...common, 'Content-Security-Policy': PAGE_POLICY },
  }
}
