import type { Severity, SeverityPolicy } from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { AlertOut, AlertSummary } from './alert.contract.ts'
import type { PartRow } from './alert.store.ts'
import type { AlertHead, Routed, Tally } from './alert.ts'
import { type Looking, serviceNamed } from './seen-by.ts'

/** Who looks, and what they need to be told names and severities. */
export interface Seeing extends Looking {
  readonly names: ReadonlyMap<Id, string>
  readonly matrix: SeverityPolicy['matrix']
}

/** What an incident of it would be. */
export const severityOf = (
  { severity, impact, urgency }: Pick<Routed, 'severity' | 'impact' | 'urgency'>,
  matrix: SeverityPolicy['matrix'],
): Severity => severity ?? matrix[impact][urgency]

export const summaryOf = (head: AlertHead, seeing: Seeing): AlertSummary => ({
  id: head.id,
  key: head.key,
  title: head.title,
  status: head.status,
  treatment: head.treatment,
  isFlapping: head.isFlapping,
  source: { id: head.source, name: seeing.names.get(head.source) ?? head.source },
  service: serviceNamed(seeing, head.service),
  severity: severityOf(head, seeing.matrix),
  incident: head.incident ?? null,
  because: head.because ?? null,
  rule: head.rule,
  episode: head.episode,
  firedAt: head.firedAt,
  resolvedAt: head.resolvedAt ?? null,
  version: head.version,
})

/** What is stored beside an alert and told of it: its parts, what came of it, what its rule is called. */
export interface BesideAlert {
  readonly parts: readonly PartRow[]
  readonly tally: Tally
  readonly ruleName: string | undefined
}

export const viewOfAlert = (head: AlertHead, { parts, tally, ruleName }: BesideAlert, seeing: Seeing): AlertOut => ({
  ...summaryOf(head, seeing),
  description: head.description,
  labels: { ...head.labels },
  links: [...head.links],
  impact: head.impact,
  urgency: head.urgency,
  rules: head.rules,
  ruleName: ruleName ?? null,
  runbook: head.runbook ?? null,
  lookAt: head.lookAt ?? null,
  received: tally.received,
  firing: tally.firing,
  parts: parts.map(({ fingerprint, title, status, startsAt }) => ({ fingerprint, title, status, startsAt })),
})
