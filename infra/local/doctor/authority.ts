import type { AuditEntry } from '../../../functions/audit-trail/index.ts'
import { type Check, changeIn, headIn, storyIn, violation } from './patient.ts'

/** Acts that need no authority beside being who one is: the owner of the obligation, a reader of the case. */
export const WITHOUT_GRANT: ReadonlySet<string> = new Set([
  'obligation.acknowledged',
  'obligation.offered',
  'obligation.accepted',
  'obligation.declined',
  'change.commented',
  // Not an act by authority but the record that somebody had none.
  'change.link-opened-by-other',
  'entitlement.link-opened-by-other',
])

/** Acts that decide on a change. */
export const DECIDES: ReadonlySet<string> = new Set([
  'change.assessed',
  'change.authorised',
  'change.rejected',
  'change.tested',
  'change.test-failed',
  'change.released',
  'change.failed',
  'change.rolled-back',
  'change.closed',
  'change.cancelled',
])

/** 5: the record of each act names the grant it used. */
export const actsNameTheirGrant: Check = (patient) => {
  const id = String(headIn(patient)?.id)
  return storyIn(patient)
    .filter(({ by, did, grant }) => by.kind !== 'system' && grant === undefined && !WITHOUT_GRANT.has(did))
    .map(({ seq, did }) => violation(5, id, `entry ${seq}, ${did}, names no grant`))
}

/** 5: who decides does so through a position, or because of what they are to this very change. */
export const decisionsComeFromDuty: Check = (patient) =>
  storyIn(patient)
    .filter((entry) => changeIn(patient) !== undefined && DECIDES.has(entry.did) && !comesFromDuty(entry))
    .map(({ seq, did }) => violation(5, String(headIn(patient)?.id), `entry ${seq}, ${did}, comes from no position`))

/** That there is a grant at all is asked above, that it was not the clock elsewhere. */
const comesFromDuty = ({ by, grant }: AuditEntry): boolean =>
  by.kind === 'system' || grant === undefined || grant.position !== undefined || grant.via === 'relation'
