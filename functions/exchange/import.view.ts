import type { Language } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ImportOut } from './exchange.contract.ts'
import type { Import } from './exchange.ts'

/** How far an import is. */
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
