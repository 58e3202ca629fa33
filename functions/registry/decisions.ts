import { receiveAlertMail } from '../alert/intake/receive-alert-mail.ts'
import { changeDecisions } from '../change/change.decision.ts'
import type { DecisionKind, DecisionKinds } from '../decision/index.ts'
import { type Received, receiveMail as receiving } from '../decision/receive-mail.ts'
import { entitlementDecisions } from '../entitlement/entitlement.decision.ts'
import { incidentDecisions } from '../incident/incident.decision.ts'
import type { InboundMail } from '../platform/inbound-mail.ts'
import type { Platform } from '../platform/platform.ts'

/** What can be decided from a mail, by the prefix of the case. */
export const decisions: DecisionKinds = new Map<string, DecisionKind>(
  [changeDecisions, entitlementDecisions, incidentDecisions].map((each) => [each.prefix, each]),
)

const decide = receiving(decisions)

/** A mail to Onduty: of a monitoring system to the address of its source, or an answer to one of ours. */
export const receiveMail = async (platform: Platform, mail: InboundMail): Promise<Received | 'alert'> =>
  (await receiveAlertMail(platform, mail, platform.clock)) ? 'alert' : decide(platform, mail)
