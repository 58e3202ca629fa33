import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type IHostedZone, MxRecord } from 'aws-cdk-lib/aws-route53'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses'
import { Lambda, LambdaInvocationType, S3 } from 'aws-cdk-lib/aws-ses-actions'
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'
import type { OndutyFunction } from './onduty-function.ts'
import { privateBucket } from './private-bucket.ts'
import type { Setup } from './setup.ts'

const KEPT = Duration.days(90)
export const RECEIVED = 'received/'

export interface MailInProps {
  readonly name: string
  readonly domain: string
  readonly zone: IHostedZone | undefined
  readonly key: IKey
  readonly accessLogs: IBucket
  readonly reader: OndutyFunction
  readonly setup: Setup
  readonly activate: boolean
}

/**
 * Receives by Amazon SES: the mail goes into a bucket, then the function is told what SES found about it. Verdicts come
 * from that event alone, never from the mail.
 */
export class MailIn extends Construct {
  readonly bucket: IBucket

  constructor(scope: Construct, id: string, props: MailInProps) {
    super(scope, id)
    const { name, domain, zone, reader, accessLogs } = props
    this.bucket = privateBucket(this, 'Bucket', {
      encryptionKey: props.key,
      lifecycleRules: [{ expiration: KEPT }],
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'mail/',
    })
    reader.lambda.addEnvironment('MAIL_BUCKET', this.bucket.bucketName)
    const rules = new ReceiptRuleSet(this, 'Rules', { receiptRuleSetName: name })
    rules.addRule('Ours', {
      recipients: [domain],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [
        new S3({ bucket: this.bucket, objectKeyPrefix: RECEIVED }),
        new Lambda({ function: reader.lambda, invocationType: LambdaInvocationType.EVENT }),
      ],
    })
    if (props.activate) this.#activate(rules, props.setup)
    const server = `inbound-smtp.${Stack.of(this).region}.amazonaws.com`
    if (zone === undefined) new CfnOutput(this, 'Mx', { value: `${domain} MX 10 ${server}` })
    else new MxRecord(this, 'Mx', { zone, recordName: `${domain}.`, values: [{ priority: 10, hostName: server }] })
  }

  /** CloudFormation can make a rule set, but not the one that counts. */
  #activate(rules: ReceiptRuleSet, { logGroup, activator }: Setup): void {
    const action = { service: 'ses', action: 'SetActiveReceiptRuleSet' }
    const activate = {
      ...action,
      parameters: { RuleSetName: rules.receiptRuleSetName },
      physicalResourceId: PhysicalResourceId.of('active'),
    }
    activator.mayWidely(
      'ActivateRules',
      ['ses:SetActiveReceiptRuleSet'],
      '*',
      'Which rule set is active is a setting of the account: the action has no resource to name.',
    )
    const active = new AwsCustomResource(this, 'Active', {
      onCreate: activate,
      onUpdate: activate,
      onDelete: action,
      installLatestAwsSdk: false,
      logGroup,
      role: activator.asIs,
    })
    active.node.addDependency(activator)
  }
}
