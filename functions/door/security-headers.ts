/** Headers every answer of the door carries. */
const EVERY_ANSWER = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

const YEARS_OF_HTTPS = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }

/** Ready-made headers by kind of answer: made once, never changed. */
export interface SecurityHeaders {
  readonly json: Readonly<Record<string, string>>
  readonly problem: Readonly<Record<string, string>>
  readonly page: Readonly<Record<string, string>>
}

/** Pages run no script and load nothing but their own inline style; forms go to this origin only. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export function securityHeaders(publicUrl: string): SecurityHeaders {
  const common = publicUrl.startsWith('https:') ? { ...EVERY_ANSWER, ...YEARS_OF_HTTPS } : EVERY_ANSWER
  const data = { ...common, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }
  return {
    json: { 'Content-Type': 'application/json; charset=utf-8', ...data },
    problem: { 'Content-Type': 'application/problem+json; charset=utf-8', ...data },
    page: { 'Content-Type': 'text/html; charset=utf-8', ...common, 'Content-Security-Policy': PAGE_POLICY },
  }
}
