import { describe, expect, test } from 'vitest'
import { INDEXED_FIELDS } from '../../../../functions/adapters/dynamo/table-shape.ts'
import type { Synthesised } from '../synthesised.ts'

/** When the stack goes; a first deployment that fails leaves nothing behind. */
const STAYS = 'RetainExceptOnCreate'

export const describeRecords = ({ regional }: Synthesised) =>
  describe('what is kept', () => {
    const table = regional.one('AWS::DynamoDB::GlobalTable', '"onduty"')
    const [replica] = table.Properties.Replicas as unknown as Record<string, unknown>[]

    test('the table is on demand, restorable for 35 days, protected, and stays when the stack goes', () => {
      expect(table.Properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST', TableName: 'onduty' })
      expect(replica).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      })
      expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(['Retain', 'Retain'])
    })

    test('it is encrypted with our key, has the keys and indexes of the store, a time to live and a stream', () => {
      expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' })
      expect(JSON.stringify(replica)).toContain(regional.one('AWS::KMS::Key', 'EnableKeyRotation').id)
      expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
      expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' })
      const keys = (hash: string, range: string) => [
        { AttributeName: hash, KeyType: 'HASH' },
        { AttributeName: range, KeyType: 'RANGE' },
      ]
      expect(table.Properties.KeySchema).toEqual(keys('pk', 'sk'))
      // The service takes no more than twenty for an index.
      expect(INDEXED_FIELDS.length).toBeLessThanOrEqual(20)
      expect(table.Properties.GlobalSecondaryIndexes).toEqual(
        ['gsi1', 'gsi2', 'gsi3'].map((index) => ({
          IndexName: index,
          KeySchema: keys(`${index}pk`, `${index}sk`),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...INDEXED_FIELDS] },
        })),
      )
    })

    test('the epoch lies in a table of its own that nobody can restore', () => {
      const epoch = regional.one('AWS::DynamoDB::GlobalTable', '"onduty-epoch"')
      expect(JSON.stringify(epoch)).not.toContain('"PointInTimeRecoveryEnabled":true')
      expect(epoch.DeletionPolicy).toBe('Retain')
    })

    test('checkpoints are kept write-once for seven years', () => {
      const bucket = regional.one('AWS::S3::Bucket', 'ObjectLockEnabled')
      expect(bucket.Properties).toMatchObject({
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } } },
        VersioningConfiguration: { Status: 'Enabled' },
      })
    })

    test('keys stay; the one over the data rotates every year', () => {
      for (const key of regional.all('AWS::KMS::Key')) expect(key.DeletionPolicy).toBe(STAYS)
      const data = regional.one('AWS::KMS::Key', 'EnableKeyRotation')
      expect(data.Properties).toMatchObject({ EnableKeyRotation: true, RotationPeriodInDays: 365 })
    })

    test('buckets are private, encrypted, spoken to by TLS, logged, and stay', () => {
      const buckets = regional.all('AWS::S3::Bucket')
      expect(buckets).toHaveLength(4)
      for (const bucket of buckets) {
        expect(bucket.DeletionPolicy).toBe(STAYS)
        expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        })
        expect(bucket.Properties.BucketEncryption).toBeDefined()
        const policy = regional.one('AWS::S3::BucketPolicy', `{"Ref":"${bucket.id}"}`)
        expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
      }
      expect(buckets.filter(({ Properties }) => Properties.LoggingConfiguration !== undefined)).toHaveLength(3)
    })

    test('received mail is encrypted with our key and gone after 90 days', () => {
      const bucket = regional.one('AWS::S3::Bucket', 'aws:kms')
      expect(JSON.stringify(bucket.Properties.LifecycleConfiguration)).toContain('"ExpirationInDays":90')
    })

    test('secrets are made by AWS, encrypted with our key and never part of the template', () => {
      for (const name of ['app', 'origin']) {
        const secret = regional.one('AWS::SecretsManager::Secret', `"onduty/${name}"`)
        expect(secret.Properties.GenerateSecretString).toEqual({ ExcludePunctuation: true, PasswordLength: 64 })
        expect(secret.Properties.KmsKeyId).toBeDefined()
        expect(secret.DeletionPolicy).toBe(STAYS)
      }
    })

    test('every log ends after the days of the deployment', () => {
      const groups = regional.all('AWS::Logs::LogGroup')
      expect(groups.length).toBeGreaterThan(10)
      for (const group of groups) expect(group.Properties.RetentionInDays, group.id).toBe(90)
    })
  })
