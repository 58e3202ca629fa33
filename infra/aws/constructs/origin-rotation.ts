import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnRotationSchedule, type ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { OndutyFunction } from './onduty-function.ts'

const EVERY_DAYS = 30

/** Every 30 days CloudFront gets a new secret. The API takes the one before as well, until the next. */
export class OriginRotation extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly secret: ISecret; readonly distribution: Distribution; readonly rotator: OndutyFunction },
  ) {
    super(scope, id)
    const { secret, distribution, rotator } = props
    rotator.lambda.addEnvironment('DISTRIBUTION_ID', distribution.distributionId)
    rotator.lambda.addPermission('Rotation', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: secret.secretArn,
    })
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: secret.secretArn,
      rotationLambdaArn: rotator.lambda.functionArn,
      rotationRules: { automaticallyAfterDays: EVERY_DAYS },
      rotateImmediatelyOnUpdate: false,
    })
    // Secrets Manager tries the function when the schedule is made.
    schedule.node.addDependency(rotator)
  }
}
