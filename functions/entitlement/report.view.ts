import type { Id } from '../kernel/ids.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Right, System } from './catalogue.ts'
import type { DifferenceOut, ReportOut } from './report.contract.ts'
import type { KnownDifference, Report } from './reports/report.ts'

export const viewOfReport = (
  { id, name, status, by, begunAt, parts, lines, steps, done, counts, version }: Report & { readonly version: number },
  system: Pick<System, 'id' | 'name'>,
  directory: Directory,
): ReportOut => ({
  id,
  system: { id: system.id, name: system.name },
  report: name,
  status,
  by: personRefIn(directory, by),
  begunAt,
  parts: parts.length,
  lines,
  steps,
  done,
  ...counts,
  version,
})

export const viewOfDifference = (
  difference: KnownDifference,
  rights: ReadonlyMap<Id, Pick<Right, 'name'>>,
  directory: Directory,
): DifferenceOut => {
  const { kind, right, account, finding, since } = difference
  const isMissing = difference.kind === 'missing'
  return {
    kind,
    right: { id: right, name: rights.get(right)?.name ?? { 'zh-CN': right, en: right } },
    account,
    entitlement: isMissing ? difference.entitlement : null,
    person: isMissing ? personRefIn(directory, difference.person) : null,
    finding,
    since,
  }
}
