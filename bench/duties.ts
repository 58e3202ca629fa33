// Duties: planning them, and opening many at once.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly planned: { readonly seconds: number; readonly days: number }
  readonly again: { readonly seconds: number; readonly days: number }
  readonly opened: { readonly seconds: number; readonly count: number; readonly settled: number }
}

export async function measureDuties(table: Table, duties: number): Promise<void> {
  const program = runProgram(await bundled('duties'), [String(duties)])
  const { planned, again, opened } = JSON.parse(await program.said) as Measured
  program.stop()
  const many = `${duties.toLocaleString('en')} duties × 35 days`
  table.note(`planner: ${many}`, '≤ 60 s for 5,000', `${planned.seconds.toFixed(1)} s (${planned.days} rows)`)
  table.note('… a second time', 'writes nothing', `${again.seconds.toFixed(1)} s (${again.days} rows)`)
  const { seconds, count, settled } = opened
  const said = `${seconds.toFixed(1)} s, mailed and waiting ${settled.toFixed(1)} s later`
  table.note(`${count} duties open at nine`, 'within seconds', said)
}
