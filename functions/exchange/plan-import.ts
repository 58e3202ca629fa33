import { localDateOf } from '../calendar/index.ts'
import { listLiveByPerson, listRightHeads, listSystemHeads } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Row } from '../kernel/table/table.ts'
import { findObjectives } from '../objective/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { bookOfOpenDraft, dutyProblems, newestBook, openDrafts, type RoleBook } from '../role-book/index.ts'
import { type Counts, type Fault, TABLES, type TableName, type Verdict } from './exchange.ts'
import { FaultsOf } from './rules/faults.ts'
import { personNamed } from './rules/find-named.ts'
import { type DutyIntent, planDuties } from './rules/plan-duties.ts'
import { type EntitlementIntent, planEntitlements } from './rules/plan-entitlements.ts'
import { type OrganisationIntent, type Planned, planOrganisation } from './rules/plan-organisation.ts'

/** Rows by their table. */
export type Tables = Readonly<Partial<Record<TableName, readonly Row[]>>>

/** What an import comes to as things are now: what is done already is unchanged, what is left has to be done. */
export interface ImportPlan {
  readonly verdicts: readonly Verdict[]
  readonly faults: readonly Fault[]
  readonly organisation: Planned<OrganisationIntent>['intents']
  readonly duties: Planned<DutyIntent>['intents']
  readonly entitlements: Planned<EntitlementIntent>['intents']
}

export interface Planning {
  readonly directory: Directory
  readonly now: Instant
  readonly idFor: (prefix: string, key: string, nth?: number) => Id
  /** The draft this import has begun; without one, whether any open draft says all of it is looked at. */
  readonly draft?: Id | undefined
}

/** Reads what the tables are held against, and plans them one after the other: later ones may name what earlier ones add. */
export async function planImport(store: Store, tables: Tables, planning: Planning): Promise<ImportPlan> {
  const { people, positions, after } = planOrganisation(tables.people ?? [], tables.positions ?? [], planning)
  const duties = await plannedDuties(store, tables.duties ?? [], after, planning)
  const entitlements = await plannedEntitlements(store, tables.entitlements ?? [], after, planning)
  const all = [people, positions, duties, entitlements]
  return {
    verdicts: all.flatMap(({ verdicts }) => verdicts),
    faults: all.flatMap(({ faults }) => faults),
    organisation: [...people.intents, ...positions.intents],
    duties: duties.intents,
    entitlements: entitlements.intents,
  }
}

/** How many things are left to be done. */
export const stepsOf = ({ organisation, duties, entitlements }: ImportPlan): number =>
  organisation.length + duties.length + entitlements.length

export const countsOf = (
  tables: Tables,
  { verdicts }: Pick<ImportPlan, 'verdicts'>,
  faults: readonly Fault[],
): Counts[] =>
  TABLES.filter((table) => tables[table] !== undefined).map((table) => {
    const count = (what: Verdict['what']) =>
      verdicts.filter((each) => each.table === table && each.what === what).length
    const wrong = new Set(faults.filter((each) => each.table === table).map(({ row }) => row))
    return {
      ...{ table, created: count('created'), changed: count('changed'), unchanged: count('unchanged') },
      wrong: wrong.size,
    }
  })

const MOST_DRAFTS = 10

async function plannedDuties(
  store: Store,
  rows: readonly Row[],
  directory: Directory,
  { now, idFor, draft }: Planning,
): Promise<Planned<DutyIntent>> {
  if (rows.length === 0) return { verdicts: [], intents: [], faults: [] }
  const named = rows.flatMap(({ cells }) => (cells.objective === undefined ? [] : [cells.objective]))
  const [{ book: newest }, own, objectives] = await Promise.all([
    newestBook(store),
    draft === undefined ? undefined : bookOfOpenDraft(store, draft),
    findObjectives(store, [...new Set(named)].filter((id) => id.startsWith('obj_')).slice(0, 100)),
  ])
  const { calendar } = directory.department
  const holidays = Object.values(calendar.days).flatMap(({ name }) => (name === undefined ? [] : [name['zh-CN']]))
  const against = ({ duties, frame }: RoleBook): Planned<DutyIntent> =>
    planDuties(rows, {
      ...{ directory, frame, holidays, duties, idFor },
      today: localDateOf(now, calendar.timeZone),
      problemsOf: (duty) => dutyProblems(duty, { directory, frame, objectives }),
    })
  const planned = against(own ?? newest)
  if (own !== undefined || draft !== undefined || planned.intents.length === 0) return planned
  // Imported before, and still in a draft: the same file again changes nothing.
  for (const id of await openDrafts(store, MOST_DRAFTS)) {
    const book = await bookOfOpenDraft(store, id)
    const again = book === undefined ? undefined : against(book)
    if (again?.intents.length === 0 && again.faults.length === 0) return again
  }
  return planned
}

/** A catalogue has hundreds of rows. */
const WHOLE = { limit: 5000 }
const MOST_RIGHTS = 200

/** Which rights each of some people have; whoever records one looks again. */
async function holdingsOf(store: Store, people: readonly Id[]): Promise<Map<Id, Set<Id>>> {
  const lists = await Promise.all(people.map((person) => listLiveByPerson(store, person, { limit: MOST_RIGHTS })))
  return new Map(
    lists.map(({ items }, nth) => [
      people[nth] ?? '',
      new Set(items.filter(({ status }) => status === 'active' || status === 'revoking').map(({ right }) => right)),
    ]),
  )
}

async function plannedEntitlements(
  store: Store,
  rows: readonly Row[],
  directory: Directory,
  { now }: Planning,
): Promise<Planned<EntitlementIntent>> {
  if (rows.length === 0) return { verdicts: [], intents: [], faults: [] }
  const [systems, rights] = await Promise.all([listSystemHeads(store, WHOLE), listRightHeads(store, undefined, WHOLE)])
  const who = rows.flatMap(
    ({ row, cells }) =>
      personNamed(directory, cells.person ?? '', 'person', new FaultsOf('entitlements', row))?.id ?? [],
  )
  const holdings = await holdingsOf(store, [...new Set(who)])
  return planEntitlements(rows, {
    ...{ directory, now, systems: systems.items, rights: rights.items },
    has: (person, right) => holdings.get(person)?.has(right) === true,
  })
}
