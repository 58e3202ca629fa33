import { type Language, say } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ImportOut, ReportOut } from './exchange.contract.ts'
import type { Counts, Fault, Import, Verdict } from './exchange.ts'
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

export const viewOfImport = (
  directory: Directory,
  run: Import & { readonly version: number },
  language: Language,
): ImportOut => ({
  id: run.id,
  file: run.file,
  status: run.status,
  by: { id: run.by, name: directory.people.get(run.by)?.name ?? run.by },
  at: run.at,
  steps: run.steps,
  done: run.done,
  tables: run.counts.map((each) => ({ ...each })),
  overtaken: run.overtaken.map(({ table, row, why }) => ({ table, row, message: why[language] })),
  draft: run.draft ?? null,
  version: run.version,
})
