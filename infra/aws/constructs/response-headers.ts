import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront'
import { Construct } from 'constructs'

/**
 * What the portal may load: its own files, and nothing from anywhere else. Its component library puts style elements
 * into the page, never style attributes.
 */
export const PORTAL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
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
  'upgrade-insecure-requests',
].join('; ')

/** For answers of the API that bring no policy of their own. */
const NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** Headers CloudFront adds to the portal's files, and to what the API answers. */
export class ResponseHeaders extends Construct {
  readonly portal: ResponseHeadersPolicy
  readonly server: ResponseHeadersPolicy

  constructor(scope: Construct, id: string, props: { readonly name: string }) {
    super(scope, id)
    const isolated = [
      { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
      { header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true },
      { header: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()', override: true },
    ]
    this.portal = new ResponseHeadersPolicy(this, 'Portal', {
      responseHeadersPolicyName: `${props.name}-portal`,
      securityHeadersBehavior: securityHeaders(PORTAL_POLICY, true),
      customHeadersBehavior: { customHeaders: isolated },
      removeHeaders: ['Server'],
    })
    this.server = new ResponseHeadersPolicy(this, 'Server', {
      responseHeadersPolicyName: `${props.name}-server`,
      // Pages of the server know best what they need, and say so themselves.
      securityHeadersBehavior: securityHeaders(NOTHING_POLICY, false),
      customHeadersBehavior: { customHeaders: isolated },
    })
  }
}

const securityHeaders = (policy: string, override: boolean): ResponseSecurityHeadersBehavior => ({
  contentSecurityPolicy: { contentSecurityPolicy: policy, override },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
})
