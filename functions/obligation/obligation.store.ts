/**
 * Questions these rows answer
 *
 * | question                                   | row or index                                                     |
 * |--------------------------------------------|------------------------------------------------------------------|
 * | this obligation, from its id               | `agg#<key>` / `obl#<id>`                                         |
 * | a case with its obligations and its waiter | `agg#<key>` / from `exec` over `head` to `obl#…`                 |
 * | what does this person owe, by deadline     | gsi1 `person#<id>` / `open#<due>#<id>`, done: `closed#<at>#<id>` |
 * | what is offered to this person             | gsi2 `offered#<id>` / `<at>#<id>`                                |
 * | which clocks ran out                       | gsi3 `tick#<shard>` / `<next tick>#<id>`, only open ones         |
 */
import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, instantOf, millisOf, SECOND } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, HeadRow } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import type { Obligation, OpenObligation, Rung } from './obligation.ts'

export const TICK_SHARDS = 4

/** Where the waiting execution of a case left its token. */
export type ExecutionRow = Item & {
  readonly token?: string
  readonly generation: number
  readonly stage?: string
  /** How often it has begun to wait, in this generation. */
  readonly count?: number
}

export const executionKey = (caseId: Id): Key => ({ pk: partitionOf(caseId), sk: 'exec' })

/** The sort key names the case's kind too, which the id alone does not tell. */
const obligationKey = (id: Id): Key => ({ pk: partitionOf(id), sk: `obl#${id}` })

type ObligationRow = Item & { readonly plan?: readonly PackedRung[] }
type PackedRung = readonly [seconds: number, does: string, to?: string]

/** Puts an obligation where every question above finds it. */
export function putObligation(obligation: Obligation): Write {
  const isOpen = obligation.status === 'open'
  const order = isOpen ? `open#${obligation.dueAt}` : `closed#${obligation.closedAt}`
  const row = {
    ...obligation,
    ...obligationKey(obligation.id),
    gsi1pk: `person#${obligation.accountable}`,
    gsi1sk: `${order}#${obligation.id}`,
  }
  if (!isOpen) return { put: row as unknown as Item }
  const shard = obligation.id.charCodeAt(obligation.id.length - 1) % TICK_SHARDS
  const open = {
    ...row,
    plan: obligation.plan.map(packed),
    gsi3pk: `tick#${shard}`,
    gsi3sk: `${obligation.nextTickAt}#${obligation.id}`,
    ...(obligation.offer === undefined
      ? {}
      : { gsi2pk: `offered#${obligation.offer.to}`, gsi2sk: `${obligation.offer.at}#${obligation.id}` }),
  }
  return { put: open as unknown as Item }
}

// A plan has some seven rungs; packed they keep the row below the kilobyte that one write unit pays for.
const packed = (rung: Rung): PackedRung => {
  const seconds = millisOf(rung.at) / SECOND
  return rung.does === 'climb' ? [seconds, rung.does, rung.to] : [seconds, rung.does]
}
const unpacked = ([seconds, does, to]: PackedRung): Rung =>
  ({ at: instantOf(seconds * SECOND), does, ...(to === undefined ? {} : { to }) }) as Rung

export function obligationOf({
  pk,
  sk,
  gsi1pk,
  gsi1sk,
  gsi2pk,
  gsi2sk,
  gsi3pk,
  gsi3sk,
  ...row
}: ObligationRow): Obligation {
  const { plan } = row
  return { ...row, ...(plan === undefined ? {} : { plan: plan.map(unpacked) }) } as unknown as Obligation
}

export async function getObligation(store: Store, id: Id): Promise<Obligation> {
  const row = await store.find<ObligationRow>(obligationKey(id))
  if (row === undefined) throw new NotFoundError('obligation')
  return obligationOf(row)
}

/** A case as its clock sees it. */
export interface Standing {
  readonly head: HeadRow
  readonly execution?: ExecutionRow
  readonly open: readonly OpenObligation[]
  readonly all: readonly Obligation[]
}

/** One consistent read of head, waiter and obligations. */
export async function findStanding(store: Store, caseId: Id): Promise<Standing | undefined> {
  const { items } = await store.query({ pk: partitionOf(caseId), between: ['exec', 'obl#~'] })
  return standingIn(items)
}

