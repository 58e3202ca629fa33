import * as z from 'zod/mini'
import { defineContract, id, instantOut } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { changeRelation, incidentParams, incidentStatus, incidentStep, severity } from './incident.contract.ts'

const change = z.strictObject({ change: id('chg') })

export const linkIncidentChange = incidentStep(
  'link-change',
  'The incident came from a change, or was ended by one. Said again, it is corrected.',
  z.strictObject({ ...change.shape, relation: changeRelation }),
  { change: 'chg_01K9ZQ6V80ABCDEFGHJKMNPQRS', relation: 'caused-by' },
  ['unknown-change', 'too-many-changes'],
)

export const unlinkIncidentChange = incidentStep(
  'unlink-change',
  'It has nothing to do with that change after all.',
  change,
  { change: 'chg_01K9ZQ6V80ABCDEFGHJKMNPQRS' },
  ['unknown-change', 'not-linked'],
)

export const readIncidentChanges = defineContract({
  operation: 'read-incident-changes',
  method: 'GET',
  path: '/api/incidents/{id}/changes',
  summary:
    'What changed here: on the service and on what it needs, from a day before the incident until now or its end.',
  admits: 'signed-in',
  params: incidentParams,
  query: z.strictObject({ hours: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(168)), 24) }),
  answer: z.strictObject({
    from: instantOut,
    until: instantOut,
    /** The newest first. */
    items: z.array(
      z.strictObject({
        change: z.strictObject({ id: id('chg'), number: z.string(), title: z.string() }),
        risk: z.enum(['low', 'medium', 'high']),
        implementer: personRef,
        service: z.strictObject({ id: id('svc'), name: z.string() }),
        /** On the service itself, not on something it needs. */
        isOwn: z.boolean(),
        /** Its window is open; carried out; failed; taken back. */
        outcome: z.enum(['in-window', 'released', 'failed', 'rolled-back']),
        at: instantOut,
        /** What somebody said it has to do with the incident. */
        relation: z.nullable(changeRelation),
      }),
    ),
  }),
})

export const readSimilarIncidents = defineContract({
  operation: 'read-similar-incidents',
  method: 'GET',
  path: '/api/incidents/{id}/similar',
  summary:
    'Incidents of the same service that were like this one, the most alike first: why, what ended them, how long.',
  admits: 'signed-in',
  params: incidentParams,
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        incident: z.strictObject({ id: id('inc'), number: z.string(), title: z.string() }),
        severity,
        status: incidentStatus,
        raisedAt: instantOut,
        /** In whole minutes, from when it was raised until it was over. */
        tookMinutes: z.number(),
        /** In words: `标题相近：邮件网关`, `the same alert`. */
        because: z.array(z.strictObject({ by: z.enum(['key', 'cause', 'words']), says: z.string() })),
        cause: z.nullable(z.string()),
        /** What was said when it ended. */
        resolution: z.nullable(z.string()),
        commander: z.nullable(personRef),
      }),
    ),
  }),
})
