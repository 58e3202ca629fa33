import type { AuditEntry } from '../../audit-trail/index.ts'
import type { Incident } from '../../incident/index.ts'
import { INCIDENT_ROLES, type IncidentRole } from '../../incident/index.ts'
import type { Id } from '../../kernel/ids.ts'

/** Who had which role in an incident, each person once, in the order in which they had it. */
export function rolesHeld(
  { roles }: Pick<Incident, 'roles'>,
  story: readonly Pick<AuditEntry, 'did' | 'by' | 'what'>[],
): Readonly<Record<IncidentRole, readonly Id[]>> {
  const held: Record<IncidentRole, Id[]> = { commander: [], operations: [], communications: [], scribe: [] }
  const had = (role: IncidentRole, person: unknown) => {
    if (typeof person === 'string' && !held[role].includes(person)) held[role].push(person)
  }
  for (const { did, by, what } of story) {
    if (did === 'incident.acknowledged') had('commander', what.commander)
    if (did === 'incident.command-taken') had('commander', by.id)
    if (did === 'incident.role-assigned' && INCIDENT_ROLES.includes(what.role as IncidentRole))
      had(what.role as IncidentRole, what.person)
  }
  for (const role of INCIDENT_ROLES) had(role, roles[role])
  return held
}

/** Whoever led an incident at some time, and whoever had any role in it. */
export function whoHadAPart(
  incident: Pick<Incident, 'roles'>,
  story: readonly Pick<AuditEntry, 'did' | 'by' | 'what'>[],
): { readonly commanded: readonly Id[]; readonly involved: readonly Id[] } {
  const held = rolesHeld(incident, story)
  return { commanded: held.commander, involved: [...new Set(Object.values(held).flat())] }
}
