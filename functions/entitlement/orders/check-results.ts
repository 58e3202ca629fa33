import { hash } from 'node:crypto'
import type { Grant } from '../../kernel/actor.ts'
import type { FileIn } from '../../kernel/file.ts'
import { unquoted } from '../../kernel/table/quoted.ts'
import { readCsv } from '../../kernel/table/read-csv.ts'
import { readRows } from '../../kernel/table/read-rows.ts'
import type { RowFault } from '../../kernel/table/table.ts'
import type { Call } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Store } from '../../platform/store.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { SystemHead } from '../catalogue.ts'
import { getEntitlement } from '../entitlement.store.ts'
import { refused } from '../errors.ts'
import { dutiesInForce } from '../gather.ts'
import { reporting } from '../reports/may-report.ts'
import { judgeResult } from '../rules/judge-result.ts'
import { readResults, type SaidRow } from '../rules/read-results.ts'
import { noCsv } from '../rules/reasons.ts'
import { faultReason } from '../rules/row-faults.ts'
import { ORDER_COLUMNS } from './columns.ts'
import { isFailureKnown } from './could-not.ts'
import { headsOf } from './open-orders.ts'
import type { Counts, Verdict } from './orders.ts'

/** What a system has to do at one time is far less. */
const MOST = { rows: 1000, columns: 50 } as const

/** A file of results as it was read, and what it comes to. */
export interface CheckedResults {
  readonly directory: Directory
  readonly grant: Grant
  readonly hash: string
  readonly mayApply: boolean
  readonly counts: Counts
  readonly faults: readonly RowFault[]
  /** Row by row, those that are known already too. */
  readonly verdicts: readonly Verdict[]
}

/** Reads what a file says became of orders, and holds it against what was ordered. Throws a RefusalError for no CSV. */
export async function checkResults(
  { store }: Pick<Platform, 'store'>,
  system: SystemHead,
  { bytes }: FileIn,
  by: Pick<Call, 'caller' | 'now'>,
): Promise<CheckedResults> {
  const { directory, grant } = await reporting(store, system, by)
  if (system.connector.kind !== 'csv') throw refused(noCsv)
  const { rows, faults: ofTable } = readRows(readCsv(bytes, MOST), ORDER_COLUMNS, unquoted)
  const { said, open, faults: ofRows } = readResults(rows)
  const ids = [...new Set(said.map(({ order }) => order.entitlement))]
  const [found, isDutyOf] = await Promise.all([headsOf(store, ids), dutiesInForce({ store }, by.now)])
  const heads = new Map(found.map((head) => [head.id, head]))
  const asking = { directory, person: by.caller.person, now: by.now }
  const faults: RowFault[] = [...ofTable, ...ofRows]
  if (rows.length === 0 && faults.length === 0) faults.push({ reason: faultReason('no-rows') })
  const verdicts: Verdict[] = []
  for (const each of said) {
    const head = heads.get(each.order.entitlement)
    const judged = judgeResult(each, head, { ...asking, system: system.id, isDutyOf })
    if ('fault' in judged) faults.push(judged.fault)
    else {
      const isKnown = judged.effect === 'failed' && (await saidBefore(store, each))
      const effect = isKnown ? 'known' : judged.effect
      const { number, person, rightName } = judged.head
      verdicts.push({ said: each, effect, number, person, rightName })
    }
  }
  const counts = countsOf(verdicts, open)
  return {
    ...{ directory, grant, counts, verdicts },
    faults: faults.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)),
    hash: hash('sha256', JSON.stringify([system.id, verdicts.map((each) => [each.said, each.effect]), faults.length])),
    mayApply: faults.length === 0 && counts.granted + counts.revoked + counts.failed > 0,
  }
}

const saidBefore = async (store: Store, said: SaidRow): Promise<boolean> =>
  isFailureKnown(await getEntitlement(store, said.order.entitlement), said)

const countsOf = (verdicts: readonly Verdict[], open: number): Counts => {
  const of = (wanted: Verdict['effect']) => verdicts.filter(({ effect }) => effect === wanted).length
  return { granted: of('granted'), revoked: of('revoked'), failed: of('failed'), known: of('known'), open }
}
