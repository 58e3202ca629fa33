import type { Id } from '../../kernel/ids.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import { plainName } from '../../kernel/table/read-rows.ts'
import type { Row } from '../../kernel/table/table.ts'
import type { Duty } from '../../role-book/index.ts'
import { hashOfDuty } from '../../role-book/index.ts'
import type { Fault, Verdict } from '../exchange.ts'
import { FaultsOf } from './faults.ts'
import { positionNamed } from './find-named.ts'
import type { Planned } from './plan-organisation.ts'
import { dutyIn, type ReadingDuties } from './read-duty.ts'

/** A duty goes into the draft, new or changed. */
export interface DutyIntent {
  readonly kind: 'put-duty'
  readonly duty: Duty
}

export interface PlanningDuties extends ReadingDuties {
  /** The book the draft begins from, with what the draft has already. */
  readonly duties: ReadonlyMap<Id, Duty>
  readonly idFor: (prefix: string, key: string, nth?: number) => Id
  /** What is wrong with a duty beyond its form. */
  readonly problemsOf: (duty: Duty) => readonly FieldError[]
}

/** What rows of the table of duties come to. A duty is known by its id, else by its position and title. */
export function planDuties(rows: readonly Row[], planning: PlanningDuties): Planned<DutyIntent> {
  const [verdicts, faults]: [Verdict[], Fault[]] = [[], []]
  const intents: (DutyIntent & { row: number })[] = []
  const seen = new Map<string, number>()
  const byTitle = new Map(
    [...planning.duties.values()].map((duty) => [keyOf(duty.position, duty.title['zh-CN']), duty]),
  )
  for (const each of rows) {
    const found = new FaultsOf('duties', each.row)
    const planned = planDuty(each, byTitle, seen, planning, found)
    faults.push(...found.found)
    if (planned === undefined || found.found.length > 0) continue
    verdicts.push(planned.verdict)
    if (planned.verdict.what !== 'unchanged') intents.push({ kind: 'put-duty', duty: planned.duty, row: each.row })
  }
  return { verdicts, intents, faults }
}

const keyOf = (position: Id, title: string): string => JSON.stringify([position, plainName(title)])

function planDuty(
  each: Row,
  byTitle: ReadonlyMap<string, Duty>,
  seen: Map<string, number>,
  planning: PlanningDuties,
  faults: FaultsOf,
): { verdict: Verdict; duty: Duty } | undefined {
  const { row, cells } = each
  const { title, position: said, id } = cells
  if (title === undefined || said === undefined) return undefined
  const position = positionNamed(planning.directory, said, 'position', faults)
  const byId = id === undefined ? undefined : planning.duties.get(id)
  if (id !== undefined && byId === undefined) faults.add('id', 'unknown-duty-id', { value: id.slice(0, 40) })
  const key = keyOf(position?.id ?? '', title)
  const before = byId ?? byTitle.get(key)
  const duty = dutyIn(each, before?.id ?? planning.idFor('dut', key, row), position?.id ?? '', before, planning, faults)
  if (duty === undefined) return undefined
  const same = before?.id ?? key
  const twin = seen.get(same)
  if (twin !== undefined) faults.add('title', 'row-twice', { row: twin })
  else seen.set(same, row)
  for (const { path, code, message } of planning.problemsOf(duty)) {
    faults.because(columnOf(path), { code, text: message })
  }
  const verdict = { table: 'duties', row, name: title } as const
  if (before === undefined) return { verdict: { ...verdict, what: 'created', columns: [] }, duty }
  if (hashOfDuty(before) === hashOfDuty(duty)) return { verdict: { ...verdict, what: 'unchanged', columns: [] }, duty }
  return { verdict: { ...verdict, what: 'changed', columns: changedColumns(before, duty) }, duty }
}

const COLUMN_OF: Readonly<Record<string, string>> = { covers: 'activity' }

/** The column that says a field of a duty: `covers/services/0` stands in `services`. */
function columnOf(path: string): string {
  const [field = '', part] = path.split('/')
  return field === 'covers' && part === 'services' ? 'services' : (COLUMN_OF[field] ?? field)
}

const changedColumns = (before: Duty, after: Duty): string[] =>
  (Object.keys({ ...before, ...after }) as (keyof Duty)[])
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map(columnOf)
