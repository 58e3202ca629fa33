import { Duration } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type IBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'
import { privateBucket } from './private-bucket.ts'

/** Where checkpoints are written once and then stay, out of the application's reach. */
export class CheckpointVault extends Construct {
  readonly bucket: IBucket

  constructor(
    scope: Construct,
    id: string,
    props: { readonly retention: Deployment['checkpoints']; readonly accessLogs: IBucket },
  ) {
    super(scope, id)
    const { mode, days } = props.retention
    const time = Duration.days(days)
    this.bucket = privateBucket(this, 'Bucket', {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        mode === 'compliance' ? ObjectLockRetention.compliance(time) : ObjectLockRetention.governance(time),
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: 'checkpoints/',
    })
    this.#refuse('NobodyDeletes', ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'])
    // Without the header a second put would hide the first behind a newer version.
    this.#refuse('OnlyNewKeys', ['s3:PutObject'], { Null: { 's3:if-none-match': 'true' } })
  }

  /** Of every checkpoint. */
  get checkpointArns(): string {
    return this.bucket.arnForObjects('checkpoints/*')
  }

  /** Nobody else writes, whatever their own policies say. */
  onlyWrittenBy(role: IRole): void {
    this.#refuse('OnlyTheCheckpointFunctionWrites', ['s3:PutObject'], {
      ArnNotEquals: { 'aws:PrincipalArn': role.roleArn },
    })
  }

  #refuse(sid: string, actions: string[], conditions: Record<string, Record<string, string>> = {}): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: [this.bucket.arnForObjects('*')],
        conditions,
      }),
    )
  }
}
