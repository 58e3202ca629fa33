import type { Id } from '../kernel/ids.ts'
import type { Language } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { IncidentSummary } from './incident.contract.ts'
import type { IncidentHead } from './incident.ts'

/** An incident in short. */
export function summaryOf(
  head: IncidentHead,
  { directory, language }: { readonly directory: Directory; readonly language: Language },
): IncidentSummary {
  const person = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  const service = head.service === undefined ? undefined : directory.services.get(head.service)
  return {
    id: head.id,
    number: head.number,
    title: head.title,
    severity: head.severity,
    status: head.status,
    stage: head.stage,
    service: service === undefined ? null : { id: service.id, name: service.name[language] },
    source: head.source.kind,
    isExercise: head.exercise !== undefined,
    owner: person(head.owner),
    commander: person(head.roles.commander),
    nextBy: head.nextBy ?? null,
    raisedAt: head.raisedAt,
    acknowledgedAt: head.acknowledgedAt ?? null,
    mitigatedAt: head.mitigatedAt ?? null,
    resolvedAt: head.resolvedAt ?? null,
    reopened: head.reopened,
    version: head.version,
  }
}
