import { perform } from '../../audit-trail/index.ts'
import { endFinding } from '../../finding/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Store, Write } from '../../platform/store.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { getSystem, listRightHeads } from '../catalogue.store.ts'
import type { Right, System } from '../catalogue.ts'
import { getEntitlementHead, listEntitlementsBySystem, putReported } from '../entitlement.store.ts'
import type { EntitlementHead } from '../entitlement.ts'
import {
  findLines,
  getReport,
  headOfReport,
  listDifferences,
  putDifference,
  removeDifference,
} from '../report.store.ts'
import { compare, keyOfDifference } from '../rules/differences.ts'
import { findingKeyOf, findingOfDifference } from './finding-of-difference.ts'
import type { Counts, Difference, Line, Report, ReportHead } from './report.ts'

/** One comparison, in the order of their keys: what agrees, what does not, what does so no longer. */
type Step = { readonly key: string } & (
  | { readonly matched: Id; readonly line: Line }
  | { readonly found: Difference }
  | { readonly gone: Difference }
)

/** A transaction has a hundred rows: what agrees is one, a finding with its obligation eight. */
const MOST_MATCHED = 50
const MOST_FINDINGS = 8
/** Transactions of one run: a few seconds. */
const MOST_BATCHES = 20

/** Carries a comparison on, as far as one run goes. Begins where it was left, however often. Answers whether it is done. */
export async function compareReport(platform: Platform, id: Id): Promise<boolean> {
  const { store } = platform
  const head = await getReport(store, id)
  if (head.status !== 'comparing') return true
  const { items: rights } = await listRightHeads(store, head.system, {})
  const plan = await planOf(store, head)
  const byId = new Map(rights.map((right) => [right.id, right]))
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if (await perform(platform, () => decideNext(platform, id, plan, byId))) return true
  }
  return false
}

interface Plan {
  readonly steps: readonly Step[]
  readonly counts: Counts
}

/** From what is true now: the lines of the report do not change, the records may. */
async function planOf(store: Store, { id, system, begunAt }: Report): Promise<Plan> {
  const [lines, recorded, known] = await Promise.all([
    findLines(store, id),
    everythingOn(store, system),
    listDifferences(store, system),
  ])
  const { matched, differences } = compare(lines, recorded, begunAt)
  const found = new Map(differences.map((each) => [keyOfDifference(each), each]))
  const gone = known.items.filter((each) => !found.has(keyOfDifference(each)))
  const steps: Step[] = [
    ...matched.map(({ entitlement, line }) => ({ key: `1#${entitlement}`, matched: entitlement, line })),
    ...[...found].map(([key, each]) => ({ key: `2#${key}`, found: each })),
    ...gone.map((each) => ({ key: `3#${keyOfDifference(each)}`, gone: each })),
  ]
  const missing = differences.filter(({ kind }) => kind === 'missing').length
  return {
    steps: steps.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)),
    counts: { matched: matched.length, missing, unrecorded: differences.length - missing },
  }
}

/** What is not over on a system. */
export async function everythingOn(store: Store, system: Id): Promise<EntitlementHead[]> {
  const heads: EntitlementHead[] = []
  let after: string | undefined
  do {
    const page = { limit: 200, ...(after === undefined ? {} : { after }) }
    const found = await listEntitlementsBySystem(store, system, undefined, page)
    heads.push(...found.items)
    after = found.next
  } while (after !== undefined)
  return heads
}

/** The next part, behind the last that is done. The last part and the end of the comparison are one transaction. */
async function decideNext(
  platform: Platform,
  id: Id,
  { steps, counts }: Plan,
  rights: ReadonlyMap<Id, Right>,
): Promise<Outcome<boolean>> {
  const { store } = platform
  const head = await getReport(store, id)
  if (head.status !== 'comparing') return { acts: [], answer: true }
  const system = await getSystem(store, head.system)
  if (system.reported?.report !== id) return { acts: [actOf(platform, head, { status: 'overtaken' })], answer: true }
  const left = steps.filter(({ key }) => head.after === undefined || key > head.after)
  const batch = batchOf(left)
  const isDone = batch.length === left.length
  const { acts, rows } = await carriedOut(platform, batch, system, rights)
  const last = batch.at(-1)?.key ?? head.after
  const next: Partial<Report> = {
    ...{ status: isDone ? 'done' : 'comparing', steps: steps.length, done: steps.length - left.length + batch.length },
    ...(last === undefined ? {} : { after: last }),
    counts,
  }
  return { acts: [...acts, actOf(platform, head, next, rows)], answer: isDone }
}

function batchOf(left: readonly Step[]): readonly Step[] {
  const matched = left.findIndex((step) => !('matched' in step))
  const agree = matched === -1 ? left.length : matched
  return left.slice(0, agree > 0 ? Math.min(agree, MOST_MATCHED) : MOST_FINDINGS)
}

/** A finding that is open already stays as it is; what ended on the way is not found. */
async function carriedOut(
  platform: Platform,
  batch: readonly Step[],
  system: System,
  rights: ReadonlyMap<Id, Right>,
): Promise<{ readonly acts: readonly Act[]; readonly rows: readonly Write[] }> {
  const { store, clock } = platform
  const now = clock.now()
  const directory = await loadDirectory(store)
  const acts: Act[] = []
  const rows: Write[] = []
  for (const step of batch) {
    if ('matched' in step) {
      const used = step.line.lastUsedAt === undefined ? {} : { lastUsedAt: step.line.lastUsedAt }
      rows.push(putReported(step.matched, { reportedAt: system.reported?.at ?? now, ...used }))
    } else if ('gone' in step) {
      acts.push(...(await endFinding(platform, findingKeyOf(system.id, step.gone), now)))
      rows.push(removeDifference(system.id, step.gone))
    } else {
      const right = rights.get(step.found.right)
      if (right === undefined || !(await isStillSo(store, step.found))) continue
      const finding = await findingOfDifference(platform, step.found, { system, right, directory, now })
      acts.push(...finding.acts)
      rows.push(putDifference(system.id, { ...step.found, finding: finding.id, since: now }))
    }
  }
  return { acts, rows }
}

const isStillSo = async (store: Store, difference: Difference): Promise<boolean> =>
  difference.kind === 'unrecorded' || (await getEntitlementHead(store, difference.entitlement)).status === 'active'

function actOf({ clock }: Platform, head: ReportHead, next: Partial<Report>, rows: readonly Write[] = []): Act {
  const report: Report = { ...head, ...next }
  const isOver = report.status !== 'comparing'
  return {
    before: head,
    head: headOfReport(report),
    bumpsVersion: isOver,
    at: clock.now(),
    did: isOver ? `entitlement-report.${report.status}` : 'entitlement-report.advanced',
    by: head.actor,
    grant: head.grant,
    what: { steps: report.steps, done: report.done, ...(report.status === 'done' ? report.counts : {}) },
    rows,
  }
}
