import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { Workflow } from '../../functions/platform/workflow.ts'
import { AccessLogs } from './constructs/access-logs.ts'
import { AlarmTopic } from './constructs/alarm-topic.ts'
import { Alarms } from './constructs/alarms.ts'
import { CheckpointVault } from './constructs/checkpoint-vault.ts'
import { OndutyDashboard } from './constructs/dashboard.ts'
import { tellFunctions } from './constructs/environment.ts'
import { EpochTable } from './constructs/epoch-table.ts'
import { Failures } from './constructs/failures.ts'
import { Front } from './constructs/front.ts'
import { Functions } from './constructs/functions.ts'
import { Grants } from './constructs/grants.ts'
import { HttpDoor } from './constructs/http-door.ts'
import { KeptSecrets } from './constructs/kept-secrets.ts'
import { Keys } from './constructs/keys.ts'
import { MailIn } from './constructs/mail-in.ts'
import { MailOut } from './constructs/mail-out.ts'
import { OriginRotation } from './constructs/origin-rotation.ts'
import { OutboxStream } from './constructs/outbox-stream.ts'
import { PortalFiles } from './constructs/portal-files.ts'
import { RecordTable } from './constructs/record-table.ts'
import { type ClockWork, isPlanned, Schedules } from './constructs/schedules.ts'
import { Setup } from './constructs/setup.ts'
import { SignIn } from './constructs/sign-in.ts'
import { watches } from './constructs/watches.ts'
import { Workflows } from './constructs/workflows.ts'
import { type Deployment, mailDomainOf } from './deployment.ts'

/** What of the registry becomes infrastructure. */
export interface HousePlan {
  readonly workflows: readonly Workflow[]
  readonly schedules: readonly ClockWork[]
}

export interface OndutyStackProps extends StackProps {
  readonly deployment: Deployment
  readonly plan: HousePlan
  readonly webAclArn: string
  readonly certificate: ICertificate | undefined
  /** Folders of the built portal and of the bundled functions. */
  readonly portal: string
  readonly bundle: string
}

/** Onduty on AWS: the table of contents. Each room is in constructs/. */
export class OndutyStack extends Stack {
  constructor(scope: Construct, id: string, props: OndutyStackProps) {
    super(scope, id, props)
    const { deployment, plan } = props
    const { name, domain, mail, logRetentionDays: logRetention } = deployment
    const mailDomain = mailDomainOf(deployment)
    const receives = mail.kind === 'ses' ? mail.receive : undefined

    // What is kept
    const keys = new Keys(this, 'Keys', { name })
    const secrets = new KeptSecrets(this, 'Secrets', { name, key: keys.data })
    const accessLogs = new AccessLogs(this, 'AccessLogs', { days: logRetention }).bucket
    const table = new RecordTable(this, 'Record', { name, key: keys.data, restored: deployment.restoredTable })
    const epoch = new EpochTable(this, 'Epoch', { name, key: keys.data }).table
    const vault = new CheckpointVault(this, 'Checkpoints', { retention: deployment.checkpoints, accessLogs })

    // What runs
    const functions = new Functions(this, 'Functions', {
      name,
      bundle: props.bundle,
      logRetention,
      has: {
        planner: plan.schedules.some(isPlanned),
        mailEvents: mail.kind === 'ses',
        inboundMail: receives !== undefined,
      },
    })
    const failures = new Failures(this, 'Failures', { name, functions })
    const task = functions.get('task').lambda
    const workflows = new Workflows(this, 'Workflows', { name, workflows: plan.workflows, task, logRetention })
    new Schedules(this, 'Schedules', { name, works: plan.schedules, functions, failures: failures.schedules })
    const { streamArn } = table
    new OutboxStream(this, 'Outbox', { streamArn, relay: functions.get('relay'), failures: failures.stream })

    // Doors
    const setup = new Setup(this, 'Setup', { name, logRetention })
    const portal = new PortalFiles(this, 'Portal', { folder: props.portal, accessLogs, setup }).bucket
    const door = new HttpDoor(this, 'Door', { name, domain, logRetention })
    const { webAclArn, certificate } = props
    const originSecret = secrets.origin
    const api = door.originDomain
    const front = new Front(this, 'Front', { name, domain, certificate, webAclArn, portal, api, originSecret })
    const { publicUrl, distribution } = front
    door.answeredBy(functions.get('api').lambda)
    const rotator = functions.get('rotate-origin-secret')
    new OriginRotation(this, 'OriginRotation', { secret: originSecret, distribution, rotator })
    const { signIn: provider, firstAdministrator } = deployment
    const key = keys.data
    const signIn = new SignIn(this, 'SignIn', { name, key, publicUrl, signIn: provider, firstAdministrator })

    // Mail
    const mailOut = mail.kind === 'ses' ? new MailOut(this, 'MailOut', { name, domain: mailDomain, mail }) : undefined
    mailOut?.heardBy(functions.get('mail-events'), failures.mail)
    const mailIn =
      receives === undefined
        ? undefined
        : new MailIn(this, 'MailIn', {
            ...{ name, domain: mailDomain, zone: mailOut?.zone, key, accessLogs, setup },
            reader: functions.get('inbound-mail'),
            activate: receives.activate,
          })
    const smtpSecret =
      mail.kind === 'smtp' ? Secret.fromSecretCompleteArn(this, 'SmtpSecret', mail.secretArn) : undefined

    // Who may do what, who knows what
    const signInSecret = signIn.secret
    const known = { functions, table, epoch, secrets, vault, keys, workflows, mailOut, smtpSecret }
    new Grants(this, 'Grants', { ...known, signInSecret, distribution, failures, mailIn, fromAddress: mail.from })
    const mailing = { mailDomain, from: mail.from, receivesMail: receives !== undefined }
    tellFunctions({
      ...known,
      ...mailing,
      signIn,
      publicUrl,
      firstAdministrator,
      heartbeatUrl: deployment.heartbeatUrl,
    })

    // Who watches
    const topic = new AlarmTopic(this, 'AlarmTopic', { name, key, to: deployment.alarmsTo }).topic
    const watched = {
      ...{ api: door.api, functions, failures, machines: workflows.machines, table: table.table },
      sendsBySes: mail.kind === 'ses',
    }
    const { runbookUrl } = deployment
    const { alarms } = new Alarms(this, 'Alarms', { name, topic, runbookUrl, watches: watches(watched) })
    new OndutyDashboard(this, 'Dashboard', { name, watched, alarms })

    new CfnOutput(this, 'Address', { value: publicUrl, description: 'Where Onduty is' })
  }
}
