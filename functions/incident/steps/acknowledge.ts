import { closing, type OpenObligation } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { INCIDENT_ACKNOWLEDGED } from '../events.ts'
import type { Incident } from '../incident.ts'
import { rolesMissing } from '../rules/roles-missing.ts'
import { MOVES_ALONG } from './move-ladder.ts'
import { goesAlong } from './moved-to.ts'
import { owedAttention, owedStaffing, owedUpdate } from './owed.ts'
import { actOf, type Doer, eventOf, type Gathered, openOf, rulesIn } from './step.ts'

/**
 * Somebody answers, and leads from now on. The ladder rests so long as they hold it; what was owed on the way is theirs;
 * those affected have to be told, and the roles filled, by clocks of their own.
 */
export function acknowledge(gathered: Gathered, by: Doer): Act {
  const { head, standing, directory, now } = gathered
  const { ladder: _, ...rest } = head
  const person = by.person
  const roles = { ...head.roles, commander: person }
  const incident: Incident = {
    ...rest,
    status: head.mitigatedAt === undefined ? 'acknowledged' : 'mitigated',
    stage: 'work',
    roles,
    acknowledgedAt: head.acknowledgedAt ?? now,
    acknowledgedBy: head.acknowledgedBy ?? person,
    owner: person,
  }
  const rules = rulesIn(gathered)
  const owing = { incident, rules, directory, now, nth: standing.all.length }
  const answer = openOf(standing, 'incident.acknowledge')
  const done = answer === undefined ? [] : closing(standing.open, answer, 'discharged', person, now)
  const movesOn = standing.open
    .filter(({ kind, accountable }) => MOVES_ALONG.has(kind) && accountable !== person)
    .map((each) => goesAlong(each, { person, via: 'person' }, gathered))
  const attend = owedAttention(owing, person)
  const update =
    openOf(standing, 'incident.update') === undefined ? owedUpdate({ ...owing, nth: owing.nth + 1 }, person) : undefined
  const isStaffed = rolesMissing(roles, rules.roles).length === 0 || openOf(standing, 'incident.staff') !== undefined
  const staff = isStaffed ? undefined : owedStaffing({ ...owing, nth: owing.nth + 2 }, person)
  const opens = [attend, update, staff].filter((each): each is OpenObligation => each !== undefined)
  const resolveBy = openOf(standing, 'incident.resolve')?.dueAt
  return actOf(gathered, {
    incident: { ...incident, ...(resolveBy === undefined ? {} : { nextBy: resolveBy }) },
    did: 'incident.acknowledged',
    by,
    obligations: [...done, ...movesOn, ...opens],
    what: { commander: person, round: head.round, holdsUntil: attend.dueAt },
    effects: [eventOf(INCIDENT_ACKNOWLEDGED, incident)],
  })
}
