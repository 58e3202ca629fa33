import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { obligationClosed } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { worksInIt } from '../responsibility/index.ts'
import { hasNot, headAfter } from './entitlement.store.ts'
import type { EntitlementHead } from './entitlement.ts'
import { refused } from './errors.ts'
import { findingOfMisuse } from './finding-of-misuse.ts'
import { type Everything, followedBy, gather } from './gather.ts'
import { letGo } from './let-go.ts'
import { refusedConflict, refusedMoved } from './refused-conflict.ts'
import { conflictsMet, rightsToWatch } from './rules/conflicts.ts'
import { whyNotGiven } from './rules/may-be-given.ts'
import { contentHasChanged } from './rules/reasons.ts'
import { whatHasChanged } from './rules/what-has-changed.ts'
import { mayI } from './rules/what-may-i.ts'
import { approve, end, fallAway, grant, lookBack, proveRevoked, reject, replaced } from './steps/decide.ts'

/** A step somebody wants to take, by whatever door: API, decision page, a list that was imported. */
export type WantedStep =
  | { readonly step: 'approve'; readonly comment?: string | undefined; readonly mitigation?: string | undefined }
  | { readonly step: 'reject'; readonly comment: string }
  | { readonly step: 'cancel' | 'give-back'; readonly comment?: string | undefined }
  | { readonly step: 'grant'; readonly comment: string; readonly account: string }
  | { readonly step: 'revoke'; readonly comment: string }
  | { readonly step: 'review'; readonly verdict: 'justified' | 'not-justified'; readonly comment: string }

export interface Wanting {
  readonly id: Id
  readonly wanted: WantedStep
  readonly caller: Caller
  readonly now: Instant
  /** The version, or the content hash, the caller saw. */
  readonly ifMatch?: number | undefined
  readonly contentHash?: string | undefined
  /** The conflicts the caller saw, by their rules: it is approved with exactly these, or not at all. */
  readonly conflictsSeen?: readonly Id[] | undefined
  /** The obligation a mail was about: the step is taken for this one or not at all. */
  readonly obligation?: Id
}

/** Gathers an entitlement, checks the one rule for this step, and answers with the acts. Said again, it has no effect. */
export async function takeStep(platform: Platform, wanting: Wanting): Promise<Outcome<EntitlementHead>> {
  const { id, wanted, caller, now, ifMatch, contentHash, conflictsSeen, obligation } = wanting
  const everything = await gather(platform, id, now)
  const { before, standing, directory } = everything
  if (!maySee(everything, caller.person)) throw new NotFoundError('entitlement')
  if (isSaidAlready(everything, wanted, caller.person)) return { acts: [], answer: before }
  if (obligation !== undefined && !standing.open.some((each) => each.id === obligation)) {
    throw obligationClosed(standing.all.find((each) => each.id === obligation)?.status)
  }
  const evidence = { state: before.status, version: before.version }
  const verdict = mayI(wanted.step, before, standing.open, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, evidence)
  mustBeVersion(before.version, ifMatch)
  if (contentHash !== undefined && contentHash !== before.contentHash) throw refused(contentHasChanged, evidence)
  const by = { actor: caller.actor, person: caller.person, grant: verdict.yes, comment: wanted.comment }
  const acts = await actsOf(platform, everything, wanted, by, conflictsSeen)
  return { acts, answer: headAfter(acts[0] as Act) }
}

/** Whoever works in the department, and whoever it is about. */
export const maySee = (
  { before, directory, now }: Pick<Everything, 'before' | 'directory' | 'now'>,
  person: Id,
): boolean => before.person === person || before.requester === person || worksInIt(directory, person, now)

type By = Parameters<typeof approve>[1]

