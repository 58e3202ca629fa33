import type { Id } from '../../kernel/ids.ts'
import type { Column, RowFault } from '../../kernel/table/table.ts'
import { type Language, say } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { System } from '../catalogue.ts'
import type { EntitlementHead } from '../entitlement.ts'
import { nameOfOrder, wantedOf } from '../rules/orders.ts'
import type { CheckedResults } from './check-results.ts'
import { ORDER_COLUMNS } from './columns.ts'
import type { CheckedResultsOut, OrderOut, ResultsOut } from './orders.contract.ts'
import type { Results } from './orders.ts'

/** Of faults, rows and differences in one answer. */
export const MOST_SHOWN = 500

interface Reading {
  readonly directory: Directory
  readonly language: Language
}

export const viewOfOrder = (head: EntitlementHead, directory: Directory): OrderOut => ({
  order: nameOfOrder(head),
  wanted: wantedOf(head) ?? 'revoke',
  entitlement: head.id,
  number: head.number,
  person: personRefIn(directory, head.person),
  right: { id: head.right, name: head.rightName },
  account: head.account ?? null,
  until: head.until,
  accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
  dueAt: head.dueAt ?? null,
})

export const viewOfFaults = (
  all: readonly RowFault[],
  columns: readonly Column[],
  language: Language,
): Pick<CheckedResultsOut, 'faults' | 'moreFaults'> => ({
  faults: all.slice(0, MOST_SHOWN).map(({ row, column, reason: { code, text, values } }) => ({
    row: row ?? null,
    column: columns.find(({ key }) => key === column)?.heading[language] ?? null,
    code,
    message: say(text, language, values),
  })),
  moreFaults: Math.max(0, all.length - MOST_SHOWN),
})

export const viewOfChecked = (
  { hash, mayApply, counts, faults, verdicts, directory }: CheckedResults,
  language: Language,
): CheckedResultsOut => ({
  hash,
  mayApply,
  ...counts,
  ...viewOfFaults(faults, ORDER_COLUMNS, language),
  rows: verdicts.slice(0, MOST_SHOWN).map(({ said, effect, number, person, rightName }) => ({
    row: said.row,
    effect,
    entitlement: said.order.entitlement,
    number,
    person: personRefIn(directory, person),
    right: rightName,
    account: said.account ?? null,
  })),
})

export const viewOfResults = (
  results: Results & { readonly version: number },
  { id, name }: Pick<System, 'name'> & { readonly id: Id },
  { directory, language }: Reading,
): ResultsOut => ({
  id: results.id,
  system: { id, name },
  status: results.status,
  by: personRefIn(directory, results.by),
  at: results.at,
  ...results.counts,
  steps: results.steps,
  done: results.done,
  overtaken: results.overtaken.map(({ row, why }) => ({ row, message: why[language] })),
  version: results.version,
})
