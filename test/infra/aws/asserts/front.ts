import { describe, expect, test } from 'vitest'
import { securityHeaders } from '../../../../functions/door/security-headers.ts'
import { portalHeaders } from '../../../../functions/platform/security-headers.ts'
import { NAME_VIEWER, SERVE_PORTAL } from '../../../../infra/aws/constructs/edge-functions.ts'
import { refersTo } from '../stack-template.ts'
import type { Synthesised } from '../synthesised.ts'

interface Behaviour {
  readonly PathPattern?: string
  readonly TargetOriginId: string
  readonly ViewerProtocolPolicy: string
  readonly AllowedMethods: readonly string[]
  readonly CachePolicyId: string
  readonly OriginRequestPolicyId?: string
  readonly ResponseHeadersPolicyId: unknown
  readonly FunctionAssociations: readonly { EventType: string; FunctionARN: unknown }[]
}

interface DistributionConfig {
  readonly Aliases: readonly string[]
  readonly DefaultCacheBehavior: Behaviour
  readonly CacheBehaviors: readonly Behaviour[]
  readonly CustomErrorResponses?: unknown
  readonly Origins: readonly Record<string, unknown>[]
}

const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

interface HeadersConfig {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string; readonly Override: boolean }
    readonly ContentTypeOptions: { readonly Override: boolean }
    readonly FrameOptions: { readonly FrameOption: string; readonly Override: boolean }
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string; readonly Override: boolean }
    readonly StrictTransportSecurity: {
      readonly AccessControlMaxAgeSec: number
      readonly IncludeSubdomains: boolean
      readonly Override: boolean
    }
  }
  readonly CustomHeadersConfig: {
    readonly Items: readonly { readonly Header: string; readonly Value: string; readonly Override: boolean }[]
  }
}

