import { randomBytes } from 'node:crypto'
import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test, vi } from 'vitest'
import { createSecrets } from '../../functions/adapters/kept-secrets.ts'
import { silentLog } from '../../functions/platform/log.ts'
import { OUTBOX_SHARDS, type OutboxRow, outboxPartition } from '../../functions/platform/outbox.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { bearerOf, sessionOf } from '../support/credentials.ts'
import { foundDepartmentIn, people, services } from '../support/department.ts'
import { linksIn } from '../support/gossiping-mail-server.ts'
import { SecretsMet } from '../support/secrets-met.ts'
import { ORIGIN, type PaperCloud, paperCloud, SECRETS } from './paper-cloud.ts'

type Call<Event, Answer> = (event: Event, context: object) => Promise<Answer>

const SAID = '这一句只写在变更里和邮件里：机房钥匙在三号柜第二层'
const REPLIED = '这一句只写在回信里：我的手机尾号是七七四一'
const TASK_TOKEN = `AQCk${'x7Y'.repeat(40)}`

const context = {
  functionName: 'onduty-test',
  awsRequestId: 'r1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:onduty-test',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 30_000,
}

const request = (method: string, path: string, headers: Record<string, string> = {}, body?: string) => ({
  ...{
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: path.split('?')[0],
    rawQueryString: path.split('?')[1] ?? '',
  },
  headers: {
    ...{ host: 'origin.onduty.example.com', 'x-onduty-origin': ORIGIN, 'x-onduty-viewer': '203.0.113.9' },
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  },
  requestContext: { http: { method, path }, domainName: 'origin.onduty.example.com' },
  ...(body === undefined ? {} : { body }),
  isBase64Encoded: false,
})

/** Everything the functions write from now on, at every level. */
function listen() {
  const heard: string[] = []
  const note = (chunk: unknown) => {
    heard.push(String(chunk))
    return true
  }
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation(note)
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => void heard.push(said.map(String).join(' ')))
  }
  return heard
}

/** A department in the cloud's table, and what the test knows as the functions do. */
async function platformOf({ store }: PaperCloud): Promise<Platform> {
  const platform = {
    ...{ clock: machineClock, store, log: silentLog, random: (count: number) => new Uint8Array(randomBytes(count)) },
    secrets: createSecrets(SECRETS['arn:app'] ?? ''),
    ...{ publicUrl: 'https://onduty.example.com', mailDomain: 'onduty.example.com', kick: () => undefined },
  }
  await foundDepartmentIn(platform)
  return platform
}

