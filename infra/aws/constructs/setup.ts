import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { OwnRole } from './own-role.ts'

/** The library's helpers, which run only while something is deployed: what they may do and where they write about it. */
export class Setup extends Construct {
  readonly logGroup: LogGroup
  /** Copies the portal's files. */
  readonly copier: OwnRole
  /** Makes the receipt rules active. */
  readonly activator: OwnRole

  constructor(scope: Construct, id: string, props: { readonly name: string; readonly logRetention: RetentionDays }) {
    super(scope, id)
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/onduty/${props.name}/setup`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const helper = (key: string, description: string) => {
      const own = new OwnRole(this, key, { service: 'lambda.amazonaws.com', description })
      own.mayLog(this.logGroup)
      return own
    }
    this.copier = helper('Copier', 'Copies the portal into its bucket while Onduty is deployed')
    this.activator = helper('Activator', 'Makes the rules for received mail the active ones while Onduty is deployed')
  }
}
