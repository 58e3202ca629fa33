import type { Instant } from '../../functions/kernel/instant.ts'
import type { CaseKinds } from '../../functions/obligation/index.ts'
import type { Item } from '../../functions/platform/store.ts'
import { alertsAreHeard, heartbeatsAreHeard, inboxesAreEmptied } from './doctor/alerts.ts'
import { actsNameTheirGrant, decisionsComeFromDuty } from './doctor/authority.ts'
import { booksAreInForce, draftsAreJudgedByOthers, oneVersionAtATime, versionsAreAsPublished } from './doctor/books.ts'
import { dutiesAreSeparate, silenceNeverApproves, whatWasApprovedIsWhatRuns } from './doctor/decisions.ts'
import { whatIsPlannedOpens } from './doctor/duties.ts'
import { effectsHappenOnce } from './doctor/effects.ts'
import { plansAreAsPublished } from './doctor/emergency-plans.ts'
import { rightsAreApprovedBySomebody, rightsAreGivenByOthers, rightsEndWithProof } from './doctor/entitlements.ts'
import { partsAreListed } from './doctor/families.ts'
import { bothSignedWhatWasHandedOver, handOversAreCarriedOut } from './doctor/hand-overs.ts'
import { oneAuditTrail, peopleAreKnown, policiesAreThere, storyIsWhole } from './doctor/history.ts'
import { actionsAreJudgedByOthers, reviewsAreAcceptedByOthers } from './doctor/improvement.ts'
import { incidentsAreHeld, nobodyIsPagedTwice } from './doctor/incidents.ts'
import { clockIsArmed, ladderEndsWithTheHead } from './doctor/ladders.ts'
import { onCallIsAsAgreed } from './doctor/on-call.ts'
import { listsNameTheOwner, nobodyInactiveOwns, nothingIsNobodys, oneOwnerOneClock } from './doctor/owners.ts'
import type { Check, Violation } from './doctor/patient.ts'
import { planStepsAreOwed } from './doctor/plan-steps.ts'
import { proofsAreAskedOnce } from './doctor/reachability.ts'
import { packagesAddUp, reportsAreSignedByOthers, reviewsAreDecidedByOthers } from './doctor/reviews.ts'
import { whatWasReadIsSigned } from './doctor/signatures.ts'
import { wardOf } from './doctor/ward.ts'

export interface Checkup {
  readonly checked: number
  readonly violations: readonly Violation[]
}

/** In the order of the invariants of the product description; the last is about rows that are no aggregate's. */
const CHECKS: readonly Check[] = [
  ...[oneOwnerOneClock, listsNameTheOwner],
  ...[nothingIsNobodys, planStepsAreOwed],
  ...[incidentsAreHeld, nobodyIsPagedTwice],
  ...[clockIsArmed, ladderEndsWithTheHead],
  nobodyInactiveOwns,
  ...[actsNameTheirGrant, decisionsComeFromDuty],
  ...[dutiesAreSeparate, draftsAreJudgedByOthers],
  silenceNeverApproves,
  ...[whatWasApprovedIsWhatRuns, versionsAreAsPublished],
  ...[policiesAreThere, peopleAreKnown, storyIsWhole, oneVersionAtATime],
  ...[whatWasReadIsSigned, bothSignedWhatWasHandedOver, handOversAreCarriedOut],
  ...[rightsAreApprovedBySomebody, rightsAreGivenByOthers, rightsEndWithProof],
  ...[reviewsAreAcceptedByOthers, actionsAreJudgedByOthers],
  ...[reviewsAreDecidedByOthers, packagesAddUp, reportsAreSignedByOthers],
  ...[alertsAreHeard, heartbeatsAreHeard],
  oneAuditTrail,
]

/** Everything stored, checked against the invariants that can be seen in the rows. */
export async function checkUp(everything: AsyncIterable<Item>, kinds: CaseKinds, now: Instant): Promise<Checkup> {
  const aggregates = new Map<string, Item[]>()
  const others: Item[] = []
  let checked = 0
  for await (const item of everything) {
    checked += 1
    const rows = item.pk.startsWith('agg#') ? (aggregates.get(item.pk) ?? []) : others
    rows.push(item)
    if (rows !== others) aggregates.set(item.pk, rows)
  }
  const patients = [...aggregates.values()].map((rows) => rows.toSorted((a, b) => (a.sk < b.sk ? -1 : 1)))
  const ward = wardOf(patients, kinds, now)
  const violations = [
    ...patients.flatMap((patient) => CHECKS.flatMap((check) => check(patient, ward))),
    ...booksAreInForce(patients, others, now),
    ...whatIsPlannedOpens(patients, others, now),
    ...partsAreListed(patients),
    ...onCallIsAsAgreed(patients, others, ward),
    ...proofsAreAskedOnce(patients, others),
    ...plansAreAsPublished(patients, others, ward),
    ...effectsHappenOnce(others, now),
    ...inboxesAreEmptied(others, now),
  ]
  return { checked, violations }
}
