import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  ApiMapping,
  DomainName,
  EndpointType,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'

/** Four times what 2,000 people do at nine in the morning; a mistake or an attack stops here. */
const REQUESTS_PER_SECOND = 200
const BURST = 400

/** No path, no query, no headers: a path may hold the nonce of a decision link. */
const LOGGED = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  method: '$context.httpMethod',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  integrationMilliseconds: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
}

/** The HTTP API behind CloudFront. What came another way is refused by the function (origin secret). */
export class HttpDoor extends Construct {
  readonly api: HttpApi
  /** Where CloudFront finds it. */
  readonly originDomain: string

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly domain: Deployment['domain']; readonly logRetention: RetentionDays },
  ) {
    super(scope, id)
    const { name, domain } = props
    this.api = new HttpApi(this, 'Api', {
      apiName: name,
      createDefaultStage: false,
      // With a domain of our own there is no second way in.
      disableExecuteApiEndpoint: domain !== undefined,
    })
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/vendedlogs/apigateway/${name}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: BURST },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
    this.originDomain =
      domain === undefined
        ? `${this.api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`
        : this.#ownDomain(domain, stage)
  }

  /** Every request goes to this function. */
  answeredBy(api: IFunction): void {
    const [route] = this.api.addRoutes({ path: '/{proxy+}', integration: new HttpLambdaIntegration('Answer', api) })
    if (route === undefined) return
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Sessions and API tokens are rows of the table that end with their person; the function checks them on every request, which no authorizer of the gateway could without caching what must not be cached.',
    })
  }

  #ownDomain({ name, zone }: NonNullable<Deployment['domain']>, stage: HttpStage): string {
    const hostedZone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: zone.id, zoneName: zone.name })
    const domainName = `origin.${name}`
    const certificate = new Certificate(this, 'Certificate', {
      domainName,
      validation: CertificateValidation.fromDns(hostedZone),
    })
    const own = new DomainName(this, 'Domain', {
      domainName,
      certificate,
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    new ApiMapping(this, 'Mapping', { api: this.api, domainName: own, stage })
    const target = new ApiGatewayv2DomainProperties(own.regionalDomainName, own.regionalHostedZoneId)
    new ARecord(this, 'Record', { zone: hostedZone, recordName: domainName, target: RecordTarget.fromAlias(target) })
    return domainName
  }
}
