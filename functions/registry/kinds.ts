import { accessReviewKind } from '../access-review/access-review.case.ts'
import { reviewPackageKind } from '../access-review/review-package.case.ts'
import { acknowledgementKind } from '../acknowledgement/acknowledgement.case.ts'
import { changeKind } from '../change/change.case.ts'
import { dutyKind } from '../duty/duty.case.ts'
import { drillKind } from '../emergency-plan/drill.case.ts'
import { entitlementKind } from '../entitlement/entitlement.case.ts'
import { findingKind } from '../finding/finding.case.ts'
import { actionKind } from '../improvement/action.case.ts'
import { reviewKind } from '../improvement/review.case.ts'
import { incidentKind } from '../incident/incident.case.ts'
import { objectiveKind } from '../objective/objective.case.ts'
import type { CaseKind, CaseKinds } from '../obligation/index.ts'
import { rosterGapKind } from '../obligation/roster-gap.case.ts'
import { onCallGapKind } from '../on-call/gap.case.ts'
import { onCallHandOverKind } from '../on-call/hand-over.case.ts'
import { onCallSwapKind } from '../on-call/swap.case.ts'
import { calendarYearKind } from '../planning/calendar-year.case.ts'
import { positionHandOverKind } from '../position-hand-over/position-hand-over.case.ts'
import { contactProofKind } from '../reachability/contact-proof.case.ts'
import { draftKind } from '../role-book/draft.case.ts'
import { bookGapKind } from '../role-book/gap.case.ts'

/** Every kind of case there is, by the prefix of its ids. */
export const kinds: CaseKinds = new Map<string, CaseKind>(
  [
    changeKind,
    rosterGapKind,
    calendarYearKind,
    objectiveKind,
    findingKind,
    entitlementKind,
    draftKind,
    bookGapKind,
    dutyKind,
    acknowledgementKind,
    accessReviewKind,
    reviewPackageKind,
    positionHandOverKind,
    incidentKind,
    reviewKind,
    actionKind,
    onCallGapKind,
    onCallSwapKind,
    onCallHandOverKind,
    drillKind,
    contactProofKind,
  ].map((kind) => [kind.prefix, kind]),
)
