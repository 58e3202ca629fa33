import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, type IRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** The key over what is kept, and the key that signs checkpoints. Both outlive the stack: without them nothing reads. */
export class Keys extends Construct {
  /** Table, secrets, received mail, the topic of alarms. */
  readonly data: Key
  /** Checkpoints of the audit trail: ECDSA on P-256. */
  readonly signing: Key

  constructor(scope: Construct, id: string, props: { readonly name: string }) {
    super(scope, id)
    this.data = new Key(this, 'Data', {
      alias: `${props.name}-data`,
      description: 'Onduty: table, secrets, received mail, alarms',
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    for (const service of ['cloudwatch.amazonaws.com', 'ses.amazonaws.com']) {
      this.data.addToResourcePolicy(
        new PolicyStatement({
          sid: `Encrypt${service.split('.')[0]}`,
          principals: [new ServicePrincipal(service)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      )
    }
    this.signing = new Key(this, 'Signing', {
      alias: `${props.name}-checkpoints`,
      description: 'Onduty: signs checkpoints of the audit trail',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
  }

  /** Nobody else signs, whatever their own policies say: an administrator included, until the key's policy is changed. */
  onlySignedBy(role: IRole): void {
    this.signing.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OnlyTheCheckpointFunctionSigns',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:Sign'],
        resources: ['*'],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': role.roleArn } },
      }),
    )
  }
}
