import { isId } from '../kernel/ids.ts'
import type { Language } from '../kernel/text.ts'
import type { TimelineEntry } from '../obligation/timeline.contract.ts'
import type { Directory } from '../responsibility/index.ts'

/** People an entry of the story speaks of, by what they are to it; `pagedName` stands beside `paged`. */
const PEOPLE = ['paged', 'person', 'to'] as const

/** An entry of an incident's story with names where it knows ids only: whom was paged, who has a role, which vendor spoke. */
export function namedIn(
  entry: TimelineEntry,
  { directory, language }: { readonly directory: Directory; readonly language: Language },
): TimelineEntry {
  const names = PEOPLE.flatMap((key) => {
    const id = entry.what[key]
    const known = typeof id === 'string' && isId(id, 'per') ? directory.people.get(id) : undefined
    return known === undefined ? [] : [[`${key}Name`, known.name]]
  })
  const what = { ...entry.what, ...Object.fromEntries(names) }
  // A vendor answers by its link, without being anybody here: the entry keeps what it was called then.
  const vendor: unknown = Object(entry.what.name)[language]
  const isVendor = entry.did === 'incident.party-answered' && entry.by.kind === 'machine' && typeof vendor === 'string'
  return { ...entry, what, ...(isVendor && { by: { ...entry.by, name: vendor } }) }
}
