import { localDateOf } from '../../calendar/index.ts'
import type { FileIn } from '../../kernel/file.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, plusMillis } from '../../kernel/instant.ts'
import type { Act } from '../../platform/act.ts'
import { derivedId } from '../../platform/derived-id.ts'
import type { Call } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Directory, personIsActive } from '../../responsibility/index.ts'
import { getSystem } from '../catalogue.store.ts'
import type { SystemHead } from '../catalogue.ts'
import { refusedFile } from '../errors.ts'
import { findReport, headOfReport, putLines } from '../report.store.ts'
import { REPORT } from '../report.workflow.ts'
import { fileHasFaults, fileIsAnother } from '../rules/reasons.ts'
import { checkReport } from './check-report-file.ts'
import type { Report } from './report.ts'
import { begun, reported } from './take-part.ts'

/** The file that was checked, by its hash. */
export interface TakingReport extends Pick<Call, 'caller' | 'now'> {
  readonly system: Id
  readonly file: FileIn
  readonly hash: string
}

interface Taken {
  readonly acts: readonly Act[]
  readonly answer: Report & { readonly version: number }
  readonly system: SystemHead
  readonly directory: Directory
}

/** The same file within so long is the same report: a second click, or a second look. Later it says that all is so still. */
const SAME_WITHIN = DAY

/**
 * Takes a file as the complete report of a system: all of it or nothing; its comparison begins at once. Throws a
 * RefusalError (409) where it has faults, or is not the one that was checked.
 */
export async function takeReportFile(
  platform: Platform,
  { system: id, file, hash, caller, now }: TakingReport,
): Promise<Taken> {
  const { store } = platform
  const system = await getSystem(store, id)
  const checked = await checkReport(platform, system, file, { caller, now })
  const { directory, grant, faults, lines } = checked
  if (faults.length > 0) throw refusedFile(fileHasFaults, { count: faults.length })
  if (checked.hash !== hash) throw refusedFile(fileIsAnother)
  const last = system.reported === undefined ? undefined : await findReport(store, system.reported.report)
  if (last?.parts[0] === hash && last.begunAt > plusMillis(now, -SAME_WITHIN)) {
    return { acts: [], answer: last, system, directory }
  }
  const date = localDateOf(now, directory.department.calendar.timeZone)
  const reportId = derivedId('rep', now, 'entitlement-report-file', system.id, hash, last?.id ?? '')
  const report: Report = {
    ...begun(reportId, system, `csv-${date}-${hash.slice(0, 8)}`, now),
    ...{ actor: caller.actor, by: caller.person, grant },
    ...{ status: 'comparing', parts: [hash], lines: lines.length },
  }
  // Before the head, and of no account without it: a large report is more than one transaction takes.
  for (const write of putLines(report.id, 1, lines)) await store.write(write)
  const by = { at: now, by: caller.actor, grant }
  const act: Act = {
    ...by,
    before: undefined,
    head: headOfReport(report),
    did: 'entitlement-report.closed',
    what: { system: system.id, part: 1, lines: lines.length, hash },
    rows: caller.actor.kind === 'person' ? [personIsActive(caller.actor.id)] : [],
    effects: [{ kind: 'start', workflow: REPORT, caseId: report.id, generation: 1 }],
  }
  return { acts: [act, reported(system, report, by)], answer: { ...report, version: 1 }, system, directory }
}
