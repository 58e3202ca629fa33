/** Every act that needs a position. Rooms add theirs here, so that one list answers "what can be allowed at all?". */
export const AUTHORITIES = [
  'change.raise',
  'change.assess',
  'change.authorise',
  'change.test',
  'change.review',
  'change.cancel',
  'policy.publish',
  'directory.administer',
  'effects.redrive',
  'audit.verify',
  'audit.erase',
  'token.issue',
] as const
export type AuthorityName = (typeof AUTHORITIES)[number]
