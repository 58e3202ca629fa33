import { Duration, Stack, Validations } from 'aws-cdk-lib'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, type BucketDeploymentProps, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { privateBucket } from './private-bucket.ts'
import type { Setup } from './setup.ts'

/** The built portal in a private bucket that only CloudFront reads. */
export class PortalFiles extends Construct {
  readonly bucket: IBucket

  constructor(
    scope: Construct,
    id: string,
    props: { readonly folder: string; readonly accessLogs: IBucket; readonly setup: Setup },
  ) {
    super(scope, id)
    const { folder, accessLogs, setup } = props
    this.bucket = privateBucket(this, 'Bucket', {
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'portal/',
    })
    this.#mayCopy(setup)
    const common: BucketDeploymentProps = {
      sources: [Source.asset(folder)],
      destinationBucket: this.bucket,
      role: setup.copier.asIs,
      logGroup: setup.logGroup,
      // Old files stay for portals that are open.
      prune: false,
    }
    // Files under assets/ have the hash of what is in them in their names.
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    })
    const entry = new BucketDeployment(this, 'Entry', {
      ...common,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
    })
    // The page that names the new files comes after them.
    entry.node.addDependency(hashed)
    for (const each of [hashed, entry]) each.node.addDependency(setup.copier)
    this.#explainHelper()
  }

  #mayCopy({ copier }: Setup): void {
    const stack = Stack.of(this)
    const assets = stack.synthesizer.bootstrapQualifier ?? 'hnb659fds'
    const from = stack.formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: `cdk-${assets}-assets-${stack.account}-${stack.region}`,
    })
    copier.may('FindFiles', ['s3:ListBucket'], [from, this.bucket.bucketArn])
    copier.mayWidely(
      'ReadFiles',
      ['s3:GetObject'],
      `${from}/*`,
      'The portal is one object among the assets of the deployment; its name is the hash of what is in it.',
    )
    copier.mayWidely(
      'WriteFiles',
      ['s3:PutObject', 's3:GetObject'],
      this.bucket.arnForObjects('*'),
      'It copies whatever files the portal was built into; the bucket holds nothing else.',
    )
  }

  #explainHelper(): void {
    const helper = Stack.of(this).node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))
    if (helper === undefined) throw new TypeError('the helper that copies files is not where it was')
    Validations.of(helper).acknowledge({
      id: 'AwsSolutions-L1',
      reason:
        'The helper comes with the CDK, which also chooses its runtime; it runs only while something is deployed.',
    })
  }
}
