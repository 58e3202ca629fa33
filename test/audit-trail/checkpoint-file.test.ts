import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CheckpointTakenError } from '../../functions/platform/checkpoint-log.ts'
import { isSignedBy } from '../../functions/platform/signer.ts'
import { openFileCheckpoints } from '../../infra/local/checkpoint-log.ts'
import { fileEpoch } from '../../infra/local/kept-epoch.ts'
import { openFileSigner } from '../../infra/local/signer.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (minute: number) => `2026-01-05T00:${String(minute).padStart(2, '0')}:00.000Z`
const bytes = (text: string) => Buffer.from(text)

describe('the file of checkpoints', () => {
  it('keeps what was appended, once, over a restart', async () => {
    const path = join(folder, 'audit-checkpoints.jsonl')
    const log = await openFileCheckpoints(path)
    for (const minute of [5, 10, 20, 15])
      expect(await log.append(at(minute), bytes(`{"m":${minute},"名":"x"}`))).toBe('kept')
    expect(await log.append(at(10), bytes('{"m":10,"名":"x"}'))).toBe('kept-before')
    await expect(log.append(at(10), bytes('{"m":11}'))).rejects.toThrow(CheckpointTakenError)
    await log.close()
    const again = await openFileCheckpoints(path)
    const newest = async (page: { upTo?: string; limit: number }) =>
      (await again.listBackwards(page)).map((kept) => [kept.at, Buffer.from(kept.bytes).toString()])
    expect(await newest({ limit: 2 })).toEqual([
      [at(20), '{"m":20,"名":"x"}'],
      [at(15), '{"m":15,"名":"x"}'],
    ])
    expect((await newest({ upTo: at(12), limit: 9 })).map(([when]) => when)).toEqual([at(10), at(5)])
    expect((await newest({ upTo: at(10), limit: 1 })).map(([when]) => when)).toEqual([at(10)])
    expect(await again.find(at(11))).toBeUndefined()
    await again.close()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('never reads a line that a crash cut short, and goes on behind it', async () => {
    const path = join(folder, 'audit-checkpoints.jsonl')
    const whole = await openFileCheckpoints(path)
    await whole.append(at(5), bytes('{"whole":true}'))
    await whole.close()
    await appendFile(path, `${at(10)} 20 {"cut":`)
    const log = await openFileCheckpoints(path)
    expect(await log.find(at(10))).toBeUndefined()
    expect(await log.append(at(10), bytes('{"cut":false}'))).toBe('kept')
    await log.close()
    const again = await openFileCheckpoints(path)
    expect(Buffer.from((await again.find(at(10)))?.bytes ?? []).toString()).toBe('{"cut":false}')
    expect((await again.listBackwards({ limit: 9 })).map((kept) => kept.at)).toEqual([at(10), at(5)])
    await again.close()
  })

  it('sees what another process has appended, and large ones', async () => {
    const path = join(folder, 'audit-checkpoints.jsonl')
    const [writer, reader] = [await openFileCheckpoints(path), await openFileCheckpoints(path)]
    const large = bytes(JSON.stringify({ leaves: 'x'.repeat(3_000_000) }))
    await Promise.all([writer.append(at(5), large), writer.append(at(10), bytes('{}'))])
    expect(Buffer.compare((await reader.find(at(5)))?.bytes ?? bytes(''), large)).toBe(0)
    expect(await reader.append(at(15), bytes('{}'))).toBe('kept')
    expect((await writer.listBackwards({ limit: 9 })).map((kept) => kept.at)).toEqual([at(15), at(10), at(5)])
    await expect(writer.append(at(20), bytes('two\nlines'))).rejects.toThrow('one line')
    await writer.close()
    await reader.close()
  })
})

describe('the key in a file', () => {
  it('is made once, readable only by its owner, and proves what it signed', async () => {
    const path = join(folder, 'audit-key.pem')
    const first = await openFileSigner(path)
    const signature = await first.sign(bytes('a header'))
    const again = await openFileSigner(path)
    const key = (await again.find(signature.keyId)) ?? ''
    expect(isSignedBy(key, bytes('a header'), signature)).toBe(true)
    expect(isSignedBy(key, bytes('another'), signature)).toBe(false)
    expect(await again.find('file:other')).toBeUndefined()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY')
  })
})

describe('the epoch in a file', () => {
  it('is 0 at first, then what was written last', async () => {
    const path = join(folder, 'epoch')
    expect(await fileEpoch(path).read()).toBe(0)
    await fileEpoch(path).write(41)
    await fileEpoch(path).write(42)
    expect(await fileEpoch(path).read()).toBe(42)
    await writeFile(path, 'rubbish')
    expect(await fileEpoch(path).read()).toBe(0)
  })
})
