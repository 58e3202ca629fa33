import { S3Client } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { createS3Checkpoints } from '../../functions/adapters/s3-checkpoints.ts'
import { CheckpointTakenError } from '../../functions/platform/checkpoint-log.ts'
import { type AwsAnswer, type AwsRequest, awsEndpoint } from './aws-endpoint.ts'

const missing: AwsAnswer = { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }

/** A bucket that keeps the first of each key, as the policy of the real one makes it do. */
async function bucket() {
  const objects = new Map<string, string>()
  const { client, requests } = await awsEndpoint(({ method, path, body, headers }: AwsRequest): AwsAnswer => {
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
  return { log: createS3Checkpoints('audit', new S3Client({ ...client, forcePathStyle: true })), requests }
}

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString()

test('checkpoints come back newest first, from anywhere backwards', async () => {
  const { log } = await bucket()
  for (const minute of [5, 0, 15, 10]) await log.append(at(minute), Buffer.from(`cp ${minute}`))
  const minutes = async (page: { upTo?: string; limit: number }) =>
    (await log.listBackwards(page)).map((each) => Buffer.from(each.bytes).toString())
  expect(await minutes({ limit: 10 })).toEqual(['cp 15', 'cp 10', 'cp 5', 'cp 0'])
  expect(await minutes({ upTo: at(10), limit: 2 })).toEqual(['cp 10', 'cp 5'])
  expect(await minutes({ upTo: at(12), limit: 1 })).toEqual(['cp 10'])
  expect(await log.find(at(7))).toBeUndefined()
  expect((await log.find(at(10)))?.at).toBe(at(10))
})

test('the same again is fine, something else under the same instant is not', async () => {
  const { log } = await bucket()
  expect(await log.append(at(0), Buffer.from('first'))).toBe('kept')
  expect(await log.append(at(0), Buffer.from('first'))).toBe('kept-before')
  await expect(log.append(at(0), Buffer.from('other'))).rejects.toThrow(CheckpointTakenError)
})
