import { CfnOutput, Stack, Tags } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { CnameRecord, HostedZone, type IHostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'
import type { OndutyFunction } from './onduty-function.ts'

type Ses = Extract<Deployment['mail'], { kind: 'ses' }>

/** Sends by Amazon SES, and hears of what did not arrive. */
export class MailOut extends Construct {
  readonly identity: EmailIdentity
  readonly configurationSet: ConfigurationSet
  readonly zone: IHostedZone | undefined

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly domain: string; readonly mail: Ses },
  ) {
    super(scope, id)
    const { name, domain, mail } = props
    this.configurationSet = new ConfigurationSet(this, 'Set', {
      configurationSetName: name,
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.OPTIONAL,
      // A mail to such an address is reported as bounced without being sent again.
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain: `bounce.${domain}`,
      configurationSet: this.configurationSet,
    })
    this.zone =
      mail.zone === undefined
        ? undefined
        : HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: mail.zone.id, zoneName: mail.zone.name })
    this.#records(domain)
    Tags.of(this.identity).add('mail', 'out')
  }

  /** Bounces and complaints reach this function; what it cannot handle, the queue. */
  heardBy(listener: OndutyFunction, failures: IQueue): void {
    const bus = EventBus.fromEventBusName(this, 'Bus', 'default')
    this.configurationSet.addEventDestination('Trouble', {
      destination: EventDestination.eventBus(bus),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    })
    new Rule(this, 'Heard', {
      description: 'Mails of Onduty that did not arrive, or were not wanted',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new LambdaFunction(listener.lambda, { deadLetterQueue: failures, retryAttempts: 8 })],
    })
  }

  /** What the domain's name servers must say: set here where the zone is ours, printed where it is not. */
  #records(domain: string): void {
    const { region } = Stack.of(this)
    const bounce = `bounce.${domain}`
    const feedback = `feedback-smtp.${region}.amazonses.com`
    const { zone } = this
    if (zone === undefined) {
      this.identity.dkimRecords.forEach(({ name, value }, at) => {
        new CfnOutput(this, `Dkim${at + 1}`, { value: `${name} CNAME ${value}` })
      })
      new CfnOutput(this, 'BounceMx', { value: `${bounce} MX 10 ${feedback}` })
      new CfnOutput(this, 'BounceSpf', { value: `${bounce} TXT "v=spf1 include:amazonses.com -all"` })
      new CfnOutput(this, 'Dmarc', { value: `_dmarc.${domain} TXT "v=DMARC1; p=quarantine"` })
      return
    }
    this.identity.dkimRecords.forEach(({ name, value }, at) => {
      // The name comes whole from SES, so the library must not put the zone behind it.
      new CnameRecord(this, `Dkim${at + 1}`, { zone, recordName: `${name}.`, domainName: value })
    })
    new MxRecord(this, 'BounceMx', { zone, recordName: `${bounce}.`, values: [{ priority: 10, hostName: feedback }] })
    new TxtRecord(this, 'BounceSpf', { zone, recordName: `${bounce}.`, values: ['v=spf1 include:amazonses.com -all'] })
    new TxtRecord(this, 'Dmarc', { zone, recordName: `_dmarc.${domain}.`, values: ['v=DMARC1; p=quarantine'] })
  }
}
