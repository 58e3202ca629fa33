import { mkdirSync } from 'node:fs'
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

export async function measureWaiting(dataDir: string, table: Table, count: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  const program = await bundled('waiting')
  const started = JSON.parse(await runProgram(program, [dataDir, String(count)]).said)
  const { megabytes, latest } = JSON.parse(await runProgram(program, [dataDir, '0']).said)
  const many = count.toLocaleString('en')
  const inMegabytes = (size: number) => `${size.toFixed(0)} MB`
  table.note(`${many} waiting executions, a process with only the engine in it`, '≤ 150 MB', inMegabytes(megabytes))
  table.note('… the one that had just started them', '–', inMegabytes(started.megabytes))
  table.note('… the latest of ten timers beside them, nothing else to do', '≤ 1 s', `${latest} ms`)
}