test('no function says anything that opens a door, nor a word of a mail', async () => {
  const cloud = await paperCloud()
  process.env.POWERTOOLS_LOG_LEVEL = 'DEBUG'
  const platform = await platformOf(cloud)
  const met = new SecretsMet()
  met.keep('a kept secret', SECRETS['arn:app'], ORIGIN)
  met.keep('a word of a mail', SAID)
  met.keep('a word of a reply', REPLIED)
  met.keep('a task token', TASK_TOKEN)
  const heard = listen()

  const api = await cloud.handlerOf<Call<object, { statusCode: number; headers: Record<string, string> }>>('api')
  const call = async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const { statusCode, headers: answered } = await api(request(method, path, headers, body), context)
    if (path.startsWith('/d/')) expect(answered).toMatchObject({ 'referrer-policy': 'no-referrer' })
    return statusCode
  }
  const engineer = await bearerOf(platform, 'opsOne')
  const session = await sessionOf(platform, 'changeManager')
  const stranger = await sessionOf(platform, 'employee')
  met.keep('a bearer token', engineer.Authorization?.slice(-43), engineer.Authorization?.slice('Bearer '.length))
  met.keep('a cookie', ...[session, stranger].map(({ Cookie = '' }) => Cookie.split('.')[1]))

  const from = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const until = new Date(Date.now() + 8 * 86_400_000).toISOString()
  const wish = {
    ...{ title: '更换证书', description: SAID, backOutPlan: SAID, testPlan: SAID, risk: 'medium' },
    ...{ services: [services.mail], implementer: people.opsTwo, releaseWindow: { from, until } },
  }
  expect(await call('POST', '/api/changes', { ...engineer }, JSON.stringify(wish))).toBe(201)
  expect(await call('POST', '/api/changes', { ...engineer }, `{"title":"${SAID}`)).toBe(400)

  const relay = await cloud.handlerOf<Call<object, object>>('relay')
  const perform = async () => {
    const pages = Array.from({ length: OUTBOX_SHARDS }, (_, shard) =>
      cloud.store.query<OutboxRow>({ pk: outboxPartition(shard), limit: 100 }),
    )
    const rows = (await Promise.all(pages)).flatMap(({ items }) => items)
    const marshalled = rows.map((row) => marshall(row, { removeUndefinedValues: true }))
    const records = marshalled.map((NewImage) => ({ eventName: 'INSERT', dynamodb: { NewImage } }))
    await relay({ Records: records }, context)
  }
  cloud.mails.refuses = (asked) =>
    `no ${linksIn(asked).join(' ')} ${/reply\+[^"]+/.exec(asked)?.[0] ?? ''} reply+x.${'7a'.repeat(13)}@x`
  await perform()
  cloud.mails.refuses = undefined
  await perform()
  const nonces = cloud.mails.asked.flatMap((asked) => linksIn(asked)).map((link) => link.split('/d/')[1] ?? '')
  expect(nonces.length).toBeGreaterThan(0)
  met.keep('the nonce of a link', ...nonces)
  for (const nonce of nonces) {
    for (const headers of [{}, session, stranger]) {
      await call('GET', `/d/${nonce}`, { ...headers })
      await call(
        'POST',
        `/d/${nonce}`,
        { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        `a=${nonce}`,
      )
    }
    await call('GET', `/d/${nonce}%00`, { ...session })
    await call('GET', `/api/changes?cursor=${nonce}`, { ...engineer })
  }
  expect(await call('GET', `/auth/callback?code=${'c0de'.repeat(9)}&state=${'5tate'.repeat(6)}`)).toBe(400)
  met.keep('a code of the provider', 'c0de'.repeat(9), '5tate'.repeat(6))
  expect(await call('GET', '/auth/sign-in')).toBe(503)

  const task = await cloud.handlerOf<Call<object, object>>('task')
  for (const input of [
    { task: 'no-such-task' },
    { task: 'ask-obligation', caseId: 'chg_1' },
    { task: 'tick-obligation' },
  ]) {
    await task({ ...input, taskToken: TASK_TOKEN, token: TASK_TOKEN }, context).catch(() => undefined)
  }

  const to = `reply+obl_${'0'.repeat(26)}.${'7a'.repeat(13)}@onduty.example.com`
  met.keep('a reply token', '7a'.repeat(13))
  const inbound = await cloud.handlerOf<Call<object, void>>('inbound-mail')
  const pass = { status: 'PASS' }
  const receipt = { recipients: [to], spfVerdict: pass, dkimVerdict: pass, dmarcVerdict: pass }
  const utf8 = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit'
  cloud.objects.set(
    'received-mail/received/m1',
    `From: <a@example.com>\r\nTo: <${to}>\r\n${utf8}\r\n\r\n${REPLIED}\r\n`,
  )
  for (const messageId of ['m1', 'gone']) {
    const ses = { mail: { messageId, source: 'a@example.com' }, receipt }
    await inbound({ Records: [{ ses }] }, context).catch(() => undefined)
  }
  const events = await cloud.handlerOf<Call<object, void>>('mail-events')
  const bounce = {
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: to, diagnosticCode: `550 ${REPLIED}` }],
  }
  await events({ detail: { eventType: 'Bounce', bounce, mail: { headers: [] } } }, context)
  await (await cloud.handlerOf<Call<object, object>>('schedule'))({ task: 'sweep' }, context)

  vi.restoreAllMocks()
  const said = heard.join('\n')
  expect(said).toContain('an effect failed')
  expect(said).toContain('the work failed')
  met.mustNotBeIn(said)
}, 90_000)
