import type { Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import type { CaseKinds } from '../obligation/index.ts'
import { type Act, headAfterAct, type Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { isActive, notActive, personIsActive } from '../responsibility/index.ts'
import { decideOnEntitlements, decideOnObligations, type WantedChoice } from './decide.ts'
import { refused } from './errors.ts'
import { type Gathered, gather } from './gather.ts'
import type { Knowledge, KnowledgeItem, PositionHandOverHead, Section, Side } from './position-hand-over.ts'
import { mayCancel } from './rules/may-lead.ts'
import { type Action, mayI } from './rules/what-may-i.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { cancel } from './steps/cancel.ts'
import { confirm, prepare, recordKnowledge, sendBack, sign } from './steps/parts.ts'
import type { Doer } from './steps/step.ts'

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
    const verdict = mayCancel(directory, head, person, now)
    if ('no' in verdict) throw refused(verdict.no, head)
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
      return recordKnowledge(gathered, knowledgeIn(wanted), by)
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

const knowledgeIn = ({ items, nothing }: Wanted & { readonly step: 'record-knowledge' }): Knowledge => ({
  items,
  ...(nothing === undefined ? {} : { nothing }),
})
