import { deadline } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { closing, type OpenObligation, openWithPlan, planLadder, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import type { Answerer } from '../../responsibility/index.ts'
import { putParty } from '../party.store.ts'
import type { IncidentParty, PartyAnswer } from '../party.ts'
import { type SeverityRules, twice } from '../severity-policy.ts'
import type { Vendor } from '../vendor.ts'
import { type Owing, openingOf } from './owed.ts'
import { actOf, type Doer, type Gathered, rulesIn } from './step.ts'
import { signOfLife } from './tell.ts'

export const PARTY = 'incident.party'
export const VENDOR_MAIL = 'incident.vendor-asked'

/** The mail to a vendor’s contact; which of them, and whether it is still wanted, is looked at when it is sent. */
const asks = (gathered: Pick<Gathered, 'head'>, vendor: Vendor, { nth, asked }: IncidentParty): Effect => ({
  kind: 'mail',
  letter: VENDOR_MAIL,
  to: vendor.id,
  about: { incident: gathered.head.id, vendor: vendor.id, party: nth, contact: asked - 1 },
})

/** A page of whoever has the shift of a group, which belongs into the act. */
export interface PartyPage {
  readonly rows: readonly Write[]
  readonly effects: readonly Effect[]
}

/** A vendor, or another group, is pulled in for one task: somebody here answers for it, and its own clock runs. */
export function pullIn(
  gathered: Gathered,
  by: Doer,
  asked: Pick<IncidentParty, 'nth' | 'who' | 'name' | 'task'> & { readonly vendor?: Vendor },
  answerer: Answerer,
  page?: PartyPage,
): Act {
  const { head, standing, directory, now } = gathered
  const { vendor, ...party } = asked
  const rules = rulesIn(gathered)
  const { calendar } = directory.department
  const answerBy = deadline(now, vendor === undefined ? rules.acknowledgeWithin : rules.vendorAnswersWithin, calendar)
  const opening = openingOf({ incident: head, rules, directory, now, nth: standing.all.length }, PARTY, answerer)
  const owed = openWithPlan(opening, answerBy, [{ at: answerBy, does: 'turn' }], calendar)
  const begun: IncidentParty = {
    ...party,
    ...{ state: 'asked', obligation: owed.id, askedAt: now, answerBy, answeredAt: [], round: head.reopened },
    asked: vendor === undefined ? 0 : 1,
  }
  return actOf(gathered, {
    incident: head,
    did: 'incident.party-pulled-in',
    by,
    obligations: [owed, ...signOfLife(gathered)],
    what: { ...said(begun), accountable: answerer.person, answerBy },
    personal: { comment: party.task },
    rows: [putParty(head.id, begun), ...(page?.rows ?? [])],
    effects: [
      ...(vendor === undefined ? [] : [asks(gathered, vendor, begun)]),
      ...(page?.effects ?? []),
      ...(answerer.person === by.person ? [] : [tell(owed, answerer.person, 'asked')]),
    ],
  })
}

/** What a party says of its task: a sign of life of the incident, and its clock begins anew or ends. */
export function partyAnswers(
  gathered: Gathered,
  by: Doer,
  party: IncidentParty,
  { answer, comment, contact }: { answer: PartyAnswer; comment: string; contact?: string },
): Act {
  const { head, standing, now } = gathered
  const owed = standing.open.find(({ id }) => id === party.obligation)
  // What a vendor says is done, somebody here sees for themselves.
  const isClaimed = answer === 'done' && by.person === 'onduty'
  const isDone = answer === 'done' && !isClaimed
  const armed =
    owed === undefined || isDone
      ? undefined
      : rearmed({ ...gathered, rules: rulesIn(gathered) }, owed, answer === 'cannot' || isClaimed ? 1 : 2)
  const next: IncidentParty = {
    ...party,
    state: isClaimed ? 'says-done' : answer === 'progress' ? 'on-it' : answer,
    answerBy: armed?.dueAt ?? party.answerBy,
    answeredAt: [...party.answeredAt.slice(1 - MOST_A_MINUTE), now],
  }
  const isToTell = (answer === 'cannot' || isClaimed) && by.person !== owed?.accountable
  return actOf(gathered, {
    incident: head,
    did: 'incident.party-answered',
    by,
    bumpsVersion: false,
    obligations: [
      ...(owed !== undefined && isDone ? closing(standing.open, owed, 'discharged', by.person, now) : []),
      ...(armed === undefined ? [] : [armed]),
      ...signOfLife(gathered),
    ],
    what: { ...said(party), answer, ...(contact === undefined ? {} : { contact }) },
    ...(comment === '' ? {} : { personal: { comment } }),
    rows: [putParty(head.id, next)],
    effects: isToTell && owed !== undefined ? [tell(owed, owed.accountable, 'reminded')] : [],
  })
}

/** Somebody here has the link of a contact now, and might speak by it: the story says who. */
export const linkTaken = (gathered: Gathered, by: Doer, party: IncidentParty, contact: string): Act =>
  actOf(gathered, {
    incident: gathered.head,
    did: 'incident.party-link-taken',
    by,
    bumpsVersion: false,
    what: { ...said(party), contact },
  })

/** A link lets so many answers through a minute. */
export const MOST_A_MINUTE = 5

/** Nobody answered in time: the vendor’s next contact is asked; after the last, whoever answers for it here has to. */
export function partySilent(
  gathered: Gathered,
  by: Doer,
  party: IncidentParty,
  owed: OpenObligation,
  vendor: Vendor | undefined,
): Act {
  const { head, directory, now } = gathered
  const isAskedOn = vendor !== undefined && party.state === 'asked' && party.asked < vendor.contacts.length
  const { calendar } = directory.department
  const answerBy = deadline(now, rulesIn(gathered).vendorAnswersWithin, calendar)
  const armed: OpenObligation = isAskedOn
    ? { ...owed, dueAt: answerBy, plan: [{ at: answerBy, does: 'turn' }], nextTickAt: answerBy }
    : rearmed({ ...gathered, rules: rulesIn(gathered) }, owed, 1)
  const next: IncidentParty = isAskedOn
    ? { ...party, asked: party.asked + 1, answerBy }
    : { ...party, state: party.state === 'asked' ? 'silent' : party.state, answerBy: armed.dueAt }
  return actOf(gathered, {
    incident: head,
    did: isAskedOn ? 'incident.party-asked-on' : 'incident.party-silent',
    by,
    bumpsVersion: false,
    obligations: [armed],
    what: { ...said(party), obligation: owed.id, accountable: owed.accountable, answerBy: next.answerBy },
    rows: [putParty(head.id, next)],
    effects: [isAskedOn ? asks(gathered, vendor, next) : tell(owed, owed.accountable, 'reminded')],
  })
}

/** Under another severity its clock is reckoned anew, from now. Undefined where none runs. */
export function replannedParty(
  gathered: Pick<Gathered, 'standing' | 'directory' | 'now'>,
  rules: SeverityRules,
  party: IncidentParty,
): { readonly owed: OpenObligation; readonly party: IncidentParty } | undefined {
  const { standing, directory, now } = gathered
  const owed = standing.open.find(({ id }) => id === party.obligation)
  if (owed === undefined) return undefined
  if (party.state !== 'asked') {
    const armed = rearmed({ ...gathered, rules }, owed, party.state === 'on-it' ? 2 : 1)
    return { owed: armed, party: { ...party, answerBy: armed.dueAt } }
  }
  const { acknowledgeWithin, vendorAnswersWithin } = rules
  const allowed = 'vendor' in party.who ? vendorAnswersWithin : acknowledgeWithin
  const answerBy = deadline(now, allowed, directory.department.calendar)
  const armed = { ...owed, dueAt: answerBy, plan: [{ at: answerBy, does: 'turn' }], nextTickAt: answerBy } as const
  return { owed: armed, party: { ...party, answerBy } }
}

/** Whoever answers for it here has so many times the vendor’s time; then it is the leader’s, then the head’s. */
function rearmed(
  { directory, now, rules: { vendorAnswersWithin } }: Pick<Gathered, 'directory' | 'now'> & Pick<Owing, 'rules'>,
  owed: OpenObligation,
  times: 1 | 2,
): OpenObligation {
  const allowed = times === 2 ? twice(vendorAnswersWithin) : vendorAnswersWithin
  const { dueAt, plan } = planLadder(
    {
      allowed,
      remindAfter: [0.5],
      climbs: [
        { after: 'due', to: 'leader' },
        { after: twice(allowed), to: 'head' },
      ],
      again: allowed,
    },
    now,
    directory.department.calendar,
  )
  return { ...owed, dueAt, plan, nextTickAt: plan[0]?.at ?? dueAt, again: allowed }
}

const said = ({ nth, who, name }: Pick<IncidentParty, 'nth' | 'who' | 'name'>) => ({
  ...{ party: nth, name: { ...name } },
  ...('vendor' in who ? { vendor: who.vendor } : { group: who.group }),
})

/** Whether a link has been used so often within the last minute that it has to wait. */
export const answersTooFast = ({ answeredAt }: IncidentParty, minuteAgo: Instant): boolean =>
  answeredAt.filter((each) => each > minuteAgo).length >= MOST_A_MINUTE
