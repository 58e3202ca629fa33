import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { onTestFinished } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import type { Store } from '../../functions/platform/store.ts'
import { bundleFunctions, type Entry } from '../../infra/aws/bundle.ts'
import { startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { type AwsRequest, awsEndpoint } from '../adapters/aws-endpoint.ts'

export const ORIGIN = 'shown-by-cloudfront'

const SETTINGS: Readonly<Record<string, string>> = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_NAMESPACE: 'Onduty',
  POWERTOOLS_SERVICE_NAME: 'onduty-test',
  TABLE: TABLES.product,
  EPOCH_TABLE: 'onduty-epoch',
  PUBLIC_URL: 'https://onduty.example.com',
  MAIL_DOMAIN: 'onduty.example.com',
  MAIL_FROM: 'it@onduty.example.com',
  MAIL_CONFIGURATION_SET: 'onduty',
  MAIL_BUCKET: 'received-mail',
  CHECKPOINT_BUCKET: 'audit',
  CHECKPOINT_KEY: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  APP_SECRET: 'arn:app',
  ORIGIN_SECRET: 'arn:origin',
  SIGN_IN_SECRET: 'arn:sign-in',
  SIGN_IN_ISSUER: 'https://login.invalid',
  SIGN_IN_CLIENT_ID: 'onduty',
  MACHINE_PREFIX: 'arn:aws:states:eu-west-1:111122223333:stateMachine:onduty-',
  MACHINE_ALIAS: 'live',
  DISTRIBUTION_ID: 'D',
  FIRST_ADMINISTRATOR: JSON.stringify({ name: '管理员', email: 'admin@example.com' }),
}

export const SECRETS: Readonly<Record<string, string>> = {
  'arn:app': 'k'.repeat(64),
  'arn:origin': ORIGIN,
  'arn:sign-in': '{"clientSecret":"s"}',
}

/** What the functions asked of AWS, besides the table. */
export interface PaperCloud {
  readonly store: Store
  readonly started: { readonly stateMachineArn: string; readonly name: string; readonly input: string }[]
  readonly objects: Map<string, string>
  /** What SES was asked to send; it refuses for a while, in words of its own, when there are any. */
  readonly mails: { readonly asked: string[]; refuses?: ((asked: string) => string) | undefined }
  handlerOf<Handler>(entry: Entry): Promise<Handler>
}

/** The bundle as it is deployed, on the embedded database and a sheet of paper for the rest of AWS. */
export async function paperCloud(): Promise<PaperCloud> {
  const bundle = mkdtempSync(join(tmpdir(), 'onduty-bundle-'))
  onTestFinished(() => rmSync(bundle, { recursive: true, force: true }))
  bundleFunctions(process.cwd(), bundle)
  const database = await startEmbeddedDatabase()
  onTestFinished(() => database.stop())
  await database.client.send(
    new CreateTableCommand({
      TableName: 'onduty-epoch',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  )
  const started: PaperCloud['started'] = []
  const objects = new Map<string, string>()
  const mails: PaperCloud['mails'] = { asked: [] }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  const json = (value: object, status = 200) => ({ status, body: JSON.stringify(value) })
  const byTarget: Readonly<Record<string, (asked: Record<string, string>) => ReturnType<typeof json>>> = {
    'secretsmanager.GetSecretValue': ({ SecretId = '', VersionStage = 'AWSCURRENT' }) =>
      VersionStage === 'AWSCURRENT'
        ? json({ SecretString: SECRETS[SecretId] })
        : json({ __type: 'ResourceNotFoundException' }, 400),
    'AWSStepFunctions.StartExecution': ({ stateMachineArn = '', name = '', input = '' }) => {
      started.push({ stateMachineArn, name, input })
      return json({ executionArn: `${stateMachineArn}:${name}`, startDate: 1 })
    },
    'TrentService.Sign': ({ Message = '' }) =>
      json({ Signature: sign('sha256', Buffer.from(Message, 'base64'), privateKey).toString('base64') }),
  }
  const { client } = await awsEndpoint((request) => {
    const target = byTarget[String(request.headers['x-amz-target'])]
    if (target !== undefined) return target(JSON.parse(request.body))
    return request.path === '/v2/email/outbound-emails' ? ofPost(mails, request) : ofBucket(objects, request)
  })

  const before = { ...process.env }
  onTestFinished(() => {
    process.env = before
  })
  Object.assign(process.env, SETTINGS, {
    AWS_ENDPOINT_URL: client.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
  })
  return {
    store: createDynamoStore({ client: database.client, table: TABLES.product }),
    started,
    objects,
    mails,
    handlerOf: async <Handler>(entry: Entry) =>
      ((await import(pathToFileURL(join(bundle, `${entry}.mjs`)).href)) as { handler: Handler }).handler,
  }
}

function ofPost(mails: PaperCloud['mails'], { body }: AwsRequest) {
  mails.asked.push(body)
  if (mails.refuses === undefined) return { status: 200, body: '{"MessageId":"m"}' }
  const headers = { 'x-amzn-errortype': 'LimitExceededException' }
  return { status: 429, headers, body: JSON.stringify({ message: mails.refuses(body) }) }
}

/** Keeps objects under `<bucket>/<key>`; a list is always empty. */
function ofBucket(objects: Map<string, string>, { method, path, body }: AwsRequest) {
  const name = decodeURIComponent(path.split('?')[0] ?? '').slice(1)
  if (method === 'PUT') objects.set(name, body)
  if (method === 'PUT') return { status: 200 }
  if (path.includes('list-type')) return { status: 200, body: '<ListBucketResult></ListBucketResult>' }
  const found = objects.get(name)
  return found === undefined
    ? { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }
    : { status: 200, body: found }
}
