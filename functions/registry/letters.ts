import { outcomeLetter } from '../acknowledgement/acknowledgement.outcome-mail.ts'
import { changeLetters } from '../change/change.emails.tsx'
import { decisionLetters } from '../decision/decision.emails.ts'
import { drillLetters } from '../emergency-plan/drill.emails.ts'
import { entitlementLetters } from '../entitlement/entitlement.emails.ts'
import { provisionHook } from '../entitlement/provision-hook.ts'
import { RECURRED } from '../improvement/recur.ts'
import { recurredLetter } from '../improvement/recurred-mail.ts'
import { updateLetter } from '../incident/incident.update-mail.ts'
import { mergedLetter } from '../incident/merge-mail.ts'
import { MERGED } from '../incident/steps/merge.ts'
import { VENDOR_MAIL } from '../incident/steps/party.ts'
import { UPDATE_MAIL } from '../incident/update-mail-name.ts'
import { vendorLetter } from '../incident/vendor-mail.ts'
import { obligationLetters } from '../obligation/obligation.emails.ts'
import { onCallLetters } from '../on-call/on-call.emails.ts'
import type { Letter } from '../outbox/index.ts'
import type { Hook } from '../platform/webhook.ts'
import { outcomeLetter as handOverOutcomeLetter } from '../position-hand-over/position-hand-over.outcome-mail.ts'
import { decisions } from './decisions.ts'
import { kinds } from './kinds.ts'

/** Mails, each composed by its room. */
export const letters: Readonly<Record<string, Letter>> = {
  ...obligationLetters(kinds),
  ...decisionLetters(decisions),
  ...changeLetters,
  ...entitlementLetters,
  ...onCallLetters,
  ...drillLetters,
  'acknowledgement.outcome': outcomeLetter,
  [MERGED]: mergedLetter,
  [UPDATE_MAIL]: updateLetter,
  [VENDOR_MAIL]: vendorLetter,
  [RECURRED]: recurredLetter,
  'position-hand-over.outcome': handOverOutcomeLetter,
}

/** Calls of other systems. */
export const hooks: Readonly<Record<string, Hook>> = { 'entitlement.provision': provisionHook }
