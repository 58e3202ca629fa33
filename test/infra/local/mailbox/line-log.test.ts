import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LineLog } from '../../../../infra/local/mailbox/line-log.ts'

let folder: string
const opened: LineLog[] = []

const open = async (): Promise<LineLog> => {
  const log = await LineLog.open({ folder })
  opened.push(log)
  return log
}

const reopened = async (): Promise<LineLog> => {
  await Promise.all(opened.splice(0).map((log) => log.close()))
  return open()
}

const linesOf = async (log: LineLog): Promise<string[]> => {
  const found: string[] = []
  for await (const { line } of log.lines()) found.push(line.toString())
  return found
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-lines-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((log) => log.close()))
  await rm(folder, { recursive: true, force: true })
})

describe('a log of lines', () => {
  it('gives back what was appended, in order, by place and all together', async () => {
    const log = await open()
    expect(await linesOf(log)).toEqual([])
    const lines = ['one', '', '三：变更', 'x'.repeat(100_000)]
    const places = await Promise.all(lines.map((line) => log.append(line)))
    expect(await linesOf(log)).toEqual(lines)
    expect(await Promise.all(places.map((place) => log.read(place)))).toEqual(lines)
    expect(await linesOf(await reopened())).toEqual(lines)
  })

  it.each([1, 1_000, 64 * 1024, 200_000])('cuts off a last line that is torn after %i bytes', async (bytes) => {
    await (await open()).append('whole')
    const [file = ''] = await readdir(folder)
    await appendFile(join(folder, file), 'x'.repeat(bytes))
    const log = await reopened()
    await log.append('next')
    expect(await linesOf(log)).toEqual(['whole', 'next'])
  })

  it('begins anew when even the first line is torn', async () => {
    await open()
    const [file = ''] = await readdir(folder)
    await appendFile(join(folder, file), 'x'.repeat(150_000))
    expect(await linesOf(await reopened())).toEqual([])
  })

  it('loses no line that was acknowledged when the process is killed', { timeout: 30_000 }, async () => {
    const child = fork(new URL('./append-until-killed.ts', import.meta.url), [folder], { execArgv: [] })
    let acknowledged = -1
    child.on('message', (nth: number) => {
      acknowledged = Math.max(acknowledged, nth)
      if (acknowledged >= 300) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    expect(acknowledged).toBeGreaterThanOrEqual(300)
    const lines = await linesOf(await open())
    expect(lines.length).toBeGreaterThan(acknowledged)
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(lines.map((_, nth) => nth))
  })
})
