import { Stack } from 'aws-cdk-lib'
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { CheckpointVault } from './checkpoint-vault.ts'
import type { Failures } from './failures.ts'
import type { FunctionName, Functions } from './functions.ts'
import type { KeptSecrets } from './kept-secrets.ts'
import type { Keys } from './keys.ts'
import type { MailIn } from './mail-in.ts'
import { RECEIVED } from './mail-in.ts'
import type { MailOut } from './mail-out.ts'
import type { OwnRole } from './own-role.ts'
import type { RecordTable } from './record-table.ts'
import { LIVE, type Workflows } from './workflows.ts'

export interface GrantsProps {
  readonly functions: Functions
  readonly keys: Keys
  readonly table: RecordTable
  readonly epoch: ITableV2
  readonly vault: CheckpointVault
  readonly workflows: Workflows
  readonly secrets: KeptSecrets
  readonly signInSecret: ISecret
  readonly distribution: Distribution
  readonly failures: Failures
  readonly mailOut: MailOut | undefined
  readonly mailIn: MailIn | undefined
  readonly smtpSecret: ISecret | undefined
  readonly fromAddress: string
}

type Give = (role: OwnRole, name: FunctionName) => void

const ITEMS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
]
const STREAM = ['DescribeStream', 'GetRecords', 'GetShardIterator']
const ROTATE = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage']
const UPDATE = ['GetDistributionConfig', 'UpdateDistribution']
const READ = ['kms:Decrypt', 'kms:DescribeKey']
const WRITE = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]

/**
 * Who may do what, all of it (each one's own log and traces aside):
 *
 * | function             | table | app secret | others                                                                   |
 * |----------------------|-------|------------|--------------------------------------------------------------------------|
 * | api                  | yes   | yes        | read checkpoints and their public key, the sign-in and the origin secret |
 * | task, planner        | yes   | yes        |                                                                          |
 * | relay, sweep         | yes   | yes        | start executions, answer waiting tasks, send mail and text messages, count epochs; relay: read the stream |
 * | checkpoint           | yes   |            | sign, write and read checkpoints                                         |
 * | inbound-mail         | yes   | yes        | read received mails                                                      |
 * | mail-events          | yes   |            |                                                                          |
 * | rotate-origin-secret |       |            | write the origin secret, update the distribution                         |
 *
 * Nobody scans the table or removes a row from the partition of a case or a person, nobody changes anything about the infrastructure, nobody reads another's secret.
 */
export class Grants extends Construct {
  readonly #props: GrantsProps
  readonly #unlocked = new Set<string>()

