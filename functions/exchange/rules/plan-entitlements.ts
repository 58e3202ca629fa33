import { dateIn, instantOfLocal, localDateOf, plusDays } from '../../calendar/index.ts'
import type { RecordWish, Right, System } from '../../entitlement/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, millisOf } from '../../kernel/instant.ts'
import type { Row } from '../../kernel/table/table.ts'
import { covers, type Directory } from '../../responsibility/index.ts'
import type { Fault, Verdict } from '../exchange.ts'
import { FaultsOf } from './faults.ts'
import { called, personNamed, positionNamed } from './find-named.ts'
import type { Planned } from './plan-organisation.ts'

const LONGEST_REASON = 1000
const LONGEST_ACCOUNT = 120

/** What somebody has already is taken into the records. */
export interface EntitlementIntent {
  readonly kind: 'record'
  readonly wish: RecordWish
}

export interface PlanningEntitlements {
  readonly directory: Directory
  readonly systems: readonly Pick<System, 'id' | 'name'>[]
  readonly rights: readonly Pick<Right, 'id' | 'system' | 'name' | 'longestDays'>[]
  /** Whether somebody is on record with a right. */
  readonly has: (person: Id, right: Id) => boolean
  readonly now: Instant
}

/** What rows of the table of entitlements come to: recorded once, never changed; that is done where they are kept. */
export function planEntitlements(rows: readonly Row[], planning: PlanningEntitlements): Planned<EntitlementIntent> {
  const [verdicts, faults]: [Verdict[], Fault[]] = [[], []]
  const intents: (EntitlementIntent & { row: number })[] = []
  const seen = new Map<string, number>()
  for (const each of rows) {
    const found = new FaultsOf('entitlements', each.row)
    const wish = wishIn(each, planning, found)
    const twin = wish === undefined ? undefined : seen.get(`${wish.person} ${wish.right}`)
    if (twin !== undefined) found.add('right', 'row-twice', { row: twin })
    faults.push(...found.found)
    if (wish === undefined || found.found.length > 0) continue
    seen.set(`${wish.person} ${wish.right}`, each.row)
    const isThere = planning.has(wish.person, wish.right)
    const name = [each.cells.person, each.cells.system, each.cells.right].join(' · ')
    verdicts.push({ table: 'entitlements', row: each.row, what: isThere ? 'unchanged' : 'created', name, columns: [] })
    if (!isThere) intents.push({ kind: 'record', wish, row: each.row })
  }
  return { verdicts, intents, faults }
}

function wishIn({ cells }: Row, planning: PlanningEntitlements, faults: FaultsOf): RecordWish | undefined {
  const { directory, systems, rights, now } = planning
  const { account, reason } = cells
  if (account === undefined || reason === undefined) return undefined
  const person = personNamed(directory, cells.person ?? '', 'person', faults)
  const system = called(systems, cells.system ?? '')
  if (system === undefined) faults.add('system', 'unknown-system-named', { value: (cells.system ?? '').slice(0, 60) })
  const right = called(
    rights.filter((each) => each.system === system?.id),
    cells.right ?? '',
  )
  if (system !== undefined && right === undefined) {
    faults.add('right', 'unknown-right-named', { value: (cells.right ?? '').slice(0, 60) })
  }
  const position = positionNamed(directory, cells.position ?? '', 'position', faults)
  if (person !== undefined && position !== undefined && !holds(directory, person.id, position.id, now)) {
    faults.add('position', 'does-not-hold-it', { value: position.name })
  }
  if (reason.length > LONGEST_REASON) faults.add('reason', 'too-long', { most: LONGEST_REASON })
  if (account.length > LONGEST_ACCOUNT) faults.add('account', 'too-long', { most: LONGEST_ACCOUNT })
  const until = untilIn(cells.until ?? '', right?.longestDays, planning, faults)
  if (person === undefined || right === undefined || position === undefined || until === undefined) return undefined
  return { right: right.id, person: person.id, position: position.id, reason, until, account }
}

const holds = ({ assignments }: Directory, person: Id, position: Id, now: Instant): boolean =>
  assignments.some((each) => each.person === person && each.position === position && covers(each, now))

/** The end of the day that is written. */
function untilIn(
  cell: string,
  longestDays: number | undefined,
  { directory, now }: PlanningEntitlements,
  faults: FaultsOf,
): Instant | undefined {
  const date = dateIn(cell)
  if (date === undefined) {
    faults.add('until', 'not-a-date-written', { value: cell.slice(0, 30) })
    return undefined
  }
  const { timeZone } = directory.department.calendar
  const until = instantOfLocal(`${plusDays(date, 1)}T00:00`, timeZone)
  if (until <= now) faults.add('until', 'date-is-past', { value: date })
  else if (longestDays !== undefined && millisOf(until) - millisOf(now) > (longestDays + 1) * DAY) {
    faults.add('until', 'until-too-far-ahead', { value: plusDays(localDateOf(now, timeZone), longestDays) })
  }
  return until
}
