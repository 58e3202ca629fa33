import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { keptFile } from '../kept-file.ts'

/** What the provider signs with: ID tokens by `signing`, its own cookies by `cookies`. */
export interface ProviderKeys {
  readonly signing: JsonWebKey
  readonly cookies: readonly string[]
}

/** The keys in a file that only we may read; made when there are none. Throws SpoiltFileError. */
export function keptProviderKeys(file: string): ProviderKeys {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return keptFile(file, () => JSON.stringify(makeKeys()), read)
}

function read(text: string): ProviderKeys | undefined {
  const { signing, cookies } = JSON.parse(text) as Partial<ProviderKeys>
  return signing?.d === undefined || !cookies?.length ? undefined : { signing, cookies }
}

function makeKeys(): ProviderKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = randomBytes(8).toString('hex')
  const signing = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' }
  return { signing, cookies: [randomBytes(32).toString('base64url')] }
}
