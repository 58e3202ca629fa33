import { Validations } from 'aws-cdk-lib'
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { ORIGIN_HEADER } from '../../../functions/adapters/edge-headers.ts'
import { SERVER_PATHS } from '../../../functions/platform/server-paths.ts'
import type { Deployment } from '../deployment.ts'
import { NAME_VIEWER, SERVE_PORTAL } from './edge-functions.ts'
import { ResponseHeaders } from './response-headers.ts'

export interface FrontProps {
  readonly name: string
  readonly domain: Deployment['domain']
  /** In us-east-1, when there is a domain. */
  readonly certificate: ICertificate | undefined
  readonly webAclArn: string
  readonly portal: IBucket
  /** Domain of the HTTP API. */
  readonly api: string
  readonly originSecret: ISecret
}

/** CloudFront: the one address of portal and API. */
export class Front extends Construct {
  readonly distribution: Distribution
  /** Without a slash at the end. */
  readonly publicUrl: string

  constructor(scope: Construct, id: string, props: FrontProps) {
    super(scope, id)
    const { name, domain, certificate, webAclArn } = props
    const headers = new ResponseHeaders(this, 'Headers', { name })
    const api = {
      origin: new HttpOrigin(props.api, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [ORIGIN_HEADER]: props.originSecret.secretValue.unsafeUnwrap() },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers.server,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [this.#atRequest('NameViewer', NAME_VIEWER)],
    }
    const shared: Omit<DistributionProps, 'defaultBehavior'> = {
      comment: `Onduty (${name})`,
      webAclId: webAclArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      priceClass: PriceClass.PRICE_CLASS_200,
      additionalBehaviors: Object.fromEntries(SERVER_PATHS.map((path) => [path, api])),
      ...(domain === undefined || certificate === undefined ? {} : { domainNames: [domain.name], certificate }),
    }
    this.distribution = new Distribution(this, 'Distribution', {
      ...shared,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(props.portal),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers.portal,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        functionAssociations: [this.#atRequest('ServePortal', SERVE_PORTAL)],
      },
    })
    if (domain !== undefined) this.#name(domain)
    this.publicUrl = `https://${domain?.name ?? this.distribution.distributionDomainName}`
    this.#explain(domain !== undefined)
  }

  #atRequest(id: string, code: string) {
    const edgeFunction = new EdgeFunction(this, id, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    })
    return { function: edgeFunction, eventType: FunctionEventType.VIEWER_REQUEST }
  }

  #name({ name, zone }: NonNullable<Deployment['domain']>): void {
    const hostedZone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: zone.id, zoneName: zone.name })
    const record = {
      zone: hostedZone,
      recordName: name,
      target: RecordTarget.fromAlias(new CloudFrontTarget(this.distribution)),
    }
    new ARecord(this, 'Record', record)
    new AaaaRecord(this, 'RecordV6', record)
  }

  #explain(hasDomain: boolean): void {
    const explain = Validations.of(this.distribution)
    explain.acknowledge({
      id: 'AwsSolutions-CFR1',
      reason: 'People travel and vendors work from elsewhere; whoever is let in is decided by sign-in, not by country.',
    })
    explain.acknowledge({
      id: 'AwsSolutions-CFR3',
      reason:
        'An access log would hold whole paths, and with them the nonces of decision links, which must never reach a log. The web ACL logs every blocked request with the path redacted, the API logs every answer.',
    })
    if (hasDomain) return
    explain.acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        'Without a domain CloudFront uses its own certificate, whose oldest protocol cannot be chosen; for trying out.',
    })
  }
}
