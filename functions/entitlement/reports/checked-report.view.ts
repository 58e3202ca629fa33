import type { Language } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import { REPORT_COLUMNS } from '../orders/columns.ts'
import type { CheckedReportOut } from '../orders/orders.contract.ts'
import { MOST_SHOWN, viewOfFaults } from '../orders/orders.view.ts'
import type { CheckedReport } from './check-report-file.ts'

/** How a report as a file compares; of one with faults nothing is said but those. */
export function viewOfCheckedReport(checked: CheckedReport, language: Language): CheckedReportOut {
  const { hash, lines, faults, counts, differences, gone, rights, directory } = checked
  const mayApply = faults.length === 0
  const shown = mayApply ? differences : []
  return {
    ...{ hash, mayApply, lines: lines.length },
    ...(mayApply ? counts : { matched: 0, missing: 0, unrecorded: 0 }),
    newFindings: shown.filter(({ isNew }) => isNew).length,
    endedFindings: mayApply ? gone : 0,
    ...viewOfFaults(faults, REPORT_COLUMNS, language),
    differences: shown.slice(0, MOST_SHOWN).map((each) => ({
      kind: each.kind,
      isNew: each.isNew,
      account: each.account,
      right: rights.get(each.right)?.name ?? { 'zh-CN': each.right, en: each.right },
      person: each.kind === 'missing' ? personRefIn(directory, each.person) : null,
    })),
  }
}
