// Publishing the role book, and what its size does to every decision.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly positions: number
  readonly measured: readonly { duties: number; seconds: number; p99: number }[]
}

export async function measurePublishing(table: Table): Promise<void> {
  const program = runProgram(await bundled('publish-book'), [])
  const { positions, measured } = JSON.parse(await program.said) as Measured
  program.stop()
  const largest = measured.at(-1)
  const size = `${largest?.duties.toLocaleString('en')} duties over ${positions} positions`
  table.note(`publishing a role book of ${size}`, '≤ 10 s', `${largest?.seconds.toFixed(1)} s`)
  const asked = measured.map(({ duties, p99 }) => `${p99.toFixed(2)} ms at ${duties.toLocaleString('en')} duties`)
  table.note('“may this person …?”, p99, with its read', '≤ 5 ms, whatever the size', asked.join(', '))
}
