import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { Signer, SigningKeys } from '../../functions/platform/signer.ts'
import { keptFile } from './kept-file.ts'

/**
 * The key that signs checkpoints on one machine: generated at the first start, readable only by whoever runs Onduty.
 * It shows tampering with the database by somebody who does not own the machine; whoever owns it has the key.
 */
export async function openFileSigner(path: string): Promise<Signer & SigningKeys> {
  const key = keptFile(path, makeKey, (pem) => createPrivateKey(pem))
  const publicKey = createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()
  const keyId = `file:${createHash('sha256').update(publicKey).digest('hex').slice(0, 32)}`
  return {
    sign: async (bytes) => ({ keyId, value: sign('sha256', bytes, key).toString('base64') }),
    find: async (asked) => (asked === keyId ? publicKey : undefined),
  }
}

function makeKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}
