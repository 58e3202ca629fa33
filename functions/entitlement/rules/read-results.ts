import type { Row, RowFault } from '../../kernel/table/table.ts'
import type { OrderName, Said } from '../orders/orders.ts'
import { nameOfOrder, orderCalled } from './orders.ts'
import { faultIn, type RowFaultCode } from './row-faults.ts'

/** What the rows of a file say became of orders. */
export interface ReadResults {
  readonly said: readonly SaidRow[]
  /** Rows that say nothing yet. */
  readonly open: number
  readonly faults: readonly RowFault[]
}

/** With the number people read, where the file has it: cells may have moved between rows. */
export type SaidRow = Said & { readonly number?: string }

const DONE = /^(?:完成|已完成|成功|是|√|done|ok|yes|success)$/i
const FAILED = /^(?:失败|未完成|否|×|failed|fail|no|error)$/i
const LONGEST_ACCOUNT = 120
const LONGEST_PROOF = 2000

/** A row without a result is not done yet, and says nothing. The same order twice is a fault of the second row. */
export function readResults(rows: readonly Row[]): ReadResults {
  const said: SaidRow[] = []
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  let open = 0
  for (const each of rows) {
    const order = orderCalled(each.cells.order ?? '')
    // An empty cell is a fault of its own already.
    if (each.cells.order !== undefined && order === undefined)
      faults.push(faultIn(each.row, 'order', 'not-an-order', { value: each.cells.order.slice(0, 60) }))
    if (order === undefined) continue
    const name = nameOfOrder({ id: order.entitlement, turn: order.turn })
    const before = seen.get(name)
    if (before !== undefined) faults.push(faultIn(each.row, undefined, 'row-twice', { row: before }))
    else seen.set(name, each.row)
    if (each.cells.result === undefined) open += 1
    else {
      const read = readResult(each, order)
      if ('said' in read) said.push(read.said)
      else faults.push(...read.faults)
    }
  }
  return { said, open, faults }
}

function readResult(
  { row, cells: { result = '', account, proof, number } }: Row,
  order: OrderName,
): { readonly said: SaidRow } | { readonly faults: readonly RowFault[] } {
  const outcome = DONE.test(result) ? 'done' : FAILED.test(result) ? 'failed' : undefined
  const faults: RowFault[] = []
  const wrong = (column: string, code: RowFaultCode, values = {}) => faults.push(faultIn(row, column, code, values))
  if (outcome === undefined) wrong('result', 'not-a-result')
  if (proof === undefined) wrong('proof', 'proof-missing')
  else if (proof.length > LONGEST_PROOF) wrong('proof', 'too-long', { most: LONGEST_PROOF })
  if (account !== undefined && account.length > LONGEST_ACCOUNT) wrong('account', 'too-long', { most: LONGEST_ACCOUNT })
  else if (account !== undefined && /\p{Cc}/u.test(account)) wrong('account', 'not-one-line')
  if (outcome === undefined || proof === undefined || faults.length > 0) return { faults }
  const more = { ...(account === undefined ? {} : { account }), ...(number === undefined ? {} : { number }) }
  return { said: { row, order, outcome, proof, ...more } }
}
