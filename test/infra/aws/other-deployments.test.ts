import { describe, expect, test } from 'vitest'
import { SERVER_PATHS } from '../../../functions/platform/server-paths.ts'
import { pages, routes } from '../../../functions/registry.ts'
import example from '../../../infra/aws/deployment.example.json' with { type: 'json' }
import { DeploymentError, parseDeployment } from '../../../infra/aws/deployment.ts'
import { housePlan } from '../../../infra/aws/house-plan.ts'
import { refersTo } from './stack-template.ts'
import { synthesise } from './synthesised.ts'

const secret = (name: string) => `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbCdEf`

const never = (): never => {
  throw new Error('nobody asks for this here')
}

/** As different from the example as can be: no domain, our own provider and mail server, a restored table. */
const plain = synthesise(housePlan, {
  account: undefined,
  region: 'eu-central-1',
  domain: undefined,
  mail: { kind: 'smtp', from: 'it@example.com', secretArn: secret('smtp') },
  signIn: { kind: 'oidc', issuer: 'https://login.example.com', clientId: 'onduty', secretArn: secret('oidc') },
  checkpoints: { mode: 'governance', days: 30 },
  restoredTable: {
    name: 'onduty-restored',
    streamArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/onduty-restored/stream/2026-03-01T00:00:00.000',
  },
})

describe('a deployment without a domain, with its own provider and mail server, after a restore', () => {
  const { regional } = plain
  const environmentOf = (name: string) =>
    (regional.one('AWS::Lambda::Function', `"onduty-${name}"`).Properties.Environment as { Variables: object })
      .Variables

  test('has nothing the rules would object to', () => {
    expect(plain.findings).toEqual([])
  })

  test('is found under the name CloudFront gives it, and the API by its own', () => {
    const distribution = regional.one('AWS::CloudFront::Distribution')
    expect(distribution.Properties.DistributionConfig).not.toHaveProperty('Aliases')
    expect(refersTo(regional.outputs.Address?.Value, distribution.id)).toBe(true)
    expect(regional.one('AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(false)
    expect(refersTo(environmentOf('api'), distribution.id)).toBe(true)
  })

  test('has no user pool and nothing of SES; the relay sends by the server of its own', () => {
    for (const { Type } of regional.resources) expect(Type).not.toMatch(/Cognito|SES/)
    expect(environmentOf('api')).toMatchObject({
      SIGN_IN_ISSUER: 'https://login.example.com',
      SIGN_IN_CLIENT_ID: 'onduty',
    })
    expect(environmentOf('relay')).toMatchObject({ SMTP_SECRET: secret('smtp'), MAIL_FROM: 'it@example.com' })
    // Nothing comes in, so no mail asks for a reply.
    for (const sender of ['relay', 'sweep']) expect(environmentOf(sender)).toMatchObject({ MAIL_SEND_ONLY: 'yes' })
    expect(regional.functionNames).not.toContain('inbound-mail')
    expect(regional.functionNames).not.toContain('mail-events')
  })

  test('works on the restored table and its stream; the old one is left alone', () => {
    const tables = regional.all('AWS::DynamoDB::GlobalTable').map(({ Properties }) => Properties.TableName)
    expect(tables).toEqual(['onduty-epoch'])
    expect(environmentOf('api')).toMatchObject({ TABLE: 'onduty-restored' })
    expect(regional.one('AWS::Lambda::EventSourceMapping').Properties.EventSourceArn).toContain('/stream/2026-03-01')
  })

  test('has a machine for every workflow of the registry, each within what Step Functions takes', () => {
    const machines = regional.all('AWS::StepFunctions::StateMachine').map(({ Properties }) => Properties)
    expect(machines.map(({ StateMachineName }) => StateMachineName).toSorted()).toEqual(
      housePlan.workflows.map(({ name }) => `onduty-${name}`).toSorted(),
    )
    for (const { StateMachineName, DefinitionString } of machines) {
      expect(String(StateMachineName).length).toBeLessThanOrEqual(80)
      expect(JSON.stringify(DefinitionString).length).toBeLessThan(1_000_000)
    }
  })

  test('has a schedule for every one of the registry, and no function nobody calls', () => {
    expect(regional.all('AWS::Scheduler::Schedule')).toHaveLength(housePlan.schedules.length)
    const hasPlanner = housePlan.schedules.some(({ task }) => task !== 'sweep' && task !== 'fold-checkpoint')
    expect(regional.functionNames.includes('planner')).toBe(hasPlanner)
  })
})

test('whatever the server answers is led to it by CloudFront', () => {
  const nothing = { append: never, find: never, listBackwards: never }
  const served = [
    ...routes({
      wallClock: { now: () => '' },
      checkpointLog: nothing,
      checkpointKeys: nothing,
      readFonts: never,
    }).map(({ contract }) => contract.path),
    ...pages.map(({ path }) => path),
    '/auth/callback',
  ]
  const isLed = (path: string) => SERVER_PATHS.some((pattern) => path.startsWith(pattern.replace('*', '')))
  expect(served.length).toBeGreaterThan(20)
  expect(served.filter((path) => !isLed(path))).toEqual([])
})

describe('deployment.json', () => {
  const wrong: Readonly<Record<string, object>> = {
    'an unknown setting': { regoin: 'eu-central-1' },
    'no region': { region: undefined },
    'AWS China': { region: 'cn-north-1' },
    'an address that is none': { alarmsTo: ['nobody'] },
    'nobody to alarm': { alarmsTo: [] },
    'a provider without https': {
      signIn: { kind: 'oidc', issuer: 'http://login.example.com', clientId: 'x', secretArn: secret('x') },
    },
    'a password instead of a secret': { mail: { kind: 'smtp', from: 'it@example.com', secretArn: 'hunter2' } },
    'a limit that never binds': { requestsPerFiveMinutes: 1_000_000_000 },
  }

  test.each(Object.keys(wrong))('with %s is refused', (name) => {
    expect(() => parseDeployment({ ...example, ...wrong[name] })).toThrow(DeploymentError)
  })

  test('says in one go everything that is wrong', () => {
    expect(() => parseDeployment({ ...example, region: 'moon', alarmsTo: [] })).toThrow(/region[\s\S]*alarmsTo/)
  })
})
