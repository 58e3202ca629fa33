import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { obligationClosed, pinnedPolicy } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { getChange, headAfter } from './change.store.ts'
import type {
  AssessedChange,
  AuthorisedChange,
  ChangeHead,
  ReleasedChange,
  SubmittedChange,
  TestedChange,
} from './change.ts'
import { NORMAL_CHANGE } from './change-policy.ts'
import { isStale, needsComment, refused } from './errors.ts'
import { contentHasChanged } from './rules/reasons.ts'
import { mayI } from './rules/what-may-i.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import {
  assess,
  authorise,
  backOut,
  cancel,
  type Decider,
  failTest,
  passTest,
  reject,
  release,
  review,
} from './steps/decide.ts'
import type { Gathered } from './steps/step.ts'

/** A step somebody wants to take, by whatever door: API, decision page, mail. */
export type WantedStep =
  | { readonly step: 'assess'; readonly verdict: 'sound' | 'unsound'; readonly comment?: string }
  | { readonly step: 'authorise'; readonly comment?: string }
  | { readonly step: 'reject'; readonly comment: string }
  | { readonly step: 'record-test'; readonly outcome: 'passed' | 'failed'; readonly comment: string }
  | {
      readonly step: 'release'
      readonly outcome: 'succeeded' | 'failed' | 'rolled-back'
      readonly comment?: string
    }
  | { readonly step: 'back-out'; readonly comment: string }
  | { readonly step: 'review'; readonly wasEffective: boolean; readonly comment: string }
  | { readonly step: 'cancel'; readonly comment: string }

export interface Wanting {
  readonly id: Id
  readonly wanted: WantedStep
  readonly caller: Caller
  readonly now: Instant
  /** The version, or the content hash, the caller saw. */
  readonly ifMatch?: number
  readonly contentHash?: string
  /** The obligation a mail was about: the step is taken for this one or not at all. */
  readonly obligation?: Id
}

/**
 * Gathers a change, checks the one rule for this step, and answers with the act. The same decision said again by the
 * same person has no further effect; another decision meets the new state.
 */
export async function takeStep(platform: Platform, wanting: Wanting): Promise<Outcome<ChangeHead>> {
  const { id, wanted, caller, now, ifMatch, contentHash, obligation } = wanting
  const [whole, directory] = await Promise.all([getChange(platform.store, id), loadDirectory(platform.store)])
  const { head, content, standing } = whole
  mustBeAbleToSee(directory, caller.person, now, head.requester === caller.person)
  if (isSaidAlready(head, wanted, caller.person)) return { acts: [], answer: head }
  if (obligation !== undefined && !standing.open.some((each) => each.id === obligation)) {
    throw obligationClosed(standing.all.find((each) => each.id === obligation)?.status)
  }
  const verdict = mayI(wanted.step, { head, standing }, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, { state: head.status, version: head.version })
  if (ifMatch !== undefined && ifMatch !== head.version) throw isStale(head)
  if (contentHash !== undefined && contentHash !== head.contentHash) {
    throw refused(contentHasChanged, { state: head.status, version: head.version })
  }
  if (wanted.comment === undefined && needsReason(wanted)) throw needsComment()
  const policy = await pinnedPolicy(platform.store, NORMAL_CHANGE, head.policy)
  const gathered: Gathered = { head, content, standing, directory, now, policy }
  const decider: Decider = {
    actor: caller.actor,
    person: caller.person,
    grant: verdict.yes,
    ...(wanted.comment === undefined ? {} : { comment: wanted.comment }),
  }
  const act = actOfStep(gathered, wanted, decider)
  return { acts: [act], answer: headAfter(act) }
}

/** Which state each step starts from was checked by `mayI`; the casts say so to the compiler. */
function actOfStep(gathered: Gathered, wanted: WantedStep, by: Decider): Act {
  const from = <State>() => gathered as Gathered & { readonly head: ChangeHead & State }
  switch (wanted.step) {
    case 'assess':
      return wanted.verdict === 'sound' ? assess(from<SubmittedChange>(), by) : reject(from<SubmittedChange>(), by)
    case 'authorise':
      return authorise(from<AssessedChange>(), by)
    case 'reject':
      return reject(from<AssessedChange>(), by)
    case 'record-test':
      return wanted.outcome === 'passed'
        ? passTest(from<AuthorisedChange>(), by)
        : failTest(from<AuthorisedChange>(), by)
    case 'release':
      return release(from<TestedChange>(), wanted.outcome === 'succeeded' ? 'released' : wanted.outcome, by)
    case 'back-out':
      return gathered.head.stage === 'review'
        ? backOut(from<ReleasedChange>(), by)
        : release(from<TestedChange>(), 'rolled-back', by)
    case 'review':
      return review(from<ReleasedChange>(), wanted.wasEffective, by)
    case 'cancel':
      return cancel(gathered, by)
  }
}

const needsReason = (wanted: WantedStep): boolean =>
  (wanted.step === 'assess' && wanted.verdict === 'unsound') ||
  (wanted.step === 'release' && wanted.outcome !== 'succeeded')

/** A double click, a retry, the same link on two devices: said already, by the same person, and it still holds. */
function isSaidAlready({ status, decisions }: ChangeHead, wanted: WantedStep, person: Id): boolean {
  switch (wanted.step) {
    case 'assess':
      return wanted.verdict === 'sound' && status === 'assessed' && decisions.assess === person
    case 'authorise':
      return decisions.authorise === person && status === 'authorised'
    case 'reject':
      return decisions.authorise === person && status === 'rejected'
    case 'release':
      return decisions.release === person && status === (wanted.outcome === 'succeeded' ? 'released' : wanted.outcome)
    case 'back-out':
      return decisions.release === person && status === 'rolled-back'
    case 'review':
      return decisions.review === person && status === 'closed'
    default:
      return false
  }
}
