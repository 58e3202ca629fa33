import { type Language, say } from '../kernel/text.ts'
import type { ReportOut } from './exchange.contract.ts'
import type { Counts, Fault, Verdict } from './exchange.ts'
import { headingOf } from './tables/columns.ts'

const MOST_SHOWN = 1000

export interface Report {
  readonly hash: string
  readonly mayApply: boolean
  readonly counts: readonly Counts[]
  readonly faults: readonly Fault[]
  readonly verdicts: readonly Verdict[]
}

/** What a file comes to, in a language. */
export function viewOfReport({ hash, mayApply, counts, faults, verdicts }: Report, language: Language): ReportOut {
  const changes = verdicts.filter(({ what }) => what !== 'unchanged')
  return {
    hash,
    mayApply,
    tables: counts.map((each) => ({ ...each })),
    faults: faults.slice(0, MOST_SHOWN).map(({ table, row, column, reason }) => ({
      table,
      row: row ?? null,
      column: column === undefined ? null : headingOf(table, column)[language],
      code: reason.code,
      message: say(reason.text, language, reason.values),
    })),
    moreFaults: Math.max(0, faults.length - MOST_SHOWN),
    changes: changes.slice(0, MOST_SHOWN).map(({ table, row, what, name, columns }) => ({
      ...{ table, row, name },
      what: what === 'created' ? ('created' as const) : ('changed' as const),
      columns: columns.map((column) => headingOf(table, column)[language]),
    })),
    moreChanges: Math.max(0, changes.length - MOST_SHOWN),
  }
}
