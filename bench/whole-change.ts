// One normal change, from request to review, with one reminder: what it costs where it is paid for.
import { Office, type Raised, REQUESTER, raisedIn } from './office.ts'
import type { Server } from './server.ts'
import type { Table } from './table.ts'
import { readUsage, resetUsage, settle, unitsOf } from './usage.ts'

/** US$, us-east-1, on demand, November 2026: aws.amazon.com/dynamodb/pricing/on-demand, aws.amazon.com/step-functions/pricing */
const PRICE = { writeUnit: 0.625 / 1e6, readUnit: 0.125 / 1e6, transition: 0.025 / 1e3 }
/** Cost the same whether anything happens or not, so no change pays for them. */
const BY_THE_CLOCK = ['task:sweep', 'task:plan-ahead']

export async function measureWholeChange({ call }: Server, table: Table): Promise<void> {
  const office = await Office.open(call)
  const now = async () => Date.parse(String((await call('GET', '/local/clock')).body.now))
  const advance = (wish: unknown) => call('POST', '/local/clock/advance', wish)
  const live = async (): Promise<void> => {
    const raised = raisedIn(await office.submit(await now()))
    await settle(call)
    const assessed = await office.does(raised, 'assess')
    // Reminded after four business hours, at the latest by noon of the next day.
    await advance({ by: 'P1D' })
    const authorised = await office.does(assessed, 'authorise')
    await settle(call)
    const tested = await office.does(authorised, 'record-test', { outcome: 'passed', evidence: '全部正常。' })
    await settle(call)
    await advance({ to: await windowOf(tested) })
    const released = await office.does(tested, 'release')
    await settle(call)
    await office.does(released, 'review', { comment: '顺利，无遗留。' })
    // The history is folded into its checkpoint.
    await advance({ by: 'PT10M' })
  }
  const windowOf = async ({ id, accountable }: Raised): Promise<string> => {
    const token = await office.token(office.emailOf(accountable?.id ?? ''))
    const { body } = await call('GET', `/api/changes/${id}`, undefined, token)
    return (body as { releaseWindow: { from: string } }).releaseWindow.from
  }

  await clearDesks(office, call)
  // Once for the tokens of everybody who takes a step, and what processes read when they are new.
  await live()
  await resetUsage(call)
  await live()
  const usage = await readUsage(call)
  const counts = (operation: string) => !BY_THE_CLOCK.includes(operation)
  const written = unitsOf(usage, 'writeUnits', counts)
  const read = unitsOf(usage, 'readUnits', counts)
  const transitions = Object.values(usage.transitions).reduce((sum, each) => sum + each, 0)
  const claimed = written + usage.mails
  const price = 1000 * (claimed * PRICE.writeUnit + read * PRICE.readUnit + transitions * PRICE.transition)
  const parts = `${written.toFixed(0)} write units (${claimed.toFixed(0)} on AWS, where each of ${usage.mails} mails is claimed)`
  table.note(
    'a whole normal change with one reminder',
    '≤ 220 write units, ≤ 20 transitions',
    `${parts}, ${transitions} transitions`,
  )
  table.note(
    '… US$ per 1,000 of them, table and workflow',
    '–',
    `${price.toFixed(2)} (${read.toFixed(0)} read units each)`,
  )
}

/** Brings the changes of the demo to an end, so that no other clock runs. */
async function clearDesks(office: Office, call: Server['call']): Promise<void> {
  const token = await office.token(REQUESTER)
  const { items } = (await call('GET', '/api/changes?limit=100', undefined, token)).body as { items: Listed[] }
  for (const change of items.filter(({ accountable }) => accountable !== null)) {
    const requester = await office.token(office.emailOf(change.requester.id))
    const { status } = await call('POST', `/api/changes/${change.id}/cancel`, { comment: '不做了。' }, requester)
    if (status >= 300) await office.does(change, 'review', { comment: '已回顾。' })
  }
  await settle(call)
}
type Listed = Raised & { readonly requester: { readonly id: string } }
