import type { Id } from '../../kernel/ids.ts'
import { closing, type Ladder, type OpenObligation, openObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Incident } from '../incident.ts'
import { rolesMissing } from '../rules/roles-missing.ts'
import type { IncidentRole } from '../severity-policy.ts'
import { MOVES_ALONG } from './move-ladder.ts'
import { goesAlong, movedTo } from './moved-to.ts'
import { owedAttention, within } from './owed.ts'
import { actOf, type Doer, type Gathered, openOf, rulesIn } from './step.ts'

/** Somebody has a role from now on. Leading is handed over instead, because it has to be accepted. */
export function assignRole(gathered: Gathered, by: Doer, role: Exclude<IncidentRole, 'commander'>, person: Id): Act {
  const { head, standing, now } = gathered
  const roles = { ...head.roles, [role]: person }
  const incident: Incident = { ...head, roles }
  const staff = openOf(standing, 'incident.staff')
  const isStaffed = staff !== undefined && rolesMissing(roles, rulesIn(gathered).roles).length === 0
  const update = role === 'communications' ? openOf(standing, 'incident.update') : undefined
  return actOf(gathered, {
    incident,
    did: 'incident.role-assigned',
    by,
    obligations: [
      ...(isStaffed ? closing(standing.open, staff, 'discharged', by.person, now) : []),
      ...(update === undefined || update.accountable === person ? [] : [movedTo(update, { person, via: 'person' })]),
    ],
    what: { role, person, ...(head.roles[role] === undefined ? {} : { was: head.roles[role] }) },
  })
}

/** Whoever leads it asks somebody else to. Until they accept, it stays where it is. */
export function offerCommand(gathered: Gathered, by: Doer, to: Id, note: string | undefined, ladder: Ladder): Act {
  const { head, standing, directory, now } = gathered
  const before = openOf(standing, 'incident.take-command')
  const withdrawn = before === undefined ? [] : closing(standing.open, before, 'withdrawn', by.person, now)
  const offer: OpenObligation = within(
    head,
    openObligation(
      {
        caseId: head.id,
        kind: 'incident.take-command',
        about: { number: head.number, title: head.title },
        round: head.round,
        answerer: { person: to, via: 'person' },
        ...(head.group === undefined ? {} : ladderOf(directory.groups.get(head.group)?.leader)),
        now,
        nth: standing.all.length,
      },
      ladder,
      directory.department.calendar,
    ),
  )
  return actOf(gathered, {
    incident: head,
    did: 'incident.command-offered',
    by,
    obligations: [...withdrawn, offer],
    what: { to, obligation: offer.id, accountable: to, from: head.roles.commander ?? by.person },
    ...(note === undefined ? {} : { personal: { comment: note } }),
    effects: [tell(offer, to, 'asked')],
  })
}

const ladderOf = (leader: Id | undefined) => (leader === undefined ? {} : { ladderPosition: leader })

/** Whoever was asked, or may take it, leads from now on: everything that goes along with that is theirs. */
export function takeCommand(gathered: Gathered, by: Doer): Act {
  const { head, standing, directory, now } = gathered
  const was = head.roles.commander
  const incident: Incident = { ...head, roles: { ...head.roles, commander: by.person }, owner: by.person }
  const offer = openOf(standing, 'incident.take-command')
  const attend = openOf(standing, 'incident.attend')
  const owing = { incident, rules: rulesIn(gathered), directory, now, nth: standing.all.length }
  const others = standing.open
    .filter(({ kind, accountable }) => MOVES_ALONG.has(kind) && (accountable === was || kind === 'incident.resolve'))
    .filter(({ accountable }) => accountable !== by.person)
    .map((each) => goesAlong(each, { person: by.person, via: 'person' }, gathered))
  return actOf(gathered, {
    incident,
    did: 'incident.command-taken',
    by,
    obligations: [
      ...(offer === undefined ? [] : closing(standing.open, offer, 'discharged', by.person, now)),
      ...(attend === undefined ? [] : closing(standing.open, attend, 'discharged', by.person, now)),
      owedAttention(owing, by.person),
      ...others,
    ],
    what: { accountable: by.person, ...(was === undefined ? {} : { from: was }) },
  })
}

/** Whoever leads it keeps it on purpose: what was offered, by them or because their shift ended, is not any more. */
export function keepCommand(gathered: Gathered, by: Doer, why: string): Act {
  const { standing, now, head } = gathered
  const offer = openOf(standing, 'incident.take-command')
  return actOf(gathered, {
    incident: head,
    did: 'incident.command-kept',
    by,
    obligations: offer === undefined ? [] : closing(standing.open, offer, 'withdrawn', by.person, now),
    personal: { comment: why },
  })
}

/** Whoever was asked cannot: it stays where it is. */
export function declineCommand(gathered: Gathered, by: Doer, why: string): Act {
  const { standing, now, head } = gathered
  const offer = openOf(standing, 'incident.take-command')
  return actOf(gathered, {
    incident: head,
    did: 'incident.command-declined',
    by,
    obligations: offer === undefined ? [] : closing(standing.open, offer, 'withdrawn', by.person, now),
    personal: { comment: why },
  })
}
