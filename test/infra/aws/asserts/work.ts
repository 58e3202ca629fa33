import { describe, expect, test } from 'vitest'
import { type Resource, refersTo } from '../stack-template.ts'
import type { Synthesised } from '../synthesised.ts'

export const describeWork = ({ regional }: Synthesised) =>
  describe('what runs', () => {
    const idOf = (name: string) => regional.one('AWS::Lambda::Function', `"onduty-${name}"`).id
    const ours = regional.all('AWS::Lambda::Function').filter(({ Properties }) => Properties.FunctionName !== undefined)

    test('functions run Node 24 on arm64, are traced, and log as JSON into their own group', () => {
      expect(ours).toHaveLength(9)
      for (const { Properties } of ours) {
        expect(Properties).toMatchObject({
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          TracingConfig: { Mode: 'Active' },
          LoggingConfig: { LogFormat: 'JSON' },
          Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } },
        })
      }
    })

    test('all of them are one asset', () => {
      expect(new Set(ours.map(({ Properties }) => JSON.stringify(Properties.Code))).size).toBe(1)
    })

    test('a task ends before its workflow stops waiting for it, the sweeper before its next turn', () => {
      const seconds = (name: string) => regional.one('AWS::Lambda::Function', `"onduty-${name}"`).Properties.Timeout
      expect(seconds('task')).toBeLessThan(60)
      expect(seconds('sweep')).toBeLessThan(60)
      expect(seconds('checkpoint')).toBeLessThan(300)
      expect(seconds('api')).toBeLessThan(30)
    })

    test('workflows have a log without data, traces, and an alias on a version that stays', () => {
      const machines = regional.all('AWS::StepFunctions::StateMachine')
      expect(machines.length).toBeGreaterThan(0)
      for (const { id, Properties } of machines) {
        expect(Properties).toMatchObject({
          StateMachineType: 'STANDARD',
          TracingConfiguration: { Enabled: true },
          LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        })
        const version = regional.one('AWS::StepFunctions::StateMachineVersion', `"Ref":"${id}"`)
        expect(version.Properties.StateMachineRevisionId).toEqual({ 'Fn::GetAtt': [id, 'StateMachineRevisionId'] })
        expect([version.DeletionPolicy, version.UpdateReplacePolicy]).toEqual(['Retain', 'Retain'])
        const alias = regional.one('AWS::StepFunctions::StateMachineAlias', version.id)
        expect(alias.Properties).toMatchObject({ Name: 'live', RoutingConfiguration: [{ Weight: 100 }] })
      }
    })

    test('every task of a workflow calls the task function, and nothing else', () => {
      for (const { Properties } of regional.all('AWS::StepFunctions::StateMachine')) {
        const pieces = (Properties.DefinitionString as unknown as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
        const definition = pieces.map((piece) => (typeof piece === 'string' ? piece : 'TASK')).join('')
        for (const piece of pieces.filter((each) => typeof each !== 'string')) {
          expect(piece).toEqual({ 'Fn::GetAtt': [idOf('task'), 'Arn'] })
        }
        const called = [...definition.matchAll(/"FunctionName":"([^"]*)"/g)].map(([, name]) => name)
        expect(called.length).toBeGreaterThan(0)
        expect(new Set(called)).toEqual(new Set(['TASK']))
      }
    })

    test('the sweeper comes every minute, checkpoints every five, the planner daily; misses go to a queue', () => {
      const schedule = (name: string): Resource => regional.one('AWS::Scheduler::Schedule', `"onduty-${name}"`)
      const rates = {
        'sweep-every-minute': 'rate(1 minute)',
        'fold-checkpoint': 'rate(5 minutes)',
        'plan-ahead': 'rate(1 day)',
      }
      for (const [name, rate] of Object.entries(rates)) {
        const { Properties } = schedule(name)
        expect(Properties.ScheduleExpression).toMatch(rate === 'rate(1 day)' ? /^rate\((1 day|1440 minutes)\)$/ : rate)
        expect(Properties.State).toBe('ENABLED')
        const queue = regional.one('AWS::SQS::Queue', '"onduty-failed-schedules"').id
        expect(refersTo((Properties.Target as { DeadLetterConfig?: unknown }).DeadLetterConfig, queue)).toBe(true)
      }
      const target = (name: string) => JSON.stringify(schedule(name).Properties.Target)
      expect(target('sweep-every-minute')).toContain(idOf('sweep'))
      expect(target('sweep-every-minute')).toContain('sweep')
      expect(target('fold-checkpoint')).toContain(idOf('checkpoint'))
      expect(target('plan-ahead')).toContain(idOf('planner'))
    })

    test('the relay hears of new rows of the outbox only, and what fails is kept', () => {
      const { Properties } = regional.one('AWS::Lambda::EventSourceMapping')
      const [{ Pattern }] = (Properties.FilterCriteria as unknown as { Filters: [{ Pattern: string }] }).Filters
      expect(JSON.parse(Pattern)).toEqual({
        eventName: ['INSERT'],
        dynamodb: { Keys: { pk: { S: [{ prefix: 'outbox#' }] } } },
      })
      expect(Properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        MaximumRecordAgeInSeconds: 600,
      })
      expect(JSON.stringify(Properties.DestinationConfig)).toContain(
        regional.one('AWS::SQS::Queue', '"onduty-failed-stream-records"').id,
      )
    })

    test('what runs by itself keeps its failures: encrypted, for two weeks, by TLS', () => {
      const configured = regional.all('AWS::Lambda::EventInvokeConfig')
      for (const name of ['sweep', 'checkpoint', 'planner', 'inbound-mail', 'mail-events']) {
        const found = configured.find(({ Properties }) => refersTo(Properties.FunctionName, idOf(name)))
        expect(found?.Properties.DestinationConfig, name).toHaveProperty('OnFailure')
      }
      for (const queue of regional.all('AWS::SQS::Queue')) {
        expect(queue.Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 })
        expect(JSON.stringify(regional.one('AWS::SQS::QueuePolicy', queue.id))).toContain(
          '"aws:SecureTransport":"false"',
        )
      }
    })

    test('the secret between CloudFront and the API is changed every 30 days', () => {
      const { Properties } = regional.one('AWS::SecretsManager::RotationSchedule')
      expect(Properties).toMatchObject({ RotationRules: { AutomaticallyAfterDays: 30 } })
      expect(refersTo(Properties.RotationLambdaARN, idOf('rotate-origin-secret'))).toBe(true)
      expect(refersTo(Properties.SecretId, regional.one('AWS::SecretsManager::Secret', '"onduty/origin"').id)).toBe(
        true,
      )
    })
  })
