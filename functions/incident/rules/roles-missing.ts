import type { Incident } from '../incident.ts'
import type { IncidentRole } from '../severity-policy.ts'

/** Roles that the severity asks for and nobody has. */
export const rolesMissing = (roles: Incident['roles'], asked: readonly IncidentRole[]): readonly IncidentRole[] =>
  asked.filter((role) => roles[role] === undefined)
