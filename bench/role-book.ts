// What reads a whole role book, by itself: no table, no door.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly linted: readonly { duties: number; posts: number; found: number; millis: number }[]
  readonly simulated: readonly { duties: number; people: number; weeks: number; occurrences: number; millis: number }[]
}

export async function measureRoleBook(table: Table): Promise<void> {
  const program = runProgram(await bundled('role-book'), [])
  const { linted, simulated } = JSON.parse(await program.said) as Measured
  program.stop()
  const sizes = linted.map(
    ({ duties, posts, found, millis }) =>
      `${millis.toFixed(0)} ms for ${duties} duties and ${posts} positions (${found} findings)`,
  )
  table.note('the linter, 35 days ahead', '≤ 2 s for 2,000 duties and 300 positions', sizes.join(', '))
  const years = simulated.map(
    ({ duties, people, weeks, occurrences, millis }) =>
      `${millis.toFixed(0)} ms for ${duties} duties, ${people} people, ${weeks} weeks (${occurrences} occurrences)`,
  )
  table.note('a year of a role book played through', '≤ 3 s for 60 duties and 20 people', years.join(', '))
}
