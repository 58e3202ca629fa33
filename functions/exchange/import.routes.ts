import { hash } from 'node:crypto'
import { listEntriesByAggregate } from '../audit-trail/index.ts'
import type { FileIn } from '../kernel/file.ts'
import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { timelineEntryOf } from '../obligation/index.ts'
import { derivedId } from '../platform/derived-id.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, mayAct, recentDirectory } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import * as contracts from './exchange.contract.ts'
import { findTables, getImport, headOfImport, type ImportHead, putTables } from './exchange.store.ts'
import { type Import, TABLES, type TableName } from './exchange.ts'
import { IMPORT } from './import.workflow.ts'
import { grantsFor, mustWorkHere } from './permitted.ts'
import { countsOf, type ImportPlan, planImport, stepsOf } from './plan-import.ts'
import { type ReadFile, readFileOf } from './read-file.ts'
import { viewOfImport, viewOfReport } from './report.view.ts'
import { idsOf } from './tasks/carry-out-import.ts'

export const importRoutes: Route[] = [
  mutation(contracts.checkImport, async ({ store }, { body, query: { table }, caller, now }) => {
    const { read, plan, counts, hash: over } = await checked(store, body, table, { caller, now })
    const mayApply = all(read, plan).length === 0 && stepsOf(plan) > 0
    const report = { hash: over, mayApply, counts, faults: all(read, plan), verdicts: plan.verdicts }
    return { acts: [], answer: viewOfReport(report, caller.language) }
  }),

  mutation(contracts.applyImport, async (platform, { body, query: { table, name, hash: wanted }, caller, now }) => {
    const { store } = platform
    const { read, plan, counts, hash: over, grants, directory, id } = await checked(store, body, table, { caller, now })
    const faults = all(read, plan)
    if (faults.length > 0) throw refused('import-has-faults', { count: faults.length })
    if (stepsOf(plan) === 0) throw refused('import-changes-nothing')
    if (over !== wanted) throw refused('import-is-another')
    const run: Import = {
      ...{ id, status: 'running', actor: caller.actor, by: caller.person, grants, at: now, hash: over },
      file: (name ?? '').replaceAll(/\p{Cc}/gu, '').trim() || 'import',
      ...{ counts, steps: stepsOf(plan), done: 0, overtaken: [] },
      ...(plan.duties.length === 0 ? {} : { draft: derivedId('bdr', now, 'import', id) }),
    }
    for (const write of putTables(id, read.tables)) await store.write(write)
    const [grant] = Object.values(grants)
    const act = {
      before: undefined,
      head: headOfImport(run),
      at: now,
      did: 'import.begun',
      by: caller.actor,
      ...(grant === undefined ? {} : { grant }),
      what: { hash: over, counts: counts.map((each) => ({ ...each })), steps: run.steps },
      personal: { file: run.file },
      effects: [{ kind: 'start', workflow: IMPORT, caseId: id, generation: 1 } as const],
    }
    return { acts: [act], answer: viewOfImport(directory, { ...run, version: 1 }, caller.language) }
  }),

  query(contracts.readImport, async ({ store }, { params: { id }, caller, now }) => {
    const directory = await recentDirectory(store)
    return viewOfImport(directory, await getSeen(store, directory, id, { caller, now }), caller.language)
  }),

  mutation(contracts.resumeImport, async ({ store }, { params: { id }, caller, now }) => {
    const directory = await loadDirectory(store)
    const head = await getSeen(store, directory, id, { caller, now })
    const [grant] = Object.values(grantsFor(directory, await findTables(store, id), { caller, now }))
    const answer = viewOfImport(directory, head, caller.language)
    if (head.status === 'done') return { acts: [], answer }
    const act = {
      before: head,
      head: headOfImport(head),
      bumpsVersion: false,
      at: now,
      did: 'import.resumed',
      by: caller.actor,
      ...(grant === undefined ? {} : { grant }),
      effects: [{ kind: 'start', workflow: IMPORT, caseId: id, generation: head.auditSeq + 1 } as const],
    }
    return { acts: [act], answer }
  }),

  query(contracts.readImportTimeline, async ({ store }, { params: { id }, query: { limit, cursor }, caller, now }) => {
    const directory = await recentDirectory(store)
    await getSeen(store, directory, id, { caller, now })
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const entries = await listEntriesByAggregate(store, id, page)
    const looking = { directory, language: caller.language }
    return { items: entries.items.map((each) => timelineEntryOf(each, looking)), nextCursor: entries.next ?? null }
  }),
]

type By = Pick<Call, 'caller' | 'now'>

const all = (read: ReadFile, plan: ImportPlan) => [...read.faults, ...plan.faults]

/** Reads a file and plans it; refuses whoever may not import what is in it. */
async function checked(store: Store, body: FileIn, table: TableName | undefined, by: By) {
  const directory = await loadDirectory(store)
  mustWorkHere(directory, by)
  const read = await readFileOf(body, table)
  const grants = grantsFor(directory, read.tables, by)
  const id = derivedId('imp', by.now, 'import', by.caller.person, by.now, read.hash)
  const planning = { directory, now: by.now, idFor: idsOf({ id, at: by.now }) }
  const plan = await planImport(store, read.tables, planning)
  const counts = countsOf(read.tables, plan, all(read, plan))
  const said = plan.verdicts.map(({ table: of, row, what, columns }) => [TABLES.indexOf(of), row, what, columns])
  const over = hash('sha256', JSON.stringify([read.hash, said, all(read, plan)]))
  return { directory, read, plan, counts, grants, id, hash: over }
}

/** An import, for whoever imported and for administrators. Throws 404. */
async function getSeen(store: Store, directory: Directory, id: Id, { caller, now }: By): Promise<ImportHead> {
  const head = await getImport(store, id)
  const mayKnow = head.by === caller.person || 'yes' in mayAct(directory, caller.person, 'directory.administer', now)
  if (!mayKnow) throw new NotFoundError('import')
  return head
}
