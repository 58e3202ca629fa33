import { perform } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { nextBatch } from './carry-out.ts'
import { findTables, getImport, headOfImport } from './exchange.store.ts'
import type { Import, Overtaken } from './exchange.ts'
import { idsOf } from './import-ids.ts'
import { type ImportPlan, planImport, stepsOf, type Tables } from './plan-import.ts'

/** Transactions of one run: a few seconds. */
const MOST_BATCHES = 20

/** Carries an import on, as far as one run goes. Begins where it was left, however often. Answers whether it is done. */
export async function carryOutImport(platform: Platform, id: Id): Promise<boolean> {
  const tables = await findTables(platform.store, id)
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if (await perform(platform, () => decideNext(platform, id, tables))) return true
  }
  return false
}

/**
 * The next part, planned on what is true now: what is there already is not done again, and what somebody else made
 * impossible meanwhile is left as they made it. The last part and the end of the import are one transaction.
 */
async function decideNext(platform: Platform, id: Id, tables: Tables): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const head = await getImport(platform.store, id)
  if (head.status === 'done') return { acts: [], answer: true }
  const directory = await loadDirectory(platform.store)
  const planning = { directory, now, idFor: idsOf(head), draft: head.draft }
  const plan = await planImport(platform.store, tables, planning)
  const batch = await nextBatch(platform, head, plan, directory, now)
  const isDone = batch === undefined || batch.steps === stepsOf(plan)
  const done = isDone ? head.steps : Math.min(head.steps, head.done + batch.steps)
  const next: Import = {
    ...head,
    ...{ status: isDone ? 'done' : 'running', done, overtaken: isDone ? overtakenIn(plan) : head.overtaken },
  }
  const [grant] = Object.values(head.grants)
  const own = {
    before: head,
    head: headOfImport(next),
    bumpsVersion: isDone,
    at: now,
    did: isDone ? 'import.done' : 'import.advanced',
    by: head.actor,
    ...(grant === undefined ? {} : { grant }),
    what: { steps: head.steps, done, ...(isDone ? { overtaken: next.overtaken.length } : {}) },
  }
  return { acts: [...(batch?.acts ?? []), own], answer: isDone }
}

const overtakenIn = ({ faults }: ImportPlan): Overtaken[] =>
  faults.slice(0, 200).flatMap(({ table, row, reason }) => {
    const filled = (text: string) =>
      text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
        const value = reason.values?.[name]
        return String(typeof value === 'object' ? value['zh-CN'] : (value ?? whole))
      })
    const why = { 'zh-CN': filled(reason.text['zh-CN']), en: filled(reason.text.en) }
    return row === undefined ? [] : [{ table, row, why }]
  })
