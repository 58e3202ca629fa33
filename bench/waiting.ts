import { mkdirSync } from 'node:fs'
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Found {
  readonly megabytes: number
  readonly latest: number
}

export async function measureWaiting(dataDir: string, table: Table, count: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  const { said } = runProgram(await bundled('waiting'), [dataDir, String(count)])
  const { megabytes, latest } = JSON.parse(await said) as Found
  const many = count.toLocaleString('en')
  table.note(
    `${many} waiting executions, a process with nothing but the engine`,
    '≤ 150 MB',
    `${megabytes.toFixed(0)} MB`,
  )
  table.note(`… the latest of ten timers beside them, nothing else to do`, '≤ 1 s', `${latest} ms`)
}
