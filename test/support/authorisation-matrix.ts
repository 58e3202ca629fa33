import { ACCESS_REVIEWS } from './matrix/access-reviews.ts'
import { ACKNOWLEDGEMENTS } from './matrix/acknowledgements.ts'
import { ALERTS } from './matrix/alerts.ts'
import { AUTHORITY } from './matrix/authority.ts'
import { CHANGES } from './matrix/changes.ts'
import { DUTIES } from './matrix/duties.ts'
import { EMERGENCY_PLANS } from './matrix/emergency-plans.ts'
import { ENTITLEMENTS } from './matrix/entitlements.ts'
import { EXCHANGE } from './matrix/exchange.ts'
import { IMPROVEMENT } from './matrix/improvement.ts'
import { INCIDENT_FIGURES } from './matrix/incident-figures.ts'
import { INCIDENTS } from './matrix/incidents.ts'
import { OBJECTIVE_DUTIES } from './matrix/objective-duties.ts'
import { OBJECTIVES } from './matrix/objectives.ts'
import { ON_CALL } from './matrix/on-call.ts'
import { ORGANISATION } from './matrix/organisation.ts'
import { PAGING } from './matrix/paging.ts'
import { POLICIES } from './matrix/policies.ts'
import { POSITION_HAND_OVERS } from './matrix/position-hand-overs.ts'
import { REACHABILITY } from './matrix/reachability.ts'
import { ROLE_BOOK } from './matrix/role-book.ts'
import { ROLE_BOOK_CHECKS } from './matrix/role-book-checks.ts'
import type { Rows } from './matrix/row.ts'
import { SCIM } from './matrix/scim.ts'
import { SYSTEM } from './matrix/system.ts'

/** The table: for every operation of the API who gets in, and what the others are told. */
export const MATRIX: Rows = {
  ...ORGANISATION,
  ...AUTHORITY,
  ...CHANGES,
  ...POLICIES,
  ...DUTIES,
  ...ACKNOWLEDGEMENTS,
  ...OBJECTIVES,
  ...OBJECTIVE_DUTIES,
  ...ENTITLEMENTS,
  ...ACCESS_REVIEWS,
  ...POSITION_HAND_OVERS,
  ...INCIDENTS,
  ...ALERTS,
  ...INCIDENT_FIGURES,
  ...IMPROVEMENT,
  ...PAGING,
  ...REACHABILITY,
  ...ON_CALL,
  ...EMERGENCY_PLANS,
  ...ROLE_BOOK,
  ...ROLE_BOOK_CHECKS,
  ...EXCHANGE,
  ...SCIM,
  ...SYSTEM,
}
