import type { IncidentHead } from '../../../functions/incident/incident.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { plusMillis } from '../../../functions/kernel/instant.ts'
import { standingIn } from '../../../functions/obligation/index.ts'
import { type Check, headIn, storyIn, TOLERANCE, violation } from './patient.ts'

/**
 * 1, 3: while nobody has answered, somebody is owed an answer and the ladder stands at a step that is not over; once
 * somebody has, they hold it by a lease; its resolution has a clock throughout. What lists say of it is who owes that.
 */
export const incidentsAreHeld: Check = (patient, { now }) => {
  const head = headIn(patient) as IncidentHead | undefined
  if (head === undefined || prefixOf(head.id) !== 'inc') return []
  const open = standingIn(patient)?.open ?? []
  const owed = (kind: string) => open.filter((each) => each.kind === kind)
  const wrong = (what: string) => violation(1, head.id, what)
  if (head.stage === 'over') return head.owner === undefined ? [] : [wrong('it is over, and its list names an owner')]
  const kind = head.stage === 'answer' ? 'incident.acknowledge' : 'incident.attend'
  const [holds, ...others] = owed(kind)
  return [
    ...(holds === undefined || others.length > 0
      ? [wrong(`it is in the stage ${head.stage} and owes ${kind} not once`)]
      : []),
    ...(owed('incident.resolve').length === 1 ? [] : [wrong('its resolution has no clock of its own')]),
    ...(holds !== undefined && head.owner !== holds.accountable ? [wrong('its list names another owner')] : []),
    ...(head.stage === 'answer' && (head.ladder === undefined || head.ladder.until < plusMillis(now, -TOLERANCE))
      ? [violation(3, head.id, 'its ladder stands still')]
      : []),
    ...(head.stage === 'work' && head.roles.commander === undefined
      ? [wrong('it is worked on and nobody leads it')]
      : []),
  ]
}

/** 11: nobody was paged for it after somebody had answered, until it was to be answered anew. */
export const nobodyIsPagedTwice: Check = (patient) => {
  const head = headIn(patient) as IncidentHead | undefined
  if (head === undefined || prefixOf(head.id) !== 'inc') return []
  let isAnswered = false
  return storyIn(patient).flatMap(({ did, seq }) => {
    const escalates = did === 'incident.escalated'
    if (did === 'incident.acknowledged') isAnswered = true
    if (ANEW.has(did)) isAnswered = false
    return escalates && isAnswered ? [violation(11, head.id, `entry ${seq} pages although it was answered`)] : []
  })
}

const ANEW: ReadonlySet<string> = new Set([
  'incident.lease-ran-out',
  'incident.owner-gone',
  'incident.reopened',
  'incident.severity-changed',
])
