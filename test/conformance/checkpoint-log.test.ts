import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createS3Checkpoints } from '../../functions/adapters/s3-checkpoints.ts'
import { type CheckpointLog, CheckpointTakenError } from '../../functions/platform/checkpoint-log.ts'
import { openFileCheckpoints } from '../../infra/local/checkpoint-log.ts'
import { paperBucket } from '../adapters/paper-bucket.ts'

const LOGS: Readonly<Record<string, () => Promise<CheckpointLog>>> = {
  'in a bucket': async () => createS3Checkpoints('audit', await paperBucket()),
  'in a file': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onduty-checkpoints-'))
    const log = await openFileCheckpoints(join(folder, 'checkpoints.jsonl'))
    onTestFinished(async () => {
      await log.close()
      rmSync(folder, { recursive: true, force: true })
    })
    return log
  },
}

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString()
const bytes = (text: string) => new TextEncoder().encode(text)

describe.each(Object.entries(LOGS))('checkpoints %s', (_, open) => {
  const filled = async () => {
    const log = await open()
    for (const minute of [5, 0, 15, 10]) await log.append(at(minute), bytes(`checkpoint ${minute}`))
    return log
  }

  test('come back newest first, whenever they were kept, and from anywhere backwards', async () => {
    const log = await filled()
    const listed = async (page: { upTo?: string; limit: number }) => (await log.listBackwards(page)).map(({ at }) => at)
    expect(await listed({ limit: 10 })).toEqual([at(15), at(10), at(5), at(0)])
    expect(await listed({ upTo: at(10), limit: 2 })).toEqual([at(10), at(5)])
    expect(await listed({ upTo: at(12), limit: 1 })).toEqual([at(10)])
    expect(await listed({ upTo: new Date(Date.UTC(2025)).toISOString(), limit: 5 })).toEqual([])
  })

  test('are found by their exact instant, byte by byte', async () => {
    const log = await filled()
    expect(Buffer.from((await log.find(at(10)))?.bytes ?? []).toString()).toBe('checkpoint 10')
    expect(await log.find(at(7))).toBeUndefined()
    // Milliseconds tell parts of the same five minutes apart.
    const part = new Date(Date.parse(at(10)) + 1).toISOString()
    expect(await log.find(part)).toBeUndefined()
    expect(await log.append(part, bytes('part'))).toBe('kept')
    expect((await log.listBackwards({ upTo: at(11), limit: 2 })).map(({ at }) => at)).toEqual([part, at(10)])
  })

  test('never change: the same again is fine, something else is refused', async () => {
    const log = await filled()
    expect(await log.append(at(5), bytes('checkpoint 5'))).toBe('kept-before')
    await expect(log.append(at(5), bytes('another history'))).rejects.toThrow(CheckpointTakenError)
    expect(Buffer.from((await log.find(at(5)))?.bytes ?? []).toString()).toBe('checkpoint 5')
  })

  test('of nothing are none', async () => {
    const log = await open()
    expect(await log.listBackwards({ limit: 10 })).toEqual([])
    expect(await log.find(at(0))).toBeUndefined()
  })
})
