import { Duration, Validations } from 'aws-cdk-lib'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { privateBucket } from './private-bucket.ts'

/** Who read or wrote which object of the other buckets. */
export class AccessLogs extends Construct {
  readonly bucket: IBucket

  constructor(scope: Construct, id: string, props: { readonly days: number }) {
    super(scope, id)
    this.bucket = privateBucket(this, 'Bucket', { lifecycleRules: [{ expiration: Duration.days(props.days) }] })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket holds the access logs of the others; logging its own accesses into itself would never end.',
    })
  }
}
