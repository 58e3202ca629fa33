import type { Instant } from '../../kernel/instant.ts'
import type { Effect } from '../../platform/effect.ts'
import { type Directory, whoAnswers } from '../../responsibility/index.ts'
import type { Entitlement } from '../entitlement.ts'
import { whoIsAsked } from '../rules/who-is-asked.ts'
import { outcomeMail } from './step.ts'

/** Whoever would have decided, the leader of whoever took it, the head of IT: at once, whatever the hour, away or not. */
export function toldOfEmergency(entitlement: Entitlement, directory: Directory, now: Instant): Effect[] {
  const group = directory.positions.get(entitlement.position)?.group
  const people = [
    whoIsAsked(entitlement, 'approve', directory, now)?.answerer.person,
    group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)?.person,
    whoAnswers(directory, { who: 'head' }, now)?.person,
  ]
  const told = people.filter((person) => person !== undefined).filter((person) => person !== entitlement.person)
  return [...new Set(told)].map((person) => outcomeMail(entitlement, person, 'taken'))
}
