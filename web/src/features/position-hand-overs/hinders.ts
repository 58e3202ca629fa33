import type { HandOverOut } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import type { Part } from './progress.ts'

interface Hindrance {
  readonly why: 'undecided' | 'nothingWritten'
  readonly count: number
}

/** Why a part cannot go to the receiver yet; `undefined` when nothing is in the way. */
export function hinders(of: HandOverOut, part: Part): Hindrance | undefined {
  if (part === 'knowledge') {
    const { items, nothing } = of.knowledge
    return items.length === 0 && nothing === null ? { why: 'nothingWritten', count: 0 } : undefined
  }
  if (part === 'duties') return undefined
  const rows = part === 'obligations' ? of.open : of.entitlements
  const undecided = rows.filter(({ choice }) => choice === null).length
  return undecided > 0 ? { why: 'undecided', count: undecided } : undefined
}
