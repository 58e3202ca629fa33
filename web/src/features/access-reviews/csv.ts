import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import type { Language } from '../../../../functions/kernel/text.ts'
import { localOf } from '../../lib/zone.ts'

/** Excel reads UTF-8 only after this. */
const MARK = '\uFEFF'

/** Rows as CSV; what a spreadsheet would take for a formula is text. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `${MARK}${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const COLUMNS = [
  ...(['holder', 'system', 'right', 'risk', 'until', 'changes'] as const),
  ...(['verdict', 'by', 'at', 'reason', 'outcome', 'dueAt', 'provenAt'] as const),
] as const
type Column = (typeof COLUMNS)[number]

/** Nothing is done on any system about these. */
const NEEDS_NO_PROOF: ReadonlySet<string> = new Set(['kept', 'gone'])

export interface CsvWords {
  readonly language: Language
  readonly timeZone: string
  readonly head: (column: Column) => string
  readonly risk: (risk: ItemOut['risk']) => string
  readonly change: (change: ItemOut['changes'][number]) => string
  readonly verdict: (verdict: NonNullable<ItemOut['decision']>['verdict']) => string
  readonly outcome: (outcome: NonNullable<ItemOut['ended']>['outcome']) => string
}

/** The items of a review as a table for a spreadsheet; times as the department's wall shows them. */
export function csvOfItems(items: readonly ItemOut[], words: CsvWords): string {
  const { language, timeZone } = words
  const at = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? '' : localOf(instant, timeZone).replace('T', ' ')
  const rowOf = ({ holder, system, right, risk, until, changes, decision, ended }: ItemOut) => ({
    ...{ holder: holder.name, system: system.name[language], right: right.name[language] },
    ...{ risk: words.risk(risk), until: at(until), changes: changes.map(words.change).join('; ') },
    ...{ verdict: decision === null ? '' : words.verdict(decision.verdict), by: decision?.by ?? '' },
    ...{ at: at(decision?.at), reason: decision?.reason ?? '' },
    ...{ outcome: ended === null ? '' : words.outcome(ended.outcome) },
    ...{ dueAt: at(ended?.dueAt), provenAt: NEEDS_NO_PROOF.has(ended?.outcome ?? '') ? '' : at(ended?.provenAt) },
  })
  return csvOf([
    COLUMNS.map(words.head),
    ...items.map((item) => {
      const row: Readonly<Record<Column, string>> = rowOf(item)
      return COLUMNS.map((column) => row[column])
    }),
  ])
}
