import * as z from 'zod/mini'
import { id, paragraphs } from '../kernel/contract.ts'
import { incidentStep } from './incident.contract.ts'

const NEITHER = ['unknown-incident', 'same-incident', 'drill-and-real', 'other-incident-over']

export const mergeIncident = incidentStep(
  'merge',
  'The same trouble as another open incident: it goes on as that one. Its clocks end; its alerts go there.',
  z.strictObject({ into: id('inc'), comment: paragraphs(2000) }),
  { into: 'inc_01K9ZQ6V80ABCDEFGHJKMNPQRS', comment: '同一次网关证书过期引起。' },
  [...NEITHER, 'parts-first', 'pulled-in-first'],
)

export const joinIncident = incidentStep(
  'join',
  'Part of a bigger incident: it keeps its own clocks, and is shown there.',
  z.strictObject({ parent: id('inc') }),
  { parent: 'inc_01K9ZQ6V80ABCDEFGHJKMNPQRS' },
  [...NEITHER, 'part-has-parts', 'already-part', 'whole-is-part', 'too-many-parts'],
)

export const leaveIncident = incidentStep(
  'leave',
  'Not part of the bigger incident after all.',
  z.strictObject({}),
  {},
  ['not-part'],
)
