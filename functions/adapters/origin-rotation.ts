import { randomBytes } from 'node:crypto'
import { CloudFrontClient, GetDistributionConfigCommand, UpdateDistributionCommand } from '@aws-sdk/client-cloudfront'
import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import { PATIENCE } from './aws-client.ts'
import { createSecretReader, type Stage } from './secrets-manager.ts'

/** What Secrets Manager asks of a rotation, one step after the other, each maybe more than once. */
export interface RotationStep {
  readonly Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret'
  readonly SecretId: string
  /** Names the new version. */
  readonly ClientRequestToken: string
}

export interface RotationOptions {
  readonly distributionId: string
  /** Header of the origin that carries the secret. */
  readonly header: string
  readonly secrets?: SecretsManagerClient
  readonly cloudFront?: CloudFrontClient
}

/** Gives CloudFront a new secret to show the API. The API takes old and new, so there is nothing to wait for. */
export function createOriginRotation({
  distributionId,
  header,
  secrets = new SecretsManagerClient(PATIENCE),
  cloudFront = new CloudFrontClient({ ...PATIENCE, region: 'us-east-1' }),
}: RotationOptions) {
  const reader = createSecretReader(secrets)

  async function create({ SecretId, ClientRequestToken }: RotationStep): Promise<void> {
    if ((await reader.find(SecretId, 'AWSPENDING', ClientRequestToken)) !== undefined) return
    const SecretString = randomBytes(48).toString('base64url')
    const VersionStages = ['AWSPENDING']
    await secrets.send(new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString, VersionStages }))
  }

  async function show({ SecretId, ClientRequestToken }: RotationStep): Promise<void> {
    const pending = await reader.find(SecretId, 'AWSPENDING', ClientRequestToken)
    if (pending === undefined) throw new TypeError('there is no new secret to show')
    const { DistributionConfig, ETag } = await cloudFront.send(new GetDistributionConfigCommand({ Id: distributionId }))
    const headers = (DistributionConfig?.Origins?.Items ?? [])
      .flatMap(({ CustomHeaders }) => CustomHeaders?.Items ?? [])
      .filter(({ HeaderName }) => HeaderName?.toLowerCase() === header)
    if (headers.length === 0) throw new TypeError(`no origin of the distribution is shown ${header}`)
    if (headers.every(({ HeaderValue }) => HeaderValue === pending)) return
    for (const each of headers) each.HeaderValue = pending
    await cloudFront.send(new UpdateDistributionCommand({ Id: distributionId, IfMatch: ETag, DistributionConfig }))
  }

  async function finish({ SecretId, ClientRequestToken }: RotationStep): Promise<void> {
    const { VersionIdsToStages } = await secrets.send(new DescribeSecretCommand({ SecretId }))
    const current = Object.entries(VersionIdsToStages ?? {}).find(([, stages]) => stages.includes('AWSCURRENT'))?.[0]
    const move = (VersionStage: Stage, MoveToVersionId?: string, RemoveFromVersionId?: string) =>
      secrets.send(
        new UpdateSecretVersionStageCommand({ SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId }),
      )
    if (current !== ClientRequestToken) await move('AWSCURRENT', ClientRequestToken, current)
    await move('AWSPENDING', undefined, ClientRequestToken)
  }

  const steps = { createSecret: create, setSecret: show, testSecret: async () => {}, finishSecret: finish }
  return (step: RotationStep): Promise<void> => steps[step.Step](step)
}
