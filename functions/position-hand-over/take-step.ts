import { dutyListAt } from '../acknowledgement/index.ts'
import type { Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import type { CaseKinds } from '../obligation/index.ts'
import { type Act, headAfterAct, type Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { isActive, notActive, personIsActive } from '../responsibility/index.ts'
import { decideOnEntitlements, decideOnObligations, type WantedChoice } from './decide.ts'
import { refused } from './errors.ts'
import { type Gathered, gather } from './gather.ts'
import { findHanded, putCancelled, putKnowledge, putReturned, removeReturned } from './position-hand-over.store.ts'
import type {
  DutiesSeen,
  KnowledgeItem,
  PositionHandOver,
  PositionHandOverHead,
  Section,
  Side,
} from './position-hand-over.ts'
import { mayLead } from './rules/may-lead.ts'
import { without } from './rules/next-stage.ts'
import {
  contentHasChanged,
  dutyListHasChanged,
  isOver,
  itemsOrReason,
  itemsTooLong,
  sectionNotPrepared,
  signedByBoth,
} from './rules/reasons.ts'
import { whatIsMissing } from './rules/what-is-missing.ts'
import { type Action, mayI } from './rules/what-may-i.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { actOf, type Doer, handedRow, toldOutcome } from './steps/step.ts'
import { entitledThrough, owedThrough } from './things-of-position.ts'

/** A step somebody wants to take. */
export type Wanted =
  | { readonly step: 'decide-obligations'; readonly choices: readonly WantedChoice<'obligation'>[] }
  | { readonly step: 'decide-entitlements'; readonly choices: readonly WantedChoice<'entitlement'>[] }
  | {
      readonly step: 'record-knowledge'
      readonly items: readonly KnowledgeItem[]
      readonly nothing?: string | undefined
    }
  | { readonly step: 'prepare' | 'confirm'; readonly section: Section }
  | { readonly step: 'return'; readonly section: Section; readonly reason: string }
  | { readonly step: 'sign'; readonly as: Side; readonly contentHash: string }
  | { readonly step: 'cancel'; readonly reason: string }

export interface Wanting {
  readonly id: Id
  readonly wanted: Wanted
  readonly caller: Caller
  readonly now: Instant
  readonly ifMatch?: number
}

/** Gathers, checks the one rule, answers with the act. The same said again has no further effect. */
export async function takeStep(
  platform: Platform,
  kinds: CaseKinds,
  { id, wanted, caller, now, ifMatch }: Wanting,
): Promise<Outcome<PositionHandOverHead>> {
  const gathered = await gather(platform.store, id, now)
  const { head, directory } = gathered
  mustBeAbleToSee(directory, caller.person, head, now)
  if (isSaidAlready(gathered, wanted, caller.person)) return { acts: [], answer: head }
  if (!isActive(directory, caller.person)) throw new RefusalError(403, notActive)
  const grant = mustBeAllowed(gathered, wanted, caller.person)
  mustBeVersion(head.version, ifMatch)
  const by: Doer = { actor: caller.actor, person: caller.person, grant }
  const act = await actFor(platform, kinds, gathered, wanted, by)
  if (act === undefined) return { acts: [], answer: head }
  const rows = [personIsActive(caller.person), ...(act.rows ?? [])]
  return { acts: [{ ...act, rows }], answer: headAfterAct<PositionHandOverHead>(act) }
}

/** A double click, a retry. */
function isSaidAlready({ head }: Gathered, wanted: Wanted, person: Id): boolean {
  if (wanted.step === 'sign') {
    const signature = head.signatures[wanted.as]
    return signature?.by === person && signature.hash === wanted.contentHash
  }
  return wanted.step === 'confirm' && head.sections[wanted.section]?.confirmedBy === person
}

const ACTION: Readonly<Record<Exclude<Wanted['step'], 'sign' | 'cancel'>, Action>> = {
  'decide-obligations': 'prepare',
  'decide-entitlements': 'prepare',
  'record-knowledge': 'prepare',
  prepare: 'prepare',
  confirm: 'confirm',
  return: 'confirm',
}

function mustBeAllowed({ head, standing, directory, now }: Gathered, wanted: Wanted, person: Id): Grant {
  if (wanted.step === 'cancel') {
    const verdict = mayLead(directory, head.position, person, 'cancel', now)
    if ('no' in verdict) throw refused(verdict.no, head)
    if (head.stage === 'over') throw refused(isOver, head)
    if (head.stage === 'carry-out') throw refused(signedByBoth, head)
    return verdict.yes
  }
  const action = wanted.step === 'sign' ? (`sign-as-${wanted.as}` as const) : ACTION[wanted.step]
  const verdict = mayI(action, { head, open: standing.open, person })
  if ('no' in verdict) throw refused(verdict.no, head)
  return { authority: `position-hand-over.${wanted.step}`, via: 'relation' }
}

async function actFor(
  platform: Platform,
  kinds: CaseKinds,
  gathered: Gathered,
  wanted: Wanted,
  by: Doer,
): Promise<Act | undefined> {
  switch (wanted.step) {
    case 'decide-obligations':
      return decideOnObligations(platform.store, kinds, gathered, wanted.choices, by)
    case 'decide-entitlements':
      return decideOnEntitlements(platform.store, gathered, wanted.choices, by)
    case 'record-knowledge':
      return recordKnowledge(gathered, wanted, by)
    case 'prepare':
      return prepare(platform.store, kinds, gathered, wanted.section, by)
    case 'confirm':
      return confirm(gathered, wanted.section, by)
    case 'return':
      return sendBack(gathered, wanted, by)
    case 'sign':
      return sign(platform.store, gathered, wanted, by)
    case 'cancel':
      return cancel(platform.store, gathered, wanted.reason, by)
  }
}

/** With the rows of a case and its choices, one row stays well below what a row may have. */
const MOST_LETTERS = 60_000

function recordKnowledge(gathered: Gathered, { items, nothing }: Wanted & { step: 'record-knowledge' }, by: Doer): Act {
  const { head, content } = gathered
  if (items.length > 0 === (nothing !== undefined)) throw refused(itemsOrReason, head)
  const letters = items.reduce(
    (sum, { title, text = '', link = '' }) => sum + title.length + text.length + link.length,
    0,
  )
  if (letters > MOST_LETTERS) throw refused(itemsTooLong, head)
  const knowledge = { items, ...(nothing === undefined ? {} : { nothing }) }
  return actOf(gathered, {
    did: 'position-hand-over.knowledge-recorded',
    by,
    after: { sections: without(head.sections, 'knowledge') },
    content: { ...content, knowledge },
    what: { items: items.length },
    rows: [putKnowledge(head.id, knowledge)],
  })
}

/** What is open and what rights there are is looked at now: nothing is left out because it came up meanwhile. */
async function prepare(
  store: Store,
  kinds: CaseKinds,
  gathered: Gathered,
  section: Section,
  by: Doer,
): Promise<Act | undefined> {
  const { head, content, now } = gathered
  const [obligations, entitlements, duties] = await Promise.all([
    section === 'obligations' ? owedThrough(store, kinds, head) : [],
    section === 'entitlements' ? entitledThrough(store, head) : [],
    section === 'duties' ? dutiesNow(store, head, now) : undefined,
  ])
  const missing = whatIsMissing(section, content, {
    obligations: obligations.map(({ id }) => ({ obligation: id })),
    entitlements: entitlements.map(({ id }) => ({ entitlement: id })),
  })
  if (missing !== undefined) throw refused(missing, head)
  const isSame = section !== 'duties' || duties?.page === head.duties?.page
  if (head.sections[section] !== undefined && isSame) return undefined
  const prepared = { preparedBy: by.person === 'onduty' ? head.giver : by.person, preparedAt: now }
  return actOf(gathered, {
    did: 'position-hand-over.prepared',
    by,
    after: {
      sections: { ...head.sections, [section]: prepared },
      ...(duties === undefined ? {} : { duties }),
    },
    what: { section },
    rows: [removeReturned(head.id, section)],
  })
}

/** The duty list that counts when the receiver begins. */
export async function dutiesNow(
  store: Store,
  { position, takesEffectAt }: Pick<PositionHandOver, 'position' | 'takesEffectAt'>,
  now: Instant,
): Promise<DutiesSeen | undefined> {
  const list = await dutyListAt(store, takesEffectAt > now ? takesEffectAt : now, position)
  return list === undefined ? undefined : { book: list.book, ...(list.page === undefined ? {} : { page: list.page }) }
}

function confirm(gathered: Gathered, section: Section, by: Doer): Act {
  const { head, now } = gathered
  const prepared = head.sections[section]
  if (prepared === undefined) throw refused(sectionNotPrepared, head)
  const confirmed = { ...prepared, confirmedBy: head.receiver, confirmedAt: now }
  return actOf(gathered, {
    did: 'position-hand-over.confirmed',
    by,
    after: { sections: { ...head.sections, [section]: confirmed } },
    what: { section },
  })
}

/** It is the giver's again, and whoever has signed signs anew. */
function sendBack(gathered: Gathered, { section, reason }: Wanted & { step: 'return' }, by: Doer): Act {
  const { head, now } = gathered
  if (head.sections[section] === undefined) throw refused(sectionNotPrepared, head)
  return actOf(gathered, {
    did: 'position-hand-over.returned',
    by: { ...by, comment: reason },
    after: { sections: without(head.sections, section), signatures: {} },
    what: { section },
    rows: [putReturned(head.id, section, { by: head.receiver, at: now, reason })],
  })
}

async function sign(
  store: Store,
  gathered: Gathered,
  { as, contentHash }: Wanted & { step: 'sign' },
  by: Doer,
): Promise<Act> {
  const { head, now } = gathered
  if (contentHash !== head.contentHash) throw refused(contentHasChanged, head)
  const duties = await dutiesNow(store, head, now)
  if (duties?.page !== head.duties?.page) throw refused(dutyListHasChanged, head)
  const signature = { by: by.person === 'onduty' ? head.giver : by.person, at: now, hash: contentHash }
  return actOf(gathered, {
    did: 'position-hand-over.signed',
    by,
    after: { signatures: { ...head.signatures, [as]: signature } },
    what: { as },
  })
}

/** It is called off: by somebody above, or because the receiver left. */
export async function cancel(store: Store, gathered: Gathered, reason: string | undefined, by: Doer): Promise<Act> {
  const { head, now } = gathered
  const handed = await findHanded(store, head.position, head.from)
  const said = reason === undefined ? {} : { reason }
  return actOf(gathered, {
    did: 'position-hand-over.cancelled',
    by: { ...by, comment: reason },
    after: { status: 'cancelled', stage: 'over', closedAt: now },
    rows: [putCancelled(head.id, { by: by.person, at: now, ...said }), ...handedRow(head, handed)],
    effects: toldOutcome(head, by.person),
  })
}
