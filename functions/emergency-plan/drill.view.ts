import type { CaseKinds } from '../obligation/index.ts'
import { personRefIn, timelineEntryOf, viewOfObligation } from '../obligation/index.ts'
import type { DrillOut, DrillSummary } from './drill.contract.ts'
import type { WholeDrill } from './drill.store.ts'
import type { Drill, DrillHead } from './drill.ts'
import type { Looking } from './gather.ts'
import type { EmergencyPlan } from './plan.ts'
import { mayWrite } from './rules/may-write.ts'
import { latestFor } from './rules/when-due.ts'

export const summaryOfDrill = (
  drill: Drill & Pick<DrillHead, 'version'>,
  { directory, language }: Pick<Looking, 'directory' | 'language'>,
): DrillSummary => ({
  id: drill.id,
  plan: drill.plan,
  title: drill.title[language],
  because: drill.because,
  status: drill.status,
  at: drill.at ?? null,
  participants: drill.participants.map((each) => personRefIn(directory, each)),
  severity: drill.severity,
  planVersion: drill.planVersion ?? null,
  startedAt: drill.startedAt ?? null,
  endedAt: drill.endedAt ?? null,
  incident: drill.incident ?? null,
  accountable: drill.accountable === undefined ? null : personRefIn(directory, drill.accountable),
  dueAt: drill.dueAt ?? null,
  version: drill.version,
})

export const isBefore = ({ stage }: Pick<Drill, 'stage'>): boolean => stage === 'prepare' || stage === 'wait'

export function viewOfDrill(
  { head, standing, story }: WholeDrill,
  plan: EmergencyPlan,
  looking: Looking,
  kinds: CaseKinds,
): DrillOut {
  const { directory, language, person, now } = looking
  const service = head.service === undefined ? undefined : directory.services.get(head.service)
  const mine = mayWrite(directory, person, plan.owner, now)
  const owed = standing.open.find(({ concerns }) => concerns === undefined)
  return {
    ...summaryOfDrill(head, looking),
    service: service === undefined ? null : { id: service.id, name: service.name[language] },
    steps: (head.steps ?? []).map(({ key, title, state, minutes, took, by }) => ({
      ...{ key, title: title[language], state, minutes, took: took ?? null },
      by: by === undefined ? null : personRefIn(directory, by),
    })),
    worked: head.worked ?? null,
    didNot: head.didNot ?? null,
    findings: [...head.findings],
    mayArrange: mine && isBefore(head),
    mayWriteDown: head.stage === 'learn' && owed?.accountable === person,
    mayCancel: mine && isBefore(head) && head.because === 'hand',
    latest: latestFor(plan, now),
    obligations: standing.all
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))
      .map((each) => viewOfObligation(each, { kinds, ...looking })),
    timeline: story.map((entry) => timelineEntryOf(entry, looking)),
  }
}
