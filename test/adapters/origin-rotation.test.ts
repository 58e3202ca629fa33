import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { expect, test } from 'vitest'
import { createOriginRotation, type RotationStep } from '../../functions/adapters/origin-rotation.ts'
import { awsEndpoint } from './aws-endpoint.ts'

interface Version {
  readonly value: string
  stages: string[]
}

const distribution = (value: string) => `<?xml version="1.0"?><DistributionConfig>
  <CallerReference>1</CallerReference><Comment></Comment><Enabled>true</Enabled>
  <DefaultCacheBehavior><TargetOriginId>portal</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy></DefaultCacheBehavior>
  <Origins><Quantity>2</Quantity><Items>
    <Origin><Id>portal</Id><DomainName>portal.example.com</DomainName></Origin>
    <Origin><Id>api</Id><DomainName>api.example.com</DomainName><CustomHeaders><Quantity>1</Quantity><Items><OriginCustomHeader>
      <HeaderName>X-Onduty-Origin</HeaderName><HeaderValue>${value}</HeaderValue></OriginCustomHeader></Items></CustomHeaders></Origin>
  </Items></Origins></DistributionConfig>`

/** Secrets Manager and CloudFront, as far as a rotation sees them. */
async function house() {
  const versions = new Map<string, Version>([['v1', { value: 'first', stages: ['AWSCURRENT'] }]])
  const shown = { value: 'first', updates: 0 }
  const secrets = await awsEndpoint(({ headers, body }) => {
    const asked = JSON.parse(body)
    const answer = (value: object) => ({ status: 200, body: JSON.stringify(value) })
    switch (headers['x-amz-target']) {
      case 'secretsmanager.GetSecretValue': {
        const found = [...versions].find(
          ([id, { stages }]) => stages.includes(asked.VersionStage) && (asked.VersionId ?? id) === id,
        )
        if (found !== undefined) return answer({ SecretString: found[1].value })
        return { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException' }) }
      }
      case 'secretsmanager.PutSecretValue':
        versions.set(asked.ClientRequestToken, { value: asked.SecretString, stages: asked.VersionStages })
        return answer({})
      case 'secretsmanager.DescribeSecret':
        return answer({ VersionIdsToStages: Object.fromEntries([...versions].map(([id, { stages }]) => [id, stages])) })
      default: {
        const { VersionStage, MoveToVersionId, RemoveFromVersionId } = asked
        const from = versions.get(RemoveFromVersionId)
        if (from !== undefined) from.stages = from.stages.filter((stage) => stage !== VersionStage)
        versions.get(MoveToVersionId)?.stages.push(VersionStage)
        return answer({})
      }
    }
  })
  const cloudFront = await awsEndpoint(({ method, headers, body }) => {
    if (method === 'GET')
      return { status: 200, body: distribution(shown.value), headers: { etag: `e${shown.updates}` } }
    expect(headers['if-match']).toBe(`e${shown.updates}`)
    shown.value = /<HeaderValue>(.*?)<\/HeaderValue>/.exec(body)?.[1] ?? ''
    shown.updates += 1
    return { status: 200, body: '<Distribution><Id>D</Id></Distribution>' }
  })
  const step = createOriginRotation({
    distributionId: 'D',
    header: 'x-onduty-origin',
    secrets: new SecretsManagerClient(secrets.client),
    cloudFront: new CloudFrontClient(cloudFront.client),
  })
  return { step, versions, shown }
}

const STEPS: readonly RotationStep['Step'][] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret']

test('after a rotation CloudFront shows the new secret, which is the current one; each step may come twice', async () => {
  const { step, versions, shown } = await house()
  for (const token of ['v2', 'v3']) {
    for (const Step of STEPS) {
      await step({ Step, SecretId: 'arn', ClientRequestToken: token })
      await step({ Step, SecretId: 'arn', ClientRequestToken: token })
    }
    expect(versions.get(token)?.stages).toEqual(['AWSCURRENT'])
    expect(shown.value).toBe(versions.get(token)?.value)
    expect(shown.value).toMatch(/^[\w-]{64}$/)
  }
  expect(shown.updates).toBe(2)
})
