import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { timelineOf } from '../obligation/index.ts'
import { derivedId } from '../platform/derived-id.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, mayAct, recentDirectory } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import * as contracts from './exchange.contract.ts'
import { findTables, getImport, headOfImport, type ImportHead, putTables } from './exchange.store.ts'
import type { Import } from './exchange.ts'
import { viewOfImport } from './import.view.ts'
import { IMPORT } from './import.workflow.ts'
import { grantsFor } from './permitted.ts'

/** What reads files and plans them: loaded when a file comes. */
const reading = () => import('./checked-file.ts')

export const importRoutes: Route[] = [
  mutation(contracts.checkImport, async ({ store }, { body, query: { table }, caller, now }) => {
    const { checkedFile, viewOfReport } = await reading()
    const report = await checkedFile(store, body, table, { caller, now })
    return { acts: [], answer: viewOfReport(report, caller.language) }
  }),

  mutation(contracts.applyImport, async (platform, { body, query: { table, name, hash: wanted }, caller, now }) => {
    const { store } = platform
    const { checkedFile } = await reading()
    const checked = await checkedFile(store, body, table, { caller, now })
    const { tables, faults, steps, counts, hash: over, grants, directory, id, hasDuties } = checked
    if (faults.length > 0) throw refused('import-has-faults', { count: faults.length })
    if (steps === 0) throw refused('import-changes-nothing')
    if (over !== wanted) throw refused('import-is-another')
    const run: Import = {
      ...{ id, status: 'running', actor: caller.actor, by: caller.person, grants, at: now, hash: over },
      file: (name ?? '').replaceAll(/\p{Cc}/gu, '').trim() || 'import',
      ...{ counts, steps, done: 0, overtaken: [] },
      ...(!hasDuties ? {} : { draft: derivedId('bdr', now, 'import', id) }),
    }
    for (const write of putTables(id, tables)) await store.write(write)
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

  query(contracts.readImportTimeline, async ({ store }, { params: { id }, query: page, caller, now }) => {
    const directory = await recentDirectory(store)
    await getSeen(store, directory, id, { caller, now })
    return timelineOf(store, id, page, { directory, language: caller.language })
  }),
]

type By = Pick<Call, 'caller' | 'now'>

/** An import, for whoever imported and for administrators. Throws 404. */
async function getSeen(store: Store, directory: Directory, id: Id, { caller, now }: By): Promise<ImportHead> {
  const head = await getImport(store, id)
  const mayKnow = head.by === caller.person || 'yes' in mayAct(directory, caller.person, 'directory.administer', now)
  if (!mayKnow) throw new NotFoundError('import')
  return head
}
