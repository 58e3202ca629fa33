import { findHead } from '../audit-trail/index.ts'
import { recordEntitlement } from '../entitlement/index.ts'
import type { Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import {
  addGroup,
  addPerson,
  addPosition,
  changePerson,
  changePosition,
  type Directory,
  type OrganisationAct,
  type Organiser,
  organised,
  type PersonHead,
  type PositionHead,
  replacePlaces,
} from '../responsibility/index.ts'
import { fillDraft } from '../role-book/index.ts'
import type { Import } from './exchange.ts'
import type { ImportPlan } from './plan-import.ts'
import type { OrganisationIntent } from './rules/plan-organisation.ts'

/** Rows of one transaction, of a hundred: the rest is for the import's own act, what others have to hear, and the directory. */
const MOST_ROWS = 70
const MOST_DUTIES = 60
const MOST_ENTITLEMENTS = 5

/** What is done next, in one transaction, and for how many rows of the file. */
export interface Batch {
  readonly acts: readonly Act[]
  readonly steps: number
}

/** The next part of what is left: the organisation first, then duties, then entitlements. Undefined: nothing is left. */
export async function nextBatch(
  platform: Platform,
  run: Import,
  plan: ImportPlan,
  directory: Directory,
  now: Instant,
): Promise<Batch | undefined> {
  if (plan.organisation.length > 0) return await organisationBatch(platform.store, run, plan, directory, now)
  if (plan.duties.length > 0) return await dutiesBatch(platform.store, run, plan, now)
  return await entitlementsBatch(platform, run, plan, now)
}

async function organisationBatch(
  store: Store,
  run: Import,
  { organisation }: ImportPlan,
  directory: Directory,
  at: Instant,
): Promise<Batch> {
  const grant = run.grants.people ?? run.grants.positions
  const organiser: Organiser = { by: run.actor, at, ...(grant === undefined ? {} : { grant }) }
  const [acts, touched]: [OrganisationAct[], Set<string>] = [[], new Set()]
  let [rows, steps] = [0, 0]
  for (const intent of organisation) {
    const next = await actsFor(store, organiser, intent)
    const weight = next.reduce((sum, act) => sum + weightOf(act), 0)
    const ids = next.map(({ act }) => act.head.id)
    // What comes later may name what comes here, never the other way: so nothing is passed over.
    if (steps > 0 && (rows + weight > MOST_ROWS || ids.some((id) => touched.has(id)))) break
    acts.push(...next)
    for (const id of ids) touched.add(id)
    rows += weight
    steps += 1
  }
  return { acts: organised(directory, acts), steps }
}

/** Head, entry, and that the chain has grown; its rows in the directory; what others have to hear. */
const weightOf = ({ act, changes }: OrganisationAct): number =>
  3 + changes.length + (act.rows?.length ?? 0) + (act.effects?.length ?? 0)

async function actsFor(store: Store, organiser: Organiser, intent: OrganisationIntent): Promise<OrganisationAct[]> {
  switch (intent.kind) {
    case 'add-person':
      return [addPerson(organiser, intent.id, intent.wish)]
    case 'change-person':
      return [changePerson(organiser, (await headOf(store, intent.id)) as PersonHead, intent.wish)]
    case 'add-position': {
      const { id, name, group, places, leads } = intent
      const wish = { name, authorities: [], ...(group === undefined ? {} : { group }) }
      return [
        addPosition(organiser, id, wish, places),
        ...(leads === undefined ? [] : [addGroup(organiser, leads.id, { name: leads.name, leader: id })]),
      ]
    }
    case 'change-position': {
      const { before, after, begin } = intent
      const head = (await headOf(store, before.id)) as PositionHead
      if (begin.length === 0) return [changePosition(organiser, head, after)]
      return [replacePlaces(organiser, head, before, { begin, end: [], becomes: after })]
    }
  }
}

async function headOf(store: Store, id: string) {
  const head = await findHead(store, id)
  if (head === undefined) throw new NotFoundError()
  return head
}

async function dutiesBatch(store: Store, run: Import, { duties }: ImportPlan, now: Instant): Promise<Batch> {
  const some = duties.slice(0, MOST_DUTIES)
  const filling = { draft: run.draft ?? '', name: run.file.slice(0, 80), duties: some.map(({ duty }) => duty) }
  const by = { actor: run.actor, person: run.by, grant: granted(run, 'duties') }
  return { acts: [await fillDraft(store, filling, by, now)], steps: some.length }
}

/** What is on record meanwhile is passed over. */
async function entitlementsBatch(
  platform: Platform,
  run: Import,
  { entitlements }: ImportPlan,
  now: Instant,
): Promise<Batch | undefined> {
  const acts: Act[] = []
  let steps = 0
  for (const { wish } of entitlements) {
    if (acts.length >= MOST_ENTITLEMENTS) break
    const by = { actor: run.actor, person: run.by, grant: granted(run, 'entitlements') }
    acts.push(...(await recordEntitlement(platform, wish, by, now)))
    steps += 1
  }
  return acts.length === 0 ? undefined : { acts, steps }
}

function granted({ grants }: Import, table: keyof Import['grants']): Grant {
  const grant = grants[table]
  if (grant === undefined) throw new TypeError(`nobody may import ${table}`)
  return grant
}
