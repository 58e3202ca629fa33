// What reads a whole role book, by itself: no table, no door.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly linted: readonly { duties: number; posts: number; found: number; millis: number }[]
}

export async function measureRoleBook(table: Table): Promise<void> {
  const program = runProgram(await bundled('role-book'), [])
  const { linted } = JSON.parse(await program.said) as Measured
  program.stop()
  const sizes = linted.map(
    ({ duties, posts, found, millis }) =>
      `${millis.toFixed(0)} ms for ${duties} duties and ${posts} positions (${found} findings)`,
  )
  table.note('the linter, 35 days ahead', '≤ 2 s for 2,000 duties and 300 positions', sizes.join(', '))
}