/** The newest rows of a case that are read at once: its obligations, head and content, and as much of its story. */
const ROWS_AT_ONCE = 80

/**
 * Everything of a case in one consistent read, backwards: `obl#`, `head`, `exec`, what the room keeps, `aud#`. More than
 * one page only for a case with so many obligations and rounds that its story is not yet in sight.
 */
export async function rowsOfCase(store: Store, caseId: Id): Promise<Item[]> {
  const query = { pk: partitionOf(caseId), backwards: true, limit: ROWS_AT_ONCE } as const
  let page = await store.query(query)
  const items = [...page.items]
  while (page.next !== undefined && items.at(-1)?.sk.startsWith('aud#') === false) {
    page = await store.query({ ...query, after: page.next })
    items.push(...page.items)
  }
  return items
}

/** The same, from rows of the case's partition that are at hand. */
export function standingIn(items: readonly Item[]): Standing | undefined {
  const head = items.find(({ sk }) => sk === 'head') as HeadRow | undefined
  if (head === undefined) return undefined
  const execution = items.find(({ sk }) => sk === 'exec') as ExecutionRow | undefined
  const all = items.filter(({ sk }) => sk.startsWith('obl#')).map((row) => obligationOf(row as ObligationRow))
  const open = all.filter((each) => each.status === 'open')
  return { head, ...(execution === undefined ? {} : { execution }), open, all }
}

/**
 * A case as it stands once these acts are committed, as its clock sees it; where its audit chain stands then is not known.
 * Holds because acts are refused when the case has moved since it was read.
 */
export function standingAfter(before: Standing, acts: readonly Act[]): Standing {
  const { pk, sk, version, auditSeq, auditHash } = before.head
  const own = acts.filter(({ head }) => head.id === before.head.id)
  const head = { ...(own.at(-1)?.head ?? before.head), pk, sk, version, auditSeq, auditHash }
  const written = own
    .flatMap(({ rows = [] }) => rows.flatMap((write) => ('put' in write && write.put.pk === pk ? [write.put] : [])))
    .filter((row) => row.sk.startsWith('obl#'))
    .map((row) => obligationOf(row as ObligationRow))
  const all = [...new Map([...before.all, ...written].map((each) => [each.id, each])).values()]
  return { ...before, head, all, open: all.filter((each) => each.status === 'open') }
}

/** What somebody owes, most pressing first; or what they closed, latest first. */
export async function listObligationsByPerson(
  store: Store,
  person: Id,
  status: 'open' | 'closed',
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<Obligation>> {
  const found = await store.query<ObligationRow>({
    index: 'gsi1',
    pk: `person#${person}`,
    beginsWith: `${status}#`,
    backwards: status === 'closed',
    ...page,
  })
  return { ...found, items: found.items.map(obligationOf) }
}

/** Everything somebody owes now, page by page. A person owes tens of things; more than these pages are a fault. */
export async function listOpenOf(store: Store, person: Id): Promise<Obligation[]> {
  const found: Obligation[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const start = after === undefined ? {} : { after }
    const { items, next } = await listObligationsByPerson(store, person, 'open', { limit: PAGE, ...start })
    found.push(...items)
    if (next === undefined) break
    after = next
  }
  return found
}

const PAGE = 50
const MOST_PAGES = 200

/** What is offered to somebody and not yet accepted. */
export async function listObligationsByOfferedTo(
  store: Store,
  person: Id,
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<Obligation>> {
  const found = await store.query<ObligationRow>({ index: 'gsi2', pk: `offered#${person}`, ...page })
  return { ...found, items: found.items.map(obligationOf) }
}

/** Open obligations whose clock ran out at or before an instant, at most `limit` of each shard, oldest first. */
export async function listObligationsByTick(store: Store, until: Instant, limit: number): Promise<Obligation[]> {
  const shards = await Promise.all(
    Array.from({ length: TICK_SHARDS }, (_, shard) =>
      store.query<ObligationRow>({ index: 'gsi3', pk: `tick#${shard}`, between: ['', `${until}~`], limit }),
    ),
  )
  return shards.flatMap(({ items }) => items.map(obligationOf))
}
