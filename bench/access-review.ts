// An access review of thousands: written down, and ended by policy.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  readonly items: number
  readonly packages: number
  readonly asked: number
  readonly ended: number
  readonly lapsed: number
}

export async function measureAccessReview(table: Table, entitlements: number): Promise<void> {
  const program = runProgram(await bundled('access-review'), [String(entitlements)])
  const { items, packages, asked, ended, lapsed } = JSON.parse(await program.said) as Measured
  program.stop()
  const many = `${items.toLocaleString('en')} entitlements`
  table.note(`access review: ${many} written down, ${packages} reviewers asked`, '–', `${asked.toFixed(1)} s`)
  table.note(`… all silent: ${lapsed.toLocaleString('en')} revocations opened by policy`, '–', `${ended.toFixed(1)} s`)
}
