import { Duration } from 'aws-cdk-lib'
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront'
import { Construct } from 'constructs'
import {
  DATA_POLICY,
  EVERY_ANSWER,
  HTTPS_ONLY_SECONDS,
  portalHeaders,
} from '../../../functions/platform/security-headers.ts'

/** CloudFront is reached by https only, whatever its name. */
const PORTAL_POLICY = portalHeaders('https:')['Content-Security-Policy'] ?? ''

/** Those of the headers that CloudFront has no word of its own for. */
const customHeaders = (
  ['Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy', 'Permissions-Policy'] as const
).map((header) => ({ header, value: EVERY_ANSWER[header], override: true }))

/** Headers CloudFront adds to the portal's files, and to what the API answers. */
export class ResponseHeaders extends Construct {
  readonly portal: ResponseHeadersPolicy
  readonly server: ResponseHeadersPolicy

  constructor(scope: Construct, id: string, props: { readonly name: string }) {
    super(scope, id)
    this.portal = new ResponseHeadersPolicy(this, 'Portal', {
      responseHeadersPolicyName: `${props.name}-portal`,
      securityHeadersBehavior: securityHeaders(PORTAL_POLICY, true),
      customHeadersBehavior: { customHeaders },
      removeHeaders: ['Server'],
    })
    this.server = new ResponseHeadersPolicy(this, 'Server', {
      responseHeadersPolicyName: `${props.name}-server`,
      // Pages of the server know best what they need, and say so themselves.
      securityHeadersBehavior: securityHeaders(DATA_POLICY, false),
      customHeadersBehavior: { customHeaders },
    })
  }
}

const securityHeaders = (policy: string, override: boolean): ResponseSecurityHeadersBehavior => ({
  contentSecurityPolicy: { contentSecurityPolicy: policy, override },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.seconds(HTTPS_ONLY_SECONDS),
    includeSubdomains: true,
    override: true,
  },
})
