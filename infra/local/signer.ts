import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { Signer, SigningKeys } from '../../functions/platform/signer.ts'

/**
 * The key that signs checkpoints on one machine: generated at the first start, readable only by whoever runs Onduty.
 * It shows tampering with the database by somebody who does not own the machine; whoever owns it has the key.
 */
export async function openFileSigner(path: string): Promise<Signer & SigningKeys> {
  const pem = await keptKey(path)
  const key = createPrivateKey(pem)
  const publicKey = createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()
  const keyId = `file:${createHash('sha256').update(publicKey).digest('hex').slice(0, 32)}`
  return {
    sign: async (bytes) => ({ keyId, value: sign('sha256', bytes, key).toString('base64') }),
    find: async (asked) => (asked === keyId ? publicKey : undefined),
  }
}

async function keptKey(path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const fresh = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  try {
    await writeFile(path, fresh, { flag: 'wx', mode: 0o600, flush: true })
    return fresh
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return await readFile(path, 'utf8')
  }
}
