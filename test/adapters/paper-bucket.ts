import { S3Client } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type AwsAnswer, type AwsRequest, awsEndpoint } from './aws-endpoint.ts'

const missing: AwsAnswer = { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }

/** A bucket called `audit` that keeps the first of each key, as the policy of the real one makes it do. */
export async function paperBucket(): Promise<S3Client> {
  const objects = new Map<string, string>()
  const { client } = await awsEndpoint(({ method, path, body, headers }: AwsRequest): AwsAnswer => {
    const url = new URL(path, 'http://s3')
    const key = decodeURIComponent(url.pathname).replace('/audit/', '')
    if (method === 'PUT') {
      expect(headers['if-none-match']).toBe('*')
      if (objects.has(key)) return { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' }
      objects.set(key, body)
      return { status: 200 }
    }
    if (url.searchParams.get('list-type') !== '2') {
      const found = objects.get(key)
      return found === undefined ? missing : { status: 200, body: found }
    }
    const after = url.searchParams.get('start-after') ?? ''
    const keys = [...objects.keys()].sort().filter((each) => each > after)
    const listed = keys.slice(0, Number(url.searchParams.get('max-keys')))
    const contents = listed.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('')
    return { status: 200, body: `<ListBucketResult>${contents}</ListBucketResult>` }
  })
  return new S3Client({ ...client, forcePathStyle: true })
}
