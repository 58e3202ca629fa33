/** About each: `{ incident, severity, service?, exercise, drill? }`. */
export const INCIDENT_OPENED = 'incident.opened'
export const INCIDENT_ACKNOWLEDGED = 'incident.acknowledged'
/** And `was`: the severity before. */
export const INCIDENT_SEVERITY_CHANGED = 'incident.severity-changed'
export const INCIDENT_MITIGATED = 'incident.mitigated'
/** And `cause`. */
export const INCIDENT_RESOLVED = 'incident.resolved'
export const INCIDENT_REOPENED = 'incident.reopened'
export const INCIDENT_CANCELLED = 'incident.cancelled'
/** Its parts are over with it: `{ incident }`. */
export const INCIDENT_PARTS_RESOLVED = 'incident.parts-resolved'
/** And `into`. */
export const INCIDENT_MERGED = 'incident.merged'
/** Those affected are to be told: `{ incident, audiences, seq }`, the entry of the story that has the words. */
export const INCIDENT_UPDATED = 'incident.updated'
