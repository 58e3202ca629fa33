import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { actionsOf, type Resource, refersTo, type Statement } from '../stack-template.ts'
import type { Synthesised } from '../synthesised.ts'

const OF_ITSELF = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']
const TABLE = [
  ...[
    'BatchGetItem',
    'BatchWriteItem',
    'ConditionCheckItem',
    'DeleteItem',
    'GetItem',
    'PutItem',
    'Query',
    'UpdateItem',
  ].map((action) => `dynamodb:${action}`),
  ...['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'].map(
    (action) => `kms:${action}`,
  ),
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]
const SECRET = ['secretsmanager:GetSecretValue']
const CHECKPOINTS = ['kms:GetPublicKey', 's3:GetObject', 's3:ListBucket']
const EFFECTS = ['ses:SendEmail', 'sns:Publish', 'states:SendTaskSuccess', 'states:StartExecution']
const FAILURES = ['sqs:SendMessage']

/** All that each function may do, whatever with. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  api: [...TABLE, ...SECRET, ...CHECKPOINTS],
  task: [...TABLE, ...SECRET],
  planner: [...TABLE, ...SECRET, ...FAILURES],
  relay: [
    ...[...TABLE, ...SECRET, ...EFFECTS, ...FAILURES],
    ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
  ],
  sweep: [...TABLE, ...SECRET, ...EFFECTS, ...FAILURES],
  checkpoint: [...TABLE, ...CHECKPOINTS, 'kms:Sign', 's3:PutObject', ...FAILURES],
  'inbound-mail': [...TABLE, ...SECRET, 's3:GetObject', ...FAILURES],
  'mail-events': [...TABLE, ...FAILURES],
  'rotate-origin-secret': [
    ...['cloudfront:GetDistributionConfig', 'cloudfront:UpdateDistribution', 'kms:Decrypt', 'kms:GenerateDataKey'],
    ...['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map(
      (action) => `secretsmanager:${action}`,
    ),
  ],
}

export const describeGrants = ({ regional, edge }: Synthesised) =>
  describe('who may do what', () => {
    const withAction = (action: string) =>
      regional.functionNames.filter((name) =>
        regional.statementsOf(name).some((each) => actionsOf(each).includes(action)),
      )
    const granted = (name: string, sid: string): Statement => {
      const found = regional.statementsOf(name).find(({ Sid }) => Sid === sid)
      if (found === undefined) throw new Error(`${name} has no statement ${sid}`)
      return found
    }
    const resourceOf = (name: string, sid: string) => JSON.stringify(granted(name, sid).Resource)

    test('every function has exactly the rights of the table in grants.ts', () => {
      expect(regional.functionNames.toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
      for (const [name, actions] of Object.entries(EXPECTED)) {
        const allowed = regional.statementsOf(name).filter(({ Effect }) => Effect === 'Allow')
        const may = new Set(allowed.flatMap(actionsOf))
        expect([...may].toSorted(), name).toEqual([...new Set([...OF_ITSELF, ...actions])].toSorted())
      }
    })

    test('no function removes a row from the history of a case or a person', () => {
      for (const name of regional.functionNames.filter((each) => each !== 'rotate-origin-secret')) {
        expect(granted(name, 'RemoveHistory'), name).toMatchObject({
          Effect: 'Deny',
          Action: ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem'],
          Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['agg#*'] } },
        })
      }
    })

    test('whatever the store asks of DynamoDB is granted', () => {
      const store = readFileSync(join(import.meta.dirname, '../../../../functions/adapters/dynamo-store.ts'), 'utf8')
      const asked = [...store.matchAll(/\b(\w+)Command\b/g)].map(([, command]) => command)
      const inTransactions = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']
      const needed = asked.flatMap((each) => (each === 'TransactWriteItems' ? inTransactions : each))
      expect(needed.length).toBeGreaterThan(5)
      for (const each of needed) expect(TABLE).toContain(`dynamodb:${each}`)
    })

    test('each has a role and a log group of its own', () => {
      const roles = regional.all('AWS::Lambda::Function').map(({ Properties }) => JSON.stringify(Properties.Role))
      expect(new Set(roles).size).toBe(roles.length)
      for (const name of regional.functionNames) {
        const logs = regional.one('AWS::Logs::LogGroup', `"/aws/lambda/onduty-${name}"`)
        expect(resourceOf(name, 'Log')).toContain(logs.id)
      }
    })

    test('only relay and sweeper start executions, of the live version, and answer waiting tasks', () => {
      expect(withAction('states:StartExecution')).toEqual(['relay', 'sweep'])
      expect(withAction('states:SendTaskSuccess')).toEqual(['relay', 'sweep'])
      for (const name of ['relay', 'sweep']) {
        expect(granted(name, 'StartLiveVersion').Condition).toEqual({
          StringEquals: { 'states:StateMachineQualifier': 'live' },
        })
        for (const { id } of regional.all('AWS::StepFunctions::StateMachine')) {
          expect(refersTo(granted(name, 'StartLiveVersion').Resource, id)).toBe(true)
          expect(refersTo(granted(name, 'AnswerWaitingTasks').Resource, id)).toBe(true)
        }
      }
    })

    test('mail is sent by relay and sweeper, from our address only', () => {
      expect(withAction('ses:SendEmail')).toEqual(['relay', 'sweep'])
      expect(withAction('sns:Publish')).toEqual(['relay', 'sweep'])
      expect(granted('relay', 'SendMail').Condition).toEqual({
        StringEquals: { 'ses:FromAddress': 'it@onduty.example.com' },
      })
    })

    test('only the checkpoint function signs, and writes checkpoints; key and bucket refuse everybody else', () => {
      expect(withAction('kms:Sign')).toEqual(['checkpoint'])
      expect(withAction('s3:PutObject')).toEqual(['checkpoint'])
      const role = regional.one('AWS::IAM::Role', '"onduty-checkpoint-function"').id
      const signing = policyOf(regional.one('AWS::KMS::Key', 'ECC_NIST_P256'), 'KeyPolicy')
      const others = { ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [role, 'Arn'] } } }
      expect(signing).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Action: 'kms:Sign', Principal: { AWS: '*' }, Condition: others }),
      )
      const vault = regional.one('AWS::S3::Bucket', 'ObjectLockEnabled').id
      const policy = policyOf(regional.one('AWS::S3::BucketPolicy', `{"Ref":"${vault}"}`), 'PolicyDocument')
      const denied = (condition: object) => expect.objectContaining({ Effect: 'Deny', ...condition })
      expect(policy).toContainEqual(denied({ Action: 's3:PutObject', Condition: others }))
      expect(policy).toContainEqual(
        denied({ Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } }),
      )
      expect(policy).toContainEqual(
        denied({ Action: ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'] }),
      )
    })

    test('each reads the secrets it needs and no other', () => {
      const idOf = (named: string) => regional.one('AWS::SecretsManager::Secret', `"onduty/${named}"`).id
      for (const name of regional.functionNames) {
        const read = regional
          .statementsOf(name)
          .filter((each) => actionsOf(each).includes('secretsmanager:GetSecretValue'))
        const known = ['app', 'origin', 'sign-in'].filter((secret) => refersTo(read, idOf(secret)))
        const expected = { api: ['app', 'origin', 'sign-in'], 'rotate-origin-secret': ['origin'] }[name]
        const plain = ['checkpoint', 'mail-events'].includes(name) ? [] : ['app']
        expect(known, name).toEqual(expected ?? plain)
      }
    })

    test('the data key is used only through the services it is for', () => {
      const key = regional.one('AWS::KMS::Alias', '"alias/onduty-data"').Properties.TargetKeyId
      for (const name of regional.functionNames) {
        for (const each of regional.statementsOf(name)) {
          if (JSON.stringify(each.Resource) !== JSON.stringify(key)) continue
          const via = each.Condition as { StringEquals: Record<string, string> }
          expect(via.StringEquals['kms:ViaService']).toMatch(/^(dynamodb|secretsmanager|s3)\.ap-southeast-1\./)
        }
      }
    })

    test('nothing is allowed on everything but traces and log deliveries; no action is a pattern', () => {
      for (const { resources } of [regional, edge]) {
        const policies = resources.filter(({ Type }) => Type === 'AWS::IAM::Policy')
        for (const policy of policies) {
          for (const each of policyOf(policy, 'PolicyDocument')) {
            for (const action of actionsOf(each)) expect(action, policy.id).not.toContain('*')
            const isWide = JSON.stringify(each.Resource) === '"*"'
            if (isWide) expect(['Trace', 'Log', 'ActivateRules', 'SendTextMessages'], policy.id).toContain(each.Sid)
          }
        }
      }
    })

    test('who may be called by whom: workflows and schedules run our functions and nothing else', () => {
      const run = (role: string) => {
        const { id } = regional.one('AWS::IAM::Role', `"onduty-${role}"`)
        return regional
          .all('AWS::IAM::Policy')
          .filter(({ Properties }) => refersTo(Properties.Roles, id))
          .flatMap((policy) => policyOf(policy, 'PolicyDocument'))
          .filter((each) => actionsOf(each).includes('lambda:InvokeFunction'))
      }
      const functionId = (name: string) => regional.one('AWS::Lambda::Function', `"onduty-${name}"`).id
      expect(JSON.stringify(run('workflows'))).toContain(functionId('task'))
      expect(JSON.stringify(run('workflows'))).not.toContain(functionId('sweep'))
      for (const name of ['sweep', 'checkpoint', 'planner']) {
        expect(JSON.stringify(run('schedules'))).toContain(functionId(name))
      }
      expect(JSON.stringify(run('schedules'))).not.toContain(functionId('task'))
    })
  })

const policyOf = ({ Properties }: Resource, name: string): Statement[] =>
  (Properties[name] as unknown as { Statement: Statement[] }).Statement
