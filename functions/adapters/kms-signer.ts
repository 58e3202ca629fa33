import { createHash, createPublicKey } from 'node:crypto'
import { GetPublicKeyCommand, KMSClient, NotFoundException, SignCommand } from '@aws-sdk/client-kms'
import type { Signer, SigningKeys } from '../platform/signer.ts'
import { PATIENCE } from './aws-client.ts'

/** Signs with an asymmetric key (ECC_NIST_P256) in KMS. `keyId`: the key's ARN, so that it says which key it was. */
export function createKmsSigner(keyId: string, client = new KMSClient(PATIENCE)): Signer {
  return {
    async sign(bytes) {
      const answer = await client.send(
        new SignCommand({
          KeyId: keyId,
          // The digest, because KMS takes no message above 4 KB.
          Message: createHash('sha256').update(bytes).digest(),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      )
      return { keyId, value: Buffer.from(answer.Signature ?? []).toString('base64') }
    },
  }
}

/**
 * Public keys from KMS. Only the ARNs given are looked up: a checkpoint may name any key, but a key of somebody else
 * proves nothing.
 */
export function createKmsSigningKeys(trusted: readonly string[], client = new KMSClient(PATIENCE)): SigningKeys {
  const known = new Map<string, Promise<string | undefined>>()

  async function fetchKey(keyId: string): Promise<string | undefined> {
    try {
      const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }))
      if (PublicKey === undefined) return undefined
      const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' })
      return key.export({ format: 'pem', type: 'spki' }).toString()
    } catch (error) {
      if (error instanceof NotFoundException) return undefined
      known.delete(keyId)
      throw error
    }
  }

  return {
    async find(keyId) {
      if (!trusted.includes(keyId)) return undefined
      const found = known.get(keyId) ?? fetchKey(keyId)
      known.set(keyId, found)
      return found
    },
  }
}
