import * as z from 'zod/mini'
import { defineContract } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { changeIncidentSeverity, impact, incidentParams, movedClock, severity, urgency } from './incident.contract.ts'

export const previewIncidentSeverity = defineContract({
  operation: 'preview-incident-severity',
  method: 'POST',
  path: '/api/incidents/{id}/change-severity/preview',
  summary: 'Which severity other answers would give, which clocks would move, and who would be paged. Changes nothing.',
  admits: 'signed-in',
  params: incidentParams,
  body: z.strictObject({ impact, urgency }),
  answer: z.strictObject({
    severity,
    /** From when to when; none when nothing would change. */
    moved: z.array(movedClock),
    /** While nobody has answered: who would be paged at once. */
    pages: z.nullable(personRef),
  }),
  refusals: changeIncidentSeverity.refusals.filter((code) => code !== 'same-severity' && code !== 'stale-version'),
  example: { impact: 'broad', urgency: 'high' },
})
