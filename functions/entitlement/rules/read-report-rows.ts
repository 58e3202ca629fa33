import { dateIn, instantOfLocal } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Row, RowFault } from '../../kernel/table/table.ts'
import type { Right } from '../catalogue.ts'
import type { Line } from '../reports/report.ts'
import { namesOf, rightCalled } from './read-lines.ts'
import { faultIn } from './row-faults.ts'

const LONGEST_ACCOUNT = 120

/** What a file says of who has what, or what is wrong with it, row by row. Times are the department's. */
export function readReportRows(
  rows: readonly Row[],
  rights: readonly Pick<Right, 'id' | 'name'>[],
  timeZone: string,
): { readonly lines: readonly Line[]; readonly faults: readonly RowFault[] } {
  const names = namesOf(rights)
  const lines: Line[] = []
  const faults: RowFault[] = []
  for (const { row, cells } of rows) {
    const { account, right, lastUsed } = cells
    // An empty cell is a fault of its own already.
    if (account === undefined || right === undefined) continue
    const called = rightCalled(names, right)
    const lastUsedAt = lastUsed === undefined ? undefined : timeIn(lastUsed, timeZone)
    const before = faults.length
    if (account.length > LONGEST_ACCOUNT) faults.push(faultIn(row, 'account', 'too-long', { most: LONGEST_ACCOUNT }))
    if (/\p{Cc}/u.test(account)) faults.push(faultIn(row, 'account', 'not-one-line'))
    if (!('id' in called)) faults.push({ row, column: 'right', reason: { code: called.code, text: called.message } })
    if (lastUsed !== undefined && lastUsedAt === undefined)
      faults.push(faultIn(row, 'lastUsed', 'not-a-time', { value: lastUsed.slice(0, 40) }))
    if (faults.length === before && 'id' in called)
      lines.push({ account, right: called.id, ...(lastUsedAt === undefined ? {} : { lastUsedAt }) })
  }
  return { lines, faults }
}

/** A date is its beginning: `2026-11-20`, `2026/11/20 8:30`, `2026年11月20日`, `2026-11-20T08:30:00Z`. */
function timeIn(text: string, timeZone: string): Instant | undefined {
  const plain = text.normalize('NFKC').trim()
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(plain)) {
    const at = Date.parse(plain)
    return Number.isNaN(at) ? undefined : new Date(at).toISOString()
  }
  const [, day = '', hour = '0', minute = '00', second = '00'] =
    /^(.*?)(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/.exec(plain) ?? []
  const date = dateIn(day)
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return instantOfLocal(`${date}T${hour.padStart(2, '0')}:${minute}:${second}`, timeZone)
}
