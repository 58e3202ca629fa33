import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { KMSClient } from '@aws-sdk/client-kms'
import { expect, test } from 'vitest'
import { createKmsSigner, createKmsSigningKeys } from '../../functions/adapters/kms-signer.ts'
import { isSignedBy } from '../../functions/platform/signer.ts'
import { awsEndpoint } from './aws-endpoint.ts'

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1'
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const bytes = Buffer.from('x'.repeat(10_000))

/** Behaves as KMS: it gets a digest, and what it signs must verify over the message. */
const kms = () =>
  awsEndpoint(({ headers, body }) => {
    if (headers['x-amz-target'] === 'TrentService.GetPublicKey') {
      const PublicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
      return { status: 200, body: JSON.stringify({ PublicKey }) }
    }
    const { Message, MessageType, SigningAlgorithm } = JSON.parse(body)
    expect(MessageType).toBe('DIGEST')
    expect(SigningAlgorithm).toBe('ECDSA_SHA_256')
    expect(Message).toBe(createHash('sha256').update(bytes).digest('base64'))
    return { status: 200, body: JSON.stringify({ Signature: sign('sha256', bytes, privateKey).toString('base64') }) }
  })

test('what KMS signs over the digest verifies over the bytes, with the key its name leads to', async () => {
  const { client, requests } = await kms()
  const signature = await createKmsSigner(KEY, new KMSClient(client)).sign(bytes)
  const keys = createKmsSigningKeys([KEY], new KMSClient(client))
  const pem = (await keys.find(signature.keyId)) ?? ''
  expect(isSignedBy(pem, bytes, signature)).toBe(true)
  expect(isSignedBy(pem, Buffer.from('other'), signature)).toBe(false)
  expect(isSignedBy(pem, bytes, { ...signature, value: 'no signature' })).toBe(false)
  await keys.find(KEY)
  expect(requests).toHaveLength(2)
})

test('a key that is not trusted is not even looked up', async () => {
  const { client, requests } = await kms()
  const keys = createKmsSigningKeys([KEY], new KMSClient(client))
  expect(await keys.find('arn:aws:kms:eu-west-1:999999999999:key/evil')).toBeUndefined()
  expect(requests).toHaveLength(0)
})
