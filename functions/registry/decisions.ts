import { changeDecisions } from '../change/change.decision.ts'
import type { DecisionKind, DecisionKinds } from '../decision/index.ts'
import { receiveMail as receiving } from '../decision/receive-mail.ts'
import { entitlementDecisions } from '../entitlement/entitlement.decision.ts'
import { incidentDecisions } from '../incident/incident.decision.ts'

/** What can be decided from a mail, by the prefix of the case. */
export const decisions: DecisionKinds = new Map<string, DecisionKind>(
  [changeDecisions, entitlementDecisions, incidentDecisions].map((each) => [each.prefix, each]),
)

/** A mail to Onduty. */
export const receiveMail = receiving(decisions)
