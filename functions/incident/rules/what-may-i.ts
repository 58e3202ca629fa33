import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { type Directory, isActive, mayAct, notActive, positionsOf, worksInIt } from '../../responsibility/index.ts'
import type { Incident } from '../incident.ts'
import type { IncidentAction } from '../incident-action.ts'
import {
  alreadyAnswered,
  notAsked,
  nothingOffered,
  notInDrill,
  notInvolved,
  notOffered,
  wrongStatus,
} from './reasons.ts'

/** Who asks, when, at what organisation. */
export interface Asking {
  readonly directory: Directory
  readonly person: Id
  readonly now: Instant
}

type Stages = readonly Incident['stage'][]
const OPEN: Stages = ['answer', 'work']

/** In which stages of an incident each step can be taken. */
const WHEN: Readonly<Record<IncidentAction, Stages>> = {
  acknowledge: ['answer'],
  attend: ['work'],
  note: ['answer', 'work', 'over'],
  update: OPEN,
  mitigate: ['work'],
  resolve: OPEN,
  reopen: ['over'],
  cancel: OPEN,
  'change-severity': OPEN,
  'assign-role': ['work'],
  'offer-command': ['work'],
  'take-command': ['work'],
  'decline-command': ['work'],
  'plan-step': OPEN,
  merge: OPEN,
  join: OPEN,
  link: ['answer', 'work', 'over'],
  'keep-command': ['work'],
  'pull-in': OPEN,
  'answer-party': OPEN,
}

/** Whether somebody may take a step of an incident, and by which grant. */
export function mayI(
  action: IncidentAction,
  incident: Incident,
  open: readonly OpenObligation[],
  asking: Asking,
): Verdict<Grant> {
  const { directory, person, now } = asking
  if (!isActive(directory, person)) return { no: notActive }
  if (!WHEN[action].includes(incident.stage)) return { no: action === 'acknowledge' ? alreadyAnswered : wrongStatus }
  if (action === 'reopen' && incident.status !== 'resolved') return { no: wrongStatus }
  if (incident.exercise?.participants.includes(person) === false) return { no: notInDrill }
  const relation: Verdict<Grant> = { yes: { authority: `incident.${action}`, via: 'relation' } }
  const offered = open.find(({ kind }) => kind === 'incident.take-command')
  if (action === 'keep-command') {
    if (offered === undefined) return { no: nothingOffered }
    return incident.roles.commander === person ? relation : { no: notInvolved }
  }
  if (action === 'decline-command') return offered?.accountable === person ? relation : { no: notOffered }
  if ((action === 'merge' || action === 'join') && wasAsked(incident, open, asking)) return relation
  if ((action === 'note' || action === 'link') && worksInIt(directory, person, now)) return relation
  if (action === 'take-command' && offered?.accountable === person) return relation
  if (action === 'plan-step' && owes('incident.plan-step', open, person)) return relation
  if (action === 'answer-party' && owes('incident.party', open, person)) return relation
  if (action === 'acknowledge' && wasAsked(incident, open, asking)) return relation
  if (action === 'reopen' && incident.raisedBy === person) return relation
  if (action !== 'acknowledge' && action !== 'take-command' && isInvolved(incident, person)) return relation
  const byAuthority = mayAct(directory, person, 'incident.command', now, onService(incident))
  if ('yes' in byAuthority) return byAuthority
  return { no: action === 'acknowledge' ? notAsked : action === 'take-command' ? notOffered : notInvolved }
}

const onService = ({ service }: Incident) => (service === undefined ? {} : { service })

/** Somebody who was paged for it, or works in the group it belongs to. */
function wasAsked({ group }: Incident, open: readonly OpenObligation[], { directory, person, now }: Asking): boolean {
  const answer = open.find(({ kind }) => kind === 'incident.acknowledge')
  if (answer?.asked.includes(person)) return true
  return (
    group !== undefined &&
    positionsOf(directory, person, now).some((position) => directory.positions.get(position)?.group === group)
  )
}

/** Somebody has a step of its emergency plan, or answers for a party. */
const owes = (wanted: string, open: readonly OpenObligation[], person: Id): boolean =>
  open.some(({ kind, accountable }) => kind === wanted && accountable === person)

/** Whoever has a role in it. */
export const isInvolved = ({ roles }: Pick<Incident, 'roles'>, person: Id): boolean =>
  Object.values(roles).includes(person)
