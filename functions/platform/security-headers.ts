/** Security headers, in one place for the door, the portal on one machine and CloudFront. */
export type Headers = Readonly<Record<string, string>>

/** What everything we answer carries. */
export const EVERY_ANSWER = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const satisfies Headers

/** For how long a browser that came by https comes by nothing else: two years. */
export const HTTPS_ONLY_SECONDS = 63_072_000

/** For data: nothing in it is ever loaded or framed. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** Pages run no script and load nothing but their own inline style; forms go to this origin only. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * What the portal may load: its own files, and nothing from anywhere else. Its component library puts style elements
 * into the page, never style attributes.
 */
const PORTAL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src-elem 'self' 'unsafe-inline'",
  "style-src-attr 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:')

/** Nothing about https is promised over plain http: the browser of whoever runs it on one machine would remember. */
export const commonHeaders = (publicUrl: string): Headers => ({
  ...EVERY_ANSWER,
  ...(isHttps(publicUrl) ? { 'Strict-Transport-Security': `max-age=${HTTPS_ONLY_SECONDS}; includeSubDomains` } : {}),
})

/** Of the portal's page and files, wherever they are served from. */
export const portalHeaders = (publicUrl: string): Headers => ({
  ...commonHeaders(publicUrl),
  'Content-Security-Policy': [...PORTAL_POLICY, ...(isHttps(publicUrl) ? ['upgrade-insecure-requests'] : [])].join(
    '; ',
  ),
})
