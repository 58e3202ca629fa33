import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What the provider signs with: ID tokens by `signing`, its own cookies by `cookies`. */
export interface ProviderKeys {
  readonly signing: JsonWebKey
  readonly cookies: readonly string[]
}

/** The keys in a file that only we may read; made when there are none. Throws when the file holds something else. */
export async function keptProviderKeys(file: string): Promise<ProviderKeys> {
  const written = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (written === undefined) return makeKeys(file)
  const keys = JSON.parse(written) as Partial<ProviderKeys>
  if (keys.signing?.d === undefined || !keys.cookies?.length)
    throw new Error(`${file} does not hold the provider's keys`)
  await chmod(file, 0o600)
  return { signing: keys.signing, cookies: keys.cookies }
}

async function makeKeys(file: string): Promise<ProviderKeys> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = randomBytes(8).toString('hex')
  const signing = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' }
  const keys = { signing, cookies: [randomBytes(32).toString('base64url')] }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'wx', 0o600)
  await handle.writeFile(JSON.stringify(keys))
  await handle.sync()
  await handle.close()
  return keys
}
