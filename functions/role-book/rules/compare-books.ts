import type { Id } from '../../kernel/ids.ts'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import type { Authority } from '../../responsibility/index.ts'
import type { Duty } from '../duty.ts'
import type { RoleBook } from '../role-book.ts'

/** One duty that is not the same in two books. */
export interface DutyChange {
  readonly duty: Id
  readonly change: 'added' | 'changed' | 'removed'
  /** Names of the fields that differ; none for what came or went. */
  readonly fields: readonly string[]
  readonly before?: Duty
  readonly after?: Duty
}

/** An authority that another position has afterwards; `from` or `to` nobody where it came or went. */
export interface AuthorityMove {
  readonly authority: Authority
  readonly from?: Id
  readonly to?: Id
}

export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || canonicalJson(one as Json | undefined) === canonicalJson(other as Json | undefined)

/** What one book changes against another: by position, then by duty. */
export function compareBooks(before: Pick<RoleBook, 'duties'>, after: Pick<RoleBook, 'duties'>): DutyChange[] {
  const ids = new Set([...before.duties.keys(), ...after.duties.keys()])
  return [...ids]
    .flatMap((id) => compareDuty(id, before.duties.get(id), after.duties.get(id)) ?? [])
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

const placeOf = ({ duty, before, after }: DutyChange): string => `${(after ?? before)?.position}#${duty}`

/** What became of one duty; undefined when it is the same, or in neither. */
export function compareDuty(duty: Id, before: Duty | undefined, after: Duty | undefined): DutyChange | undefined {
  if (before === undefined && after === undefined) return undefined
  if (before === undefined) return { duty, change: 'added', fields: [], ...(after && { after }) }
  if (after === undefined) return { duty, change: 'removed', fields: [], before }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Duty)[]
  const fields = names.filter((name) => !isSame(before[name], after[name])).toSorted()
  return fields.length === 0 ? undefined : { duty, change: 'changed', fields, before, after }
}

/** How authorities move because of what became of a duty. */
export function authorityMoves({ before, after }: Pick<DutyChange, 'before' | 'after'>): AuthorityMove[] {
  const had = before?.authorities ?? []
  const has = after?.authorities ?? []
  const isIn = (list: readonly Authority[], one: Authority) => list.some((each) => isSame(each, one))
  const isElsewhere = before !== undefined && after !== undefined && before.position !== after.position
  const kept = isElsewhere ? has.filter((each) => isIn(had, each)) : []
  return [
    ...kept.map((authority) => ({ authority, ...place('from', before), ...place('to', after) })),
    ...had.filter((each) => !isIn(has, each)).map((authority) => ({ authority, ...place('from', before) })),
    ...has.filter((each) => !isIn(had, each)).map((authority) => ({ authority, ...place('to', after) })),
  ]
}

const place = (name: 'from' | 'to', duty: Duty | undefined) => (duty === undefined ? {} : { [name]: duty.position })