async function actsOf(
  platform: Platform,
  everything: Everything,
  wanted: WantedStep,
  by: By,
  conflictsSeen: readonly Id[] | undefined,
): Promise<Act[]> {
  switch (wanted.step) {
    case 'approve':
      return [await approved(platform, everything, { mitigation: wanted.mitigation, conflictsSeen }, by)]
    case 'reject':
      return [reject(everything, by)]
    case 'cancel':
      return [fallAway(everything, by, 'withdrawn', await letGo(platform, everything))]
    case 'give-back':
      return [end(everything, by, 'given-back')]
    case 'grant':
      return granted(platform, everything, by, wanted.account)
    case 'revoke':
      return [proveRevoked(everything, by, await letGo(platform, everything))]
    case 'review':
      return lookedBack(platform, everything, by, wanted.verdict)
  }
}

/** What it stands on and what it conflicts with are looked at once more, in the transaction that approves it. */
async function approved(
  platform: Platform,
  everything: Everything,
  {
    mitigation,
    conflictsSeen,
  }: { readonly mitigation: string | undefined; readonly conflictsSeen: Wanting['conflictsSeen'] },
  by: By,
): Promise<Act> {
  const { before, holding, rules } = everything
  mustHaveGround(everything)
  const instead = holding.has.get(before.right)
  const conflicts = conflictsMet(rules, holding.has)
  const prevents = conflicts.find(({ effect }) => effect === 'prevent')
  if (prevents !== undefined) throw await refusedConflict(platform, 'conflict-prevents', prevents, rules)
  const moved =
    conflictsSeen &&
    whatHasChanged(
      conflictsSeen,
      conflicts.map(({ rule }) => rule),
    )
  if (moved !== undefined) throw await refusedMoved(platform, conflicts, moved.come, rules)
  const needs = conflicts.find(({ effect }) => effect === 'mitigate')
  if (needs !== undefined && mitigation === undefined) {
    throw await refusedConflict(platform, 'mitigation-needed', needs, rules)
  }
  const watch = rightsToWatch(rules, holding.has).map((right) => hasNot(before.person, right))
  return approve(everything, by, { conflicts, mitigation, instead, watch })
}

function mustHaveGround({ before, directory, isDutyOf, now }: Everything): void {
  const why = whyNotGiven(before, directory, isDutyOf, now)
  if (why === undefined) return
  throw refused(why.reason, { state: before.status, version: before.version, because: why.because })
}

/** Granted; one of the same right that it follows ends with it, and nothing has to be taken from the system. */
async function granted(platform: Platform, everything: Everything, by: By, account: string): Promise<Act[]> {
  mustHaveGround(everything)
  return [grant(everything, by, { by: by.person, account }), ...(await endEarlier(platform, everything))]
}

/** The entitlement that this one follows, if one is still active. */
export async function endEarlier(
  platform: Pick<Platform, 'store'>,
  { before, now, whole }: Everything,
): Promise<Act[]> {
  const follows = followedBy(whole)
  if (follows === undefined) return []
  const earlier = await gather(platform, follows, now)
  if (earlier.before.status !== 'active') return []
  return [replaced(earlier, { actor: { kind: 'system', id: 'onduty', from: { door: 'workflow' } } }, before.id)]
}

async function lookedBack(
  platform: Platform,
  everything: Everything,
  by: By,
  verdict: 'justified' | 'not-justified',
): Promise<Act[]> {
  const act = lookBack(everything, by, verdict)
  if (verdict === 'justified') return [act]
  return [act, ...(await findingOfMisuse(platform, everything, by))]
}

/** Where the story says who took a step. */
const TAKEN: Partial<Record<WantedStep['step'], string>> = {
  reject: 'entitlement.rejected',
  revoke: 'entitlement.revoked',
  review: 'entitlement.reviewed',
}

/** A double click, a retry, the same link on two devices: said already, by the same person, and it still holds. */
function isSaidAlready({ before: head, whole }: Everything, wanted: WantedStep, person: Id): boolean {
  if (wanted.step === 'approve') return head.approvedBy === person && head.status === 'approved'
  if (wanted.step === 'grant') return head.grantedBy === person && head.status === 'active'
  const taken = whole.story.findLast(({ did }) => did === TAKEN[wanted.step])
  return taken?.by.id === person && (wanted.step !== 'review' || taken.what.outcome === wanted.verdict)
}
