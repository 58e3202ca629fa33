import { hash } from 'node:crypto'
import type { Instant } from '../../kernel/instant.ts'
import { InvalidInputError } from '../../kernel/refusal.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Call } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { getSystem, headOfSystem, listRightHeads } from '../catalogue.store.ts'
import type { SystemHead } from '../catalogue.ts'
import { refused } from '../errors.ts'
import type { ReportOut, reportEntitlements } from '../report.contract.ts'
import { findReport, headOfReport, putLines, reportIdOf } from '../report.store.ts'
import { viewOfReport } from '../report.view.ts'
import { REPORT } from '../report.workflow.ts'
import { readLines } from '../rules/read-lines.ts'
import { partDiffers, partMissing, reportClosed } from '../rules/reasons.ts'
import { reporting } from './may-report.ts'
import type { Report, ReportHead } from './report.ts'

/** A part of a report. The last one closes it, and the comparison begins; one that comes again changes nothing. */
export async function takePart(platform: Platform, call: Call<typeof reportEntitlements>): Promise<Outcome<ReportOut>> {
  const { body, caller, now } = call
  const { store } = platform
  const system = await getSystem(store, call.params.id)
  const { directory, grant } = await reporting(store, system, call)
  const before = await findReport(store, reportIdOf(system.id, body.report, now))
  const said = hash('sha256', JSON.stringify([body.isLast, body.lines]))
  if (before !== undefined && isKnown(before, body.part, said)) {
    return { acts: [], answer: viewOfReport(before, system, directory) }
  }
  const { items: rights } = await listRightHeads(store, system.id, {})
  const { lines, faults } = readLines(body.lines, rights)
  if (faults.length > 0) throw new InvalidInputError(faults)
  if (body.part !== (before?.parts.length ?? 0) + 1) throw refused(partMissing)
  const report: Report = {
    ...(before ?? begun(reportIdOf(system.id, body.report, now), system, body.report, now)),
    ...{ actor: caller.actor, by: caller.person, grant },
    status: body.isLast ? 'comparing' : 'receiving',
    parts: [...(before?.parts ?? []), said],
    lines: (before?.lines ?? 0) + lines.length,
  }
  const by = { at: now, by: caller.actor, grant }
  const act: Act = {
    ...by,
    before,
    head: headOfReport(report),
    did: body.isLast ? 'entitlement-report.closed' : 'entitlement-report.part-taken',
    what: { system: system.id, part: body.part, lines: lines.length, hash: said },
    rows: [
      ...(caller.actor.kind === 'person' ? [personIsActive(caller.actor.id)] : []),
      ...putLines(report.id, body.part, lines),
    ],
    effects: body.isLast ? [{ kind: 'start', workflow: REPORT, caseId: report.id, generation: 1 }] : [],
  }
  const answer = viewOfReport({ ...report, version: (before?.version ?? 0) + 1 }, system, directory)
  return { acts: body.isLast ? [act, reported(system, report, by)] : [act], answer }
}

/** Throws a RefusalError (409) when something else was said under the same name before. */
function isKnown({ parts, status }: ReportHead, part: number, said: string): boolean {
  const known = parts[part - 1]
  if (known === said) return true
  if (known !== undefined) throw refused(partDiffers)
  if (status !== 'receiving') throw refused(reportClosed)
  return false
}

/** Nothing of it is compared yet. */
export const begun = (
  id: Report['id'],
  system: SystemHead,
  name: string,
  begunAt: Instant,
): Omit<Report, 'actor' | 'by' | 'grant' | 'status' | 'parts' | 'lines'> => ({
  ...{ id, system: system.id, name, begunAt, steps: 0, done: 0 },
  counts: { matched: 0, missing: 0, unrecorded: 0 },
})

/** The system has reported: from now on this is the report that counts. */
export const reported = (system: SystemHead, { id }: Report, by: Pick<Act, 'at' | 'by' | 'grant'>): Act => ({
  ...by,
  before: system,
  head: headOfSystem({ ...system, reported: { report: id, at: by.at } }),
  bumpsVersion: false,
  did: 'entitlement-system.reported',
  what: { report: id },
})