/** The headers that CloudFront adds by a policy, as a browser sees them, and those an answer may bring itself. */
function addedBy(properties: Record<string, unknown>) {
  const { SecurityHeadersConfig: known, CustomHeadersConfig } = properties.ResponseHeadersPolicyConfig as HeadersConfig
  const { AccessControlMaxAgeSec, IncludeSubdomains } = known.StrictTransportSecurity
  const all: [name: string, value: string, isOurs: boolean][] = [
    [
      'Content-Security-Policy',
      known.ContentSecurityPolicy.ContentSecurityPolicy,
      known.ContentSecurityPolicy.Override,
    ],
    ['X-Content-Type-Options', 'nosniff', known.ContentTypeOptions.Override],
    ['X-Frame-Options', known.FrameOptions.FrameOption, known.FrameOptions.Override],
    ['Referrer-Policy', known.ReferrerPolicy.ReferrerPolicy, known.ReferrerPolicy.Override],
    [
      'Strict-Transport-Security',
      `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
      known.StrictTransportSecurity.Override,
    ],
    ...CustomHeadersConfig.Items.map(({ Header, Value, Override }): [string, string, boolean] => [
      Header,
      Value,
      Override,
    ]),
  ]
  return {
    headers: Object.fromEntries(all.map(([name, value]) => [name, value])),
    onlyWhenAbsent: all.filter(([, , isOurs]) => !isOurs).map(([name]) => name),
  }
}

/** What a function at the edge makes of a request. */
const runAtEdge = (code: string, uri: string, ip = '203.0.113.9') => {
  const run = new Function('event', `${code}; return handler(event)`)
  return run({ request: { uri, headers: { 'x-onduty-viewer': { value: 'a lie' } } }, viewer: { ip } })
}

export const describeFront = ({ regional, edge }: Synthesised) =>
  describe('the front', () => {
    const distribution = regional.one('AWS::CloudFront::Distribution')
    const config = distribution.Properties.DistributionConfig as unknown as DistributionConfig
    const behaviours = config.CacheBehaviors
    const functionId = (named: string) => regional.one('AWS::CloudFront::Function', named).id

    test('one name for everything, behind the web ACL, with modern TLS', () => {
      expect(config).toMatchObject({
        Aliases: ['onduty.example.com'],
        HttpVersion: 'http2and3',
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
      })
      expect(JSON.stringify(config)).toContain('"WebACLId"')
      for (const type of ['A', 'AAAA']) {
        const record = regional
          .all('AWS::Route53::RecordSet')
          .find(({ Properties }) => Properties.Name === 'onduty.example.com.' && Properties.Type === type)
        expect(JSON.stringify(record)).toContain(distribution.id)
      }
    })

    test('the portal is read from a private bucket by the distribution alone', () => {
      const origin = config.Origins.find(({ Id }) => Id === config.DefaultCacheBehavior.TargetOriginId)
      expect(origin).toHaveProperty('OriginAccessControlId')
      const bucket = regional.all('AWS::S3::Bucket').find(({ id }) => refersTo(origin?.DomainName, id))
      const policy = JSON.stringify(regional.one('AWS::S3::BucketPolicy', `{"Ref":"${bucket?.id}"}`))
      expect(policy).toContain('cloudfront.amazonaws.com')
      expect(policy).toContain('"AWS:SourceArn"')
      expect(policy).toContain(distribution.id)
    })

    test('what has a hash in its name is kept for ever; the page and the service worker are asked for anew each time', () => {
      const copies = regional.all('Custom::CDKBucketDeployment').map(({ Properties }) => {
        const { Exclude, Include, SystemMetadata } = Properties as {
          readonly Exclude: readonly string[]
          readonly Include?: readonly string[]
          readonly SystemMetadata: { readonly 'cache-control': string }
        }
        return { Exclude, Include, cache: SystemMetadata['cache-control'] }
      })
      expect(copies).toEqual([
        { Exclude: ['*'], Include: ['assets/*'], cache: 'public, max-age=31536000, immutable' },
        { Exclude: ['assets/*'], Include: undefined, cache: 'no-cache' },
      ])
      expect(runAtEdge(SERVE_PORTAL, '/push-worker.js').uri).toBe('/push-worker.js')
      const { headers } = addedBy(regional.one('AWS::CloudFront::ResponseHeadersPolicy', '"onduty-portal"').Properties)
      expect(headers['Content-Security-Policy']).toContain("worker-src 'self';")
    })

    test('addresses inside the portal are served its page, by a function on the portal’s behaviour only', () => {
      expect(config.CustomErrorResponses).toBeUndefined()
      const portal = functionId('ServePortal')
      expect(refersTo(config.DefaultCacheBehavior.FunctionAssociations, portal)).toBe(true)
      for (const each of behaviours) expect(refersTo(each.FunctionAssociations, portal)).toBe(false)
      const served = (uri: string) => runAtEdge(SERVE_PORTAL, uri).uri
      for (const place of ['/', '/changes', '/changes/chg_01J9Z3K5V0ABCDEFGHJKMNPQRS', '/people/']) {
        expect(served(place)).toBe('/index.html')
      }
      for (const file of ['/assets/app-0a1b2c.js', '/favicon.svg', '/missing.png']) expect(served(file)).toBe(file)
    })

    test('what the server answers is never cached, keeps cookies and queries, and is reached by every method', () => {
      expect(behaviours.map(({ PathPattern }) => PathPattern)).toEqual([
        ...['/api/*', '/auth/*', '/d/*', '/my/*', '/print/*', '/problems/*', '/scim/*', '/status', '/v/*'],
      ])
      for (const each of behaviours) {
        expect(each).toMatchObject({
          CachePolicyId: CACHING_DISABLED,
          OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
          ViewerProtocolPolicy: 'redirect-to-https',
        })
        expect(each.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']))
      }
    })

    test('the API learns who calls from the edge, whatever the caller claims', () => {
      for (const each of behaviours) expect(refersTo(each.FunctionAssociations, functionId('NameViewer'))).toBe(true)
      expect(runAtEdge(NAME_VIEWER, '/api/me').headers['x-onduty-viewer']).toEqual({ value: '203.0.113.9' })
    })

    test('the API is reached over TLS 1.2 with the secret of the origin', () => {
      const origin = config.Origins.find(({ Id }) => Id === behaviours[0]?.TargetOriginId)
      expect(origin).toMatchObject({
        DomainName: 'origin.onduty.example.com',
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
      })
      const headers = JSON.stringify(origin?.OriginCustomHeaders)
      expect(headers).toContain('x-onduty-origin')
      expect(headers).toContain('{{resolve:secretsmanager:')
      expect(headers).toContain(regional.one('AWS::SecretsManager::Secret', '"onduty/origin"').id)
    })

    test('the portal has exactly the strict headers one machine gives it; pages of the server keep their own policy', () => {
      const added = (name: string) =>
        addedBy(regional.one('AWS::CloudFront::ResponseHeadersPolicy', `"onduty-${name}"`).Properties)
      const [portal, server] = [added('portal'), added('server')]
      const publicUrl = 'https://onduty.example.com'
      expect(portal.headers).toEqual(portalHeaders(publicUrl))
      expect([...portal.onlyWhenAbsent]).toEqual([])
      const { 'Content-Type': _, 'Cache-Control': __, ...ofTheDoor } = securityHeaders(publicUrl).json
      expect(server.headers).toEqual(ofTheDoor)
      expect([...server.onlyWhenAbsent]).toEqual(['Content-Security-Policy'])
    })

    test('the HTTP API has one door with a limit, one function, and no second address', () => {
      const [api, stage] = [regional.one('AWS::ApiGatewayV2::Api'), regional.one('AWS::ApiGatewayV2::Stage')]
      expect(api.Properties).toMatchObject({ ProtocolType: 'HTTP', DisableExecuteApiEndpoint: true })
      expect(stage.Properties.DefaultRouteSettings).toMatchObject({
        ThrottlingBurstLimit: 400,
        ThrottlingRateLimit: 200,
      })
      expect(regional.all('AWS::ApiGatewayV2::Route')).toHaveLength(1)
      const integration = regional.one('AWS::ApiGatewayV2::Integration')
      expect(refersTo(integration, regional.one('AWS::Lambda::Function', '"onduty-api"').id)).toBe(true)
      expect(JSON.stringify(regional.one('AWS::ApiGatewayV2::DomainName'))).toContain('"SecurityPolicy":"TLS_1_2"')
    })

    test('no log holds a path: it may be a decision link', () => {
      const { Format } = regional.one('AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings as { Format: string }
      expect(Format).not.toMatch(/path|uri|query|header|referer/i)
      expect(config).not.toHaveProperty('Logging')
      const { RedactedFields } = edge.one('AWS::WAFv2::LoggingConfiguration').Properties
      expect(RedactedFields).toEqual(
        expect.arrayContaining([
          { UriPath: {} },
          { QueryString: {} },
          { SingleHeader: { Name: 'cookie' } },
          { SingleHeader: { Name: 'authorization' } },
          { SingleHeader: { Name: 'referer' } },
        ]),
      )
      const rules = JSON.stringify(edge.one('AWS::WAFv2::WebACL'))
      expect(rules).not.toContain('"SampledRequestsEnabled":true')
    })
  })
