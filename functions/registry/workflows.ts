import { accessReviewWorkflow, reviewPackageWorkflow } from '../access-review/access-review.workflow.ts'
import { acknowledgementWorkflow } from '../acknowledgement/acknowledgement.workflow.ts'
import { changeLifecycle } from '../change/change-lifecycle.workflow.ts'
import { dutyOccurrenceWorkflow } from '../duty/duty-occurrence.workflow.ts'
import { drillWorkflow } from '../emergency-plan/drill.workflow.ts'
import { entitlementLifecycle } from '../entitlement/entitlement-lifecycle.workflow.ts'
import { entitlementTerm } from '../entitlement/entitlement-term.workflow.ts'
import { entitlementResultsWorkflow } from '../entitlement/orders/results.workflow.ts'
import { entitlementReportWorkflow } from '../entitlement/report.workflow.ts'
import { importWorkflow } from '../exchange/import.workflow.ts'
import { findingWorkflow } from '../finding/finding.workflow.ts'
import { improvementActionWorkflow, postIncidentReviewWorkflow } from '../improvement/improvement.workflow.ts'
import { incidentEscalation } from '../incident/incident-escalation.workflow.ts'
import { objectiveWorkflow } from '../objective/objective.workflow.ts'
import { rosterGapWorkflow } from '../obligation/roster-gap.workflow.ts'
import { onCallGapWorkflow, onCallHandOverWorkflow, onCallSwapWorkflow } from '../on-call/on-call.workflow.ts'
import { calendarYearWorkflow } from '../planning/calendar-year.workflow.ts'
import type { Workflow } from '../platform/workflow.ts'
import { positionHandOverWorkflow } from '../position-hand-over/position-hand-over.workflow.ts'
import { contactProofWorkflow } from '../reachability/contact-proof.workflow.ts'
import { awayWorkflow } from '../responsibility/away.workflow.ts'
import { leaverWorkflow } from '../responsibility/leaver.workflow.ts'
import { draftWorkflow } from '../role-book/role-book-draft.workflow.ts'
import { bookGapWorkflow } from '../role-book/role-book-gap.workflow.ts'

/** What cases run through, on Step Functions and on one machine. */
export const workflows: readonly Workflow[] = [
  changeLifecycle,
  rosterGapWorkflow,
  calendarYearWorkflow,
  objectiveWorkflow,
  awayWorkflow,
  leaverWorkflow,
  importWorkflow,
  findingWorkflow,
  entitlementLifecycle,
  entitlementTerm,
  entitlementReportWorkflow,
  entitlementResultsWorkflow,
  dutyOccurrenceWorkflow,
  draftWorkflow,
  bookGapWorkflow,
  acknowledgementWorkflow,
  accessReviewWorkflow,
  reviewPackageWorkflow,
  positionHandOverWorkflow,
  incidentEscalation,
  postIncidentReviewWorkflow,
  improvementActionWorkflow,
  onCallGapWorkflow,
  onCallSwapWorkflow,
  onCallHandOverWorkflow,
  drillWorkflow,
  contactProofWorkflow,
]
