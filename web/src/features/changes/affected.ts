interface Needed {
  readonly id: string
  readonly neededBy: readonly { readonly id: string }[]
}

/** Services that do not run without the chosen ones: at once, and through others. */
export interface Affected<Service> {
  readonly directly: readonly Service[]
  readonly further: readonly Service[]
}

/** What a change of these services touches beside them; as the server says of a change once it is raised. */
export function affectedBy<Service extends Needed>(
  chosen: readonly string[],
  services: readonly Service[],
): Affected<Service> {
  const byId = new Map(services.map((service) => [service.id, service]))
  const needing = (id: string): string[] => byId.get(id)?.neededBy.map((other) => other.id) ?? []
  const directly = new Set(chosen.flatMap(needing))
  const touched = new Set([...chosen, ...directly])
  // What needs something touched is touched too; the set grows while it is walked.
  for (const id of touched) for (const other of needing(id)) touched.add(other)

  const beside = [...touched].filter((id) => !chosen.includes(id))
  const named = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  return {
    directly: named(beside.filter((id) => directly.has(id))),
    further: named(beside.filter((id) => !directly.has(id))),
  }
}
