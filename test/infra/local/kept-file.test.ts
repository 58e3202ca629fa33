import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { keptProviderKeys } from '../../../infra/local/identity-provider/provider-keys.ts'
import { keptFile } from '../../../infra/local/kept-file.ts'
import { keptKey } from '../../../infra/local/kept-key.ts'
import { openFileSigner } from '../../../infra/local/signer.ts'

const folders: string[] = []
const inFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'))
  folders.push(folder)
  return join(folder, name)
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Bytes that take a while to write. */
const LARGE = 64 * 1024 * 1024
const asItIs = (text: string): string => text
const modeOf = (file: string): number => statSync(file).mode & 0o777

/** Everything that is made once in the data folder, and how it is taken up. */
const made = [
  { name: 'secret', open: (file: string) => Buffer.from(keptKey(file)).toString('hex') },
  {
    name: 'checkpoint-key.pem',
    open: async (file: string) => (await (await openFileSigner(file)).sign(Buffer.from('x'))).keyId,
  },
  { name: 'sign-in-keys.json', open: (file: string) => JSON.stringify(keptProviderKeys(file)) },
]

describe.each(made)('$name', ({ name, open }) => {
  it('is made once, and is the same ever after', async () => {
    const file = inFolder(name)
    expect(await open(file)).toBe(await open(file))
    expect(readdirSync(join(file, '..'))).toEqual([name])
  })

  it('is for the eyes of its owner only, also when it was not', async () => {
    const file = inFolder(name)
    const kept = await open(file)
    expect(modeOf(file)).toBe(0o600)
    chmodSync(file, 0o644)
    expect([await open(file), modeOf(file)]).toEqual([kept, 0o600])
  })

  it('is made anew when a start was killed before it wrote anything', async () => {
    const file = inFolder(name)
    writeFileSync(file, '')
    expect(await open(file)).toBe(await open(file))
    expect(modeOf(file)).toBe(0o600)
  })

  it('is left as it is when it holds something else, and the message says which file', async () => {
    const file = inFolder(name)
    for (const rest of [
      'half a',
      'ab'.repeat(20),
      '-----BEGIN PRIVATE KEY-----\nMIGH',
      '{"signing":{"kty":"EC"',
      '{}',
    ]) {
      writeFileSync(file, rest)
      await expect(async () => open(file)).rejects.toThrow(file)
      expect(readFileSync(file, 'utf8')).toBe(rest)
    }
  })
})

describe('a file that is made once', () => {
  it('is whole or not there, whenever its writer is killed', async () => {
    const file = await killedWhileKeeping()
    if (existsSync(file)) expect(statSync(file).size).toBe(LARGE)
    else expect(keptFile(file, () => 'the next start', asItIs)).toBe('the next start')
  })

  it('is the same for all who start at the same time', async () => {
    const file = inFolder('contended')
    const starts = Array.from({ length: 4 }, () => fork(join(import.meta.dirname, 'keep-and-tell.ts'), [file]))
    const told = await Promise.all(starts.map(async (start) => ((await once(start, 'message')) as [string])[0]))
    expect(new Set(told)).toEqual(new Set([readFileSync(file, 'utf8')]))
  })
})

/** A file whose writer was killed when it had begun to write, whatever the file is called until it is whole. */
async function killedWhileKeeping(): Promise<string> {
  for (;;) {
    const file = inFolder('large')
    const writer = fork(join(import.meta.dirname, 'keep-until-killed.ts'), [file, String(LARGE)])
    const ended = once(writer, 'exit')
    while (writer.exitCode === null && !isSomethingIn(join(file, '..'))) await sleep(1)
    writer.kill('SIGKILL')
    await ended
    if (writer.signalCode === 'SIGKILL') return file
  }
}

const isSomethingIn = (folder: string): boolean =>
  readdirSync(folder).some((name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0)
