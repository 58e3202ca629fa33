// Alerts in: how fast they are accepted, and what becomes of a storm.
import { bundled, runProgram } from './bundled.ts'
import type { Table } from './table.ts'

interface Measured {
  /** Seconds until the page is on its way, the slowest of some. */
  readonly atRest: number
  readonly one: {
    readonly calls: number
    readonly accepted: number
    readonly seconds: number
    readonly drained: number
    readonly received: number
  }
  readonly many: {
    readonly alerts: number
    readonly accepted: number
    readonly sent: number
    readonly settled: number
    readonly firstPage: number
    readonly received: number
    readonly opened: number
  }
}

export async function measureAlerts(table: Table, alerts: number): Promise<void> {
  const program = runProgram(await bundled('alerts'), [String(Math.round(alerts * 0.3)), String(alerts)])
  const { atRest, one, many } = JSON.parse(await program.said) as Measured
  program.stop()
  table.note('from an alert to the first page, at rest', '≤ 5 s', `${atRest.toFixed(2)} s`)
  const rate = `${(one.accepted / one.seconds).toFixed(0)}/s, ${one.accepted - one.received} lost, all looked at ${one.drained.toFixed(1)} s later`
  table.note('alerts in, one a signed call, with relay and engine at work', '≥ 300/s, 0 lost', rate)
  const { accepted, sent, settled, firstPage, received, opened } = many
  const storm = `accepted in ${sent.toFixed(1)} s, ${opened} incidents ${settled.toFixed(1)} s after the first, ${accepted - received} lost`
  table.note(
    `${many.alerts.toLocaleString('en')} alerts of 100 keys, ten a call`,
    'one incident a key, 0 lost, in a minute',
    storm,
  )
  table.note('… first page', '≤ 60 s', `${firstPage.toFixed(1)} s`)
}
