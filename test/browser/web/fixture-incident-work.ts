import {
  changeServiceSubscription,
  joinAffected,
  readServiceSubscription,
} from '../../../functions/incident/affected.contract.ts'
import { previewIncidentSeverity } from '../../../functions/incident/change-severity.contract.ts'
import {
  assignIncidentRole,
  type IncidentSummary,
  offerIncidentCommand,
  pinIncidentEntry,
  updateIncident,
} from '../../../functions/incident/incident.contract.ts'
import { linkIncidentChange, unlinkIncidentChange } from '../../../functions/incident/incident-links.contract.ts'
import { joinIncident, leaveIncident, mergeIncident } from '../../../functions/incident/incident-relations.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, NOW } from './fixture-department.ts'
import { SEVERITIES } from './fixture-incident-figures.ts'

const minutes = (count: number): string => new Date(Date.parse(NOW) + count * 60_000).toISOString()

/** What is done with the incident that is worked on; and what whoever looks wants to hear of, which is kept. */
export function incidentWorkAnswers(
  worked: IncidentSummary | undefined,
): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const subscription = { services: [] as string[], version: 1 }
  return [
    [readServiceSubscription, () => subscription],
    [changeServiceSubscription, ({ body }) => Object.assign(subscription, { services: body.services })],
    [joinAffected, () => ({ incident: worked?.id, number: worked?.number, people: 4 })],
    [
      previewIncidentSeverity,
      ({ body }) => ({
        severity: SEVERITIES.matrix[body.impact as 'broad'][body.urgency as 'high'],
        moved: [
          { clock: 'resolve', was: minutes(400), is: minutes(240) },
          { clock: 'update', was: minutes(12), is: null },
        ],
        pages: body.urgency === 'low' ? null : { id: me.id, name: me.name },
      }),
    ],
    ...[
      ...[updateIncident, assignIncidentRole, offerIncidentCommand, pinIncidentEntry],
      ...[mergeIncident, joinIncident, leaveIncident, linkIncidentChange, unlinkIncidentChange],
    ].map((contract) => [contract, () => worked] as const),
  ]
}
