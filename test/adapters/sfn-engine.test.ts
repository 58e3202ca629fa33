import { SFNClient } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { createSfnEngine } from '../../functions/adapters/sfn-engine.ts'
import { type AwsAnswer, awsEndpoint } from './aws-endpoint.ts'

const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' }
const refusal = (type: string): AwsAnswer => ({
  status: 400,
  headers: JSON_1_0,
  body: JSON.stringify({ __type: `com.amazonaws.sfn#${type}`, message: 'no' }),
})
const accepted = (body: object): AwsAnswer => ({ status: 200, headers: JSON_1_0, body: JSON.stringify(body) })

async function engineThatHears(answer: AwsAnswer) {
  const { client, requests } = await awsEndpoint(() => answer)
  const machinePrefix = 'arn:aws:states:eu-west-1:111122223333:stateMachine:onduty-'
  return { engine: createSfnEngine({ client: new SFNClient(client), machinePrefix, alias: 'live' }), requests }
}

const start = { workflow: 'authorise-change', name: 'chg_1-1', input: { caseId: 'chg_1' } }

test('an execution starts on the version that is live, under its own name', async () => {
  const started = accepted({ executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:x:y', startDate: 1 })
  const { engine, requests } = await engineThatHears(started)
  expect(await engine.start(start)).toBe('started')
  expect(requests[0]?.headers['x-amz-target']).toBe('AWSStepFunctions.StartExecution')
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:onduty-authorise-change:live',
    name: 'chg_1-1',
    input: '{"caseId":"chg_1"}',
  })
})

test('a name that is taken is normal; another refusal is not', async () => {
  const taken = await engineThatHears(refusal('ExecutionAlreadyExists'))
  expect(await taken.engine.start(start)).toBe('already-started')
  const missing = await engineThatHears(refusal('StateMachineDoesNotExist'))
  await expect(missing.engine.start(start)).rejects.toThrow(/no/)
})

test('an answer to a waiting task is delivered as JSON', async () => {
  const { engine, requests } = await engineThatHears(accepted({}))
  expect(await engine.succeed('token', { next: 'test', waitSeconds: 60 })).toBe('delivered')
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    taskToken: 'token',
    output: '{"next":"test","waitSeconds":60}',
  })
})

test.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])('%s means too late', async (type) => {
  const { engine } = await engineThatHears(refusal(type))
  expect(await engine.succeed('token', {})).toBe('too-late')
})

test('throttling is trouble, not lateness', async () => {
  const { engine } = await engineThatHears(refusal('ThrottlingException'))
  await expect(engine.succeed('token', {})).rejects.toThrow()
})
