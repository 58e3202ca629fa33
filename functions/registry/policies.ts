import { ACCESS_REVIEW } from '../access-review/access-review-policy.ts'
import { ACKNOWLEDGEMENT } from '../acknowledgement/acknowledgement-policy.ts'
import { NORMAL_CHANGE } from '../change/change-policy.ts'
import { DUTY } from '../duty/duty-policy.ts'
import { EMERGENCY_DRILL } from '../emergency-plan/emergency-plan-policy.ts'
import { ENTITLEMENT } from '../entitlement/entitlement-policy.ts'
import { FINDING } from '../finding/finding-policy.ts'
import { IMPROVEMENT_ACTION, POST_INCIDENT_REVIEW } from '../improvement/improvement-policy.ts'
import { INCIDENT } from '../incident/incident-policy.ts'
import { OBJECTIVE } from '../objective/objective-policy.ts'
import { type DeclaredPolicies, type DeclaredPolicy, ROSTER_GAP } from '../obligation/index.ts'
import { HAND_OVER } from '../obligation/obligation-policies.ts'
import { ON_CALL } from '../on-call/on-call-policy.ts'
import { POSITION_HAND_OVER } from '../position-hand-over/position-hand-over-policy.ts'
import { REACHABILITY } from '../reachability/reachability-policy.ts'
import { ROLE_BOOK_DRAFT, ROLE_BOOK_GAP } from '../role-book/book-policies.ts'

/** What cases run by: each room declares its own, and people publish further versions. */
export const policies: DeclaredPolicies = new Map<string, DeclaredPolicy>(
  [
    NORMAL_CHANGE,
    HAND_OVER,
    ROSTER_GAP,
    OBJECTIVE,
    FINDING,
    ENTITLEMENT,
    ROLE_BOOK_DRAFT,
    ROLE_BOOK_GAP,
    DUTY,
    ACKNOWLEDGEMENT,
    ACCESS_REVIEW,
    POSITION_HAND_OVER,
    INCIDENT,
    POST_INCIDENT_REVIEW,
    IMPROVEMENT_ACTION,
    ON_CALL,
    EMERGENCY_DRILL,
    REACHABILITY,
  ].map((each) => [each.name, each]),
)
