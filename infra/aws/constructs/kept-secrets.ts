import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** What Onduty keeps secret for itself. */
export class KeptSecrets extends Construct {
  /** What links in mails, reply addresses, form tokens and the seals of sessions and tokens are made with. */
  readonly app: ISecret
  /** What CloudFront shows the API to prove that a request came through it. */
  readonly origin: ISecret

  constructor(scope: Construct, id: string, props: { readonly name: string; readonly key: IKey }) {
    super(scope, id)
    const kept = (what: string, description: string) =>
      new Secret(this, what, {
        secretName: `${props.name}/${what.toLowerCase()}`,
        description,
        encryptionKey: props.key,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        // The library's own types disagree about absent fields.
      }) as ISecret
    this.app = kept(
      'App',
      'Onduty: links in mails, reply addresses, form tokens, seals of sessions and tokens are made with this',
    )
    this.origin = kept('Origin', 'Onduty: CloudFront shows this to the API')
    Validations.of(this.app).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Every decision link and reply address that is out is made with this secret: a rotation by the clock would void open questions. It is changed by hand after a leak (runbook).',
    })
  }
}
