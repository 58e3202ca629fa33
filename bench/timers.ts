// Many clocks that run out at one instant, in the whole product: records, mails and audit included.
import { inParallel } from './load.ts'
import { Office, raisedIn } from './office.ts'
import type { Server } from './server.ts'
import type { Table } from './table.ts'
import { settle } from './usage.ts'

/** Beyond half of the eight business hours an assessment may take: everybody was reminded at the same instant. */
const UNTIL_REMINDED = 'PT6H'

export async function measureTimers({ call }: Server, table: Table, count: number): Promise<void> {
  const office = await Office.open(call)
  const now = Date.parse(String((await call('GET', '/local/clock')).body.now))
  await inParallel(count, async () => raisedIn(await office.submit(now)))
  await settle(call)
  const begun = performance.now()
  const { fired } = (await call('POST', '/local/clock/advance', { by: UNTIL_REMINDED })).body
  const seconds = (performance.now() - begun) / 1000
  const rate = `${seconds.toFixed(1)} s (${Number(fired)} fired)`
  table.note(`${count} timers due at one instant, each with its reminder recorded and mailed`, '≤ 20 s for 2,000', rate)
}
