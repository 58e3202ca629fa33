import { hash } from 'node:crypto'
import type { Grant } from '../kernel/actor.ts'
import type { FileIn } from '../kernel/file.ts'
import type { Id } from '../kernel/ids.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Call } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { TABLES, type TableName } from './exchange.ts'
import { idsOf } from './import-ids.ts'
import { grantsFor, mustWorkHere } from './permitted.ts'
import { countsOf, planImport, stepsOf, type Tables } from './plan-import.ts'
import { readFileOf } from './read-file.ts'
import type { Report } from './report.view.ts'

export { viewOfReport } from './report.view.ts'

/** A file as it was read, and what it comes to. */
export interface CheckedFile extends Report {
  readonly directory: Directory
  readonly tables: Tables
  readonly grants: Readonly<Partial<Record<TableName, Grant>>>
  /** How many things would have to be done. */
  readonly steps: number
  readonly hasDuties: boolean
  /** The import it would be. */
  readonly id: Id
}

/** Reads a file and plans it; refuses whoever may not import what is in it. */
export async function checkedFile(
  store: Store,
  body: FileIn,
  table: TableName | undefined,
  by: Pick<Call, 'caller' | 'now'>,
): Promise<CheckedFile> {
  const directory = await loadDirectory(store)
  mustWorkHere(directory, by)
  const { tables, faults: ofSheets, hash: said } = await readFileOf(body, table)
  const grants = grantsFor(directory, tables, by)
  const id = derivedId('imp', by.now, 'import', by.caller.person, by.now, said)
  const plan = await planImport(store, tables, { directory, now: by.now, idFor: idsOf({ id, at: by.now }) })
  const faults = [...ofSheets, ...plan.faults]
  const [verdicts, steps] = [plan.verdicts, stepsOf(plan)]
  const comesTo = verdicts.map(({ table: of, row, what, columns }) => [TABLES.indexOf(of), row, what, columns])
  return {
    ...{ directory, tables, grants, id, faults, verdicts, steps, hasDuties: plan.duties.length > 0 },
    counts: countsOf(tables, plan, faults),
    hash: hash('sha256', JSON.stringify([said, comesTo, faults])),
    mayApply: faults.length === 0 && steps > 0,
  }
}
