import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Entry } from '../bundle.ts'
import { OwnRole } from './own-role.ts'

export interface OndutyFunctionProps {
  readonly functionName: string
  readonly description: string
  readonly code: Code
  readonly entry: Entry
  readonly seconds: number
  readonly megabytes: number
  readonly logRetention: RetentionDays
}

/** A function with a role and a log group of its own. What else it may do is written in grants.ts. */
export class OndutyFunction extends Construct {
  readonly own: OwnRole
  readonly lambda: LambdaFunction

  constructor(scope: Construct, id: string, props: OndutyFunctionProps) {
    super(scope, id)
    const { functionName, description, code, entry, seconds, megabytes } = props
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    this.own = new OwnRole(this, 'Own', {
      service: 'lambda.amazonaws.com',
      roleName: `${functionName}-function`,
      description: `What ${functionName} may do`,
    })
    this.own.mayLog(logGroup)
    this.own.mayTrace()
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description,
      code,
      handler: `${entry}.handler`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: megabytes,
      timeout: Duration.seconds(seconds),
      role: this.own.asIs,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: functionName,
        POWERTOOLS_METRICS_NAMESPACE: 'Onduty',
      },
    })
  }
}
