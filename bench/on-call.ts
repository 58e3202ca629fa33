// Who is on call, by itself: no table, no door.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly zone: string
  readonly shifts: number
  readonly year: number
  readonly median: number
  readonly worst: number
}

export async function measureOnCall(table: Table): Promise<void> {
  const program = runProgram(await bundled('on-call'), [])
  const zones = JSON.parse(await program.said) as Measured[]
  program.stop()
  const instants = zones.map(({ zone, median, worst }) => `${median.toFixed(2)} (worst ${worst.toFixed(1)}) ms ${zone}`)
  table.note('who is on call at an instant', '≤ 10 ms', instants.join(', '))
  const years = zones.map(({ zone, shifts, year }) => `${year.toFixed(0)} ms ${zone} (${shifts} shifts)`)
  table.note('a year of a schedule of 6 people and 3 layers', '≤ 200 ms', years.join(', '))
}
