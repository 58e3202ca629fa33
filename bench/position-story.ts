// The story of a position: a page of it while little is stored, and when much is.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly stored: number
  /** Of a page of 25, of everything together and by its dearest kind. */
  readonly first: { readonly units: number; readonly millis: number }
  readonly middle: { readonly units: number; readonly millis: number }
  readonly figures: { readonly units: number; readonly millis: number }
}

export async function measurePositionStory(table: Table, sizes: readonly number[]): Promise<void> {
  const program = runProgram(await bundled('position-story'), sizes.map(String))
  const all = JSON.parse(await program.said) as Measured[]
  program.stop()
  const said = (each: Measured['first']) => `${each.units.toFixed(1)} read units, ${each.millis.toFixed(1)} ms`
  for (const { stored, first, middle, figures } of all) {
    const many = `${stored.toLocaleString('en')} acts and as many duties of one position`
    table.note(`a page of 25 of a story: ${many}`, 'the same', said(first))
    table.note('… from the middle of it', 'the same', said(middle))
    table.note('… the figures over a year', 'at most 2,000 duties read', said(figures))
  }
}
