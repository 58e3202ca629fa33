import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from 'vitest'
import { grownKey } from '../../functions/audit-trail/audit-trail.store.ts'
import { newId } from '../../functions/kernel/ids.ts'
import { MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { outboxRow } from '../../functions/platform/outbox.ts'
import { findPersonByEmail, loadDirectory } from '../../functions/responsibility/index.ts'
import { ORIGIN, paperCloud } from './paper-cloud.ts'

type Call<Event, Answer> = (event: Event, context: object) => Promise<Answer>

const context = {
  functionName: 'onduty-test',
  awsRequestId: 'r1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:onduty-test',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 30_000,
}

/** What the HTTP API makes of a request. */
const request = (path: string, headers: Record<string, string> = {}, method = 'GET') => ({
  version: '2.0',
  routeKey: 'ANY /{proxy+}',
  rawPath: path,
  rawQueryString: '',
  headers: {
    host: 'origin.onduty.example.com',
    'x-onduty-origin': ORIGIN,
    'x-onduty-viewer': '203.0.113.9',
    ...headers,
  },
  requestContext: { http: { method, path }, domainName: 'origin.onduty.example.com' },
  isBase64Encoded: false,
})

interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: string
}

test('the bundle, entry by entry, as AWS calls it', async () => {
  const cloud = await paperCloud()
  const { store } = cloud
  const now = new Date().toISOString()

  const schedule = await cloud.handlerOf<Call<{ task: string }, object>>('schedule')
  expect(await schedule({ task: 'sweep' }, context), 'the sweeper').toMatchObject({ parts: expect.any(Number) })
  const administrator = findPersonByEmail(await loadDirectory(store), 'admin@example.com')
  expect(administrator, 'who may sign in first').toMatchObject({ name: '管理员', active: true })
  await schedule({ task: 'sweep' }, context)
  expect((await loadDirectory(store)).people.size, 'nobody twice').toBe(1)

  const person = administrator?.id ?? ''
  const before = plusMillis(now, -10 * MINUTE)
  await store.write({ put: { ...grownKey(person, 1, before), id: person, seq: 1, hash: 'a'.repeat(64), at: before } })
  expect(await schedule({ task: 'fold-checkpoint' }, context)).toMatchObject({ checkpoints: 1, leaves: 1 })
  const [[key, checkpoint] = []] = cloud.objects
  expect(key).toMatch(/^audit\/checkpoints\/\d{13}-/)
  expect(checkpoint).toContain(person)

  const api = await cloud.handlerOf<Call<object, HttpAnswer>>('api')
  const past = await api(request('/api/me', { 'x-onduty-origin': 'guess' }), context)
  expect([past.statusCode, JSON.parse(past.body).code], 'past CloudFront').toEqual([403, 'not-by-the-front-door'])
  const unknown = await api(request('/api/me'), context)
  expect([unknown.statusCode, unknown.headers['content-type']]).toEqual([
    401,
    'application/problem+json; charset=utf-8',
  ])
  const document = await api(request('/api/openapi.json'), context)
  expect(JSON.parse(document.body).openapi).toMatch(/^3\.1/)
  const page = await api(request('/api/docs/swagger-ui.css'), context)
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8'])

  const task = await cloud.handlerOf<Call<{ task: string }, object>>('task')
  await expect(task({ task: 'no-such-task' }, context)).rejects.toMatchObject({ name: 'UnknownTaskError' })

  const row = outboxRow(
    { kind: 'start', workflow: 'leaver', caseId: person, generation: 1 },
    now,
    newId('out', now, (count) => new Uint8Array(count)).slice(-16),
  )
  await store.write({ put: row })
  const relay = await cloud.handlerOf<Call<object, object>>('relay')
  const NewImage = marshall(row, { removeUndefinedValues: true })
  expect(await relay({ Records: [{ eventName: 'INSERT', dynamodb: { NewImage } }] }, context)).toEqual({
    batchItemFailures: [],
  })
  expect(cloud.started).toMatchObject([
    {
      stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:onduty-leaver:live',
      name: `${person}-1`,
    },
  ])
  expect(await store.find(row), 'what is done is gone').toBeUndefined()

  const mailEvents = await cloud.handlerOf<Call<object, void>>('mail-events')
  const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'gone@example.com' }] }
  await mailEvents({ detail: { eventType: 'Bounce', bounce, mail: { headers: [] } } }, context)

  cloud.objects.set('received-mail/received/m1', 'From: x@example.com\r\nTo: nobody@onduty.example.com\r\n\r\nhi')
  const inboundMail = await cloud.handlerOf<Call<object, void>>('inbound-mail')
  const pass = { status: 'PASS' }
  const receipt = { recipients: ['nobody@onduty.example.com'], spfVerdict: pass, dkimVerdict: pass, dmarcVerdict: pass }
  const ses = { mail: { messageId: 'm1', source: 'x@example.com' }, receipt }
  await inboundMail({ Records: [{ ses }] }, context)
}, 60_000)