  constructor(scope: Construct, id: string, props: GrantsProps) {
    super(scope, id)
    this.#props = props
    const { secrets, signInSecret, failures, epoch } = props
    const users = ['api', 'task', 'planner', 'relay', 'sweep', 'checkpoint', 'inbound-mail', 'mail-events'] as const
    this.#give(users, this.#table)
    const knowing = ['api', 'task', 'planner', 'relay', 'sweep', 'inbound-mail'] as const
    this.#give(knowing, (role, name) => this.#secret(role, name, 'App', secrets.app))
    this.#give(['api'], (role, name) => {
      this.#secret(role, name, 'SignIn', signInSecret)
      this.#secret(role, name, 'Origin', secrets.origin)
    })
    this.#give(['relay', 'sweep'], this.#workflows)
    this.#give(['relay', 'sweep'], (role) => {
      role.may('CountEpochs', ['dynamodb:GetItem', 'dynamodb:PutItem'], [epoch.tableArn])
    })
    this.#give(['relay'], this.#stream)
    this.#give(['relay', 'sweep'], this.#outgoingMail)
    this.#give(['relay', 'sweep'], this.#textMessages)
    this.#give(['inbound-mail'], this.#receivedMail)
    this.#give(['api', 'checkpoint'], this.#checkpoints)
    this.#give(['checkpoint'], this.#newCheckpoints)
    this.#give(['rotate-origin-secret'], this.#originRotation)
    this.#give(failures.kept, (role, name) => {
      role.may('ReportFailures', ['sqs:SendMessage'], [failures.queueOf(name).queueArn])
    })
  }

  #give(names: readonly FunctionName[], what: Give): void {
    for (const name of names) {
      const found = this.#props.functions.find(name)
      if (found !== undefined) what.call(this, found.own, name)
    }
  }

  #table(role: OwnRole, name: FunctionName): void {
    const { table } = this.#props
    role.may('UseTable', prefixed('dynamodb', ITEMS), [table.table.tableArn])
    // Heads, contents, decisions, audit entries: the partition of a case or a person only grows. Sessions, outbox rows and
    // places in the directory lie elsewhere.
    role.mayNever('RemoveHistory', prefixed('dynamodb', ['DeleteItem', 'BatchWriteItem']), [table.table.tableArn], {
      'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['agg#*'] },
    })
    role.may('QueryIndexes', ['dynamodb:Query'], table.indexArns)
    this.#unlock(role, name, 'dynamodb', [...READ, ...WRITE])
  }

  #stream(role: OwnRole): void {
    const { table } = this.#props
    role.may('ReadStream', prefixed('dynamodb', STREAM), [table.streamArn])
    role.mayWidely(
      'FindStream',
      ['dynamodb:ListStreams'],
      `${table.table.tableArn}/stream/*`,
      'Lambda lists the streams of this one table; a stream has its time of birth in its name.',
    )
  }

  #secret(role: OwnRole, name: FunctionName, what: string, secret: ISecret): void {
    role.may(`Read${what}Secret`, ['secretsmanager:GetSecretValue'], [secret.secretArn])
    if (secret.encryptionKey !== undefined) this.#unlock(role, name, 'secretsmanager', ['kms:Decrypt'])
  }

  #workflows(role: OwnRole): void {
    const machines = this.#props.workflows.machines.map(({ stateMachineArn }) => stateMachineArn)
    if (machines.length === 0) return
    // The service looks at the machine's own ARN and, for the alias, at this key.
    role.may('StartLiveVersion', ['states:StartExecution'], machines, {
      StringEquals: { 'states:StateMachineQualifier': LIVE },
    })
    role.may('AnswerWaitingTasks', ['states:SendTaskSuccess'], machines)
  }

  #outgoingMail(role: OwnRole, name: FunctionName): void {
    const { mailOut, smtpSecret, fromAddress } = this.#props
    if (smtpSecret !== undefined) this.#secret(role, name, 'Smtp', smtpSecret)
    if (mailOut === undefined) return
    const { configurationSetName } = mailOut.configurationSet
    const set = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: configurationSetName,
    })
    role.may('SendMail', ['ses:SendEmail'], [mailOut.identity.emailIdentityArn, set], {
      StringEquals: { 'ses:FromAddress': fromAddress },
    })
  }

  #textMessages(role: OwnRole): void {
    role.mayWidely(
      'SendTextMessages',
      ['sns:Publish'],
      '*',
      'A phone number is no resource of the account, so none can be named; topics are refused below.',
    )
    role.mayNever(
      'PublishToTopics',
      ['sns:Publish'],
      [Stack.of(this).formatArn({ service: 'sns', region: '*', account: '*', resource: '*' })],
      {},
    )
  }

  #receivedMail(role: OwnRole, name: FunctionName): void {
    const { mailIn } = this.#props
    if (mailIn === undefined) return
    role.mayWidely(
      'ReadReceivedMail',
      ['s3:GetObject'],
      mailIn.bucket.arnForObjects(`${RECEIVED}*`),
      'Each mail is an object of its own, under a name that Amazon SES makes up.',
    )
    this.#unlock(role, name, 's3', ['kms:Decrypt'])
  }

  #checkpoints(role: OwnRole): void {
    const { vault, keys } = this.#props
    role.may('ListCheckpoints', ['s3:ListBucket'], [vault.bucket.bucketArn])
    role.mayWidely(
      'ReadCheckpoints',
      ['s3:GetObject'],
      vault.checkpointArns,
      'Each checkpoint is an object of its own.',
    )
    role.may('ReadPublicKey', ['kms:GetPublicKey'], [keys.signing.keyArn])
  }

  #newCheckpoints(role: OwnRole): void {
    const { vault, keys } = this.#props
    // Once each: the policy of the bucket refuses a second time.
    role.may('WriteCheckpoints', ['s3:PutObject'], [vault.checkpointArns])
    role.may('SignCheckpoints', ['kms:Sign'], [keys.signing.keyArn])
    keys.onlySignedBy(role.role)
    vault.onlyWrittenBy(role.role)
  }

  #originRotation(role: OwnRole, name: FunctionName): void {
    const { secrets, distribution } = this.#props
    role.may('ChangeOriginSecret', prefixed('secretsmanager', ROTATE), [secrets.origin.secretArn])
    this.#unlock(role, name, 'secretsmanager', ['kms:Decrypt', 'kms:GenerateDataKey'])
    role.may('UpdateDistribution', prefixed('cloudfront', UPDATE), [distribution.distributionArn])
  }

  /** The data key, only through the service that holds what it encrypts. */
  #unlock(role: OwnRole, name: FunctionName, service: string, actions: string[]): void {
    const once = `${name} ${service}`
    if (this.#unlocked.has(once)) return
    this.#unlocked.add(once)
    role.may(`UseKeyBy${service}`, actions, [this.#props.keys.data.keyArn], {
      StringEquals: { 'kms:ViaService': `${service}.${Stack.of(this).region}.amazonaws.com` },
    })
  }
}

const prefixed = (service: string, actions: readonly string[]): string[] =>
  actions.map((action) => `${service}:${action}`)
