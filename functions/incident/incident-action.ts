/** What somebody can do with an incident; whether they may, and why not, is told with it. */
export const INCIDENT_ACTIONS = [
  'acknowledge',
  'attend',
  'note',
  'update',
  'mitigate',
  'resolve',
  'reopen',
  'cancel',
  'change-severity',
  'assign-role',
  'offer-command',
  'take-command',
  'decline-command',
  'keep-command',
  'plan-step',
  'merge',
  'join',
  'link',
  'pull-in',
  'answer-party',
] as const
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number]
