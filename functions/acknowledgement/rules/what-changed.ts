import type { Id } from '../../kernel/ids.ts'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import type { Duty } from '../../role-book/index.ts'

/** A duty on a list, and how it stands to the list that was signed before. */
export interface ListedDuty {
  readonly duty: Duty
  /** `same` also where nothing was signed before: then everything is new, and marking it would say nothing. */
  readonly change: 'added' | 'changed' | 'same'
  /** Names of the fields that are different from then. */
  readonly fields: readonly string[]
  /** As it was signed before, where it changed. */
  readonly before?: Duty
}

export interface Compared {
  readonly duties: readonly ListedDuty[]
  /** Signed before, and not on the list any more. */
  readonly removed: readonly Duty[]
}

/** What has changed on a duty list since the one that was signed before. */
export function whatChanged(list: readonly Duty[], before: readonly Duty[] | undefined): Compared {
  if (before === undefined) return { duties: list.map((duty) => ({ duty, change: 'same', fields: [] })), removed: [] }
  const known = new Map<Id, Duty>(before.map((duty) => [duty.id, duty]))
  const still = new Set(list.map(({ id }) => id))
  return {
    duties: list.map((duty) => compared(duty, known.get(duty.id))),
    removed: before.filter(({ id }) => !still.has(id)),
  }
}

function compared(duty: Duty, before: Duty | undefined): ListedDuty {
  if (before === undefined) return { duty, change: 'added', fields: [] }
  const names = [...new Set([...Object.keys(before), ...Object.keys(duty)])] as (keyof Duty)[]
  const fields = names.filter((name) => !isSame(before[name], duty[name])).toSorted()
  return fields.length === 0 ? { duty, change: 'same', fields } : { duty, change: 'changed', fields, before }
}

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one as Json | undefined) === canonicalJson(other as Json | undefined)
