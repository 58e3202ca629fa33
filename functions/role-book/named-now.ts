import type { Id } from '../kernel/ids.ts'
import type { Text } from '../kernel/text.ts'
import { findObjectives, openObjectives } from '../objective/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Duty } from './duty.ts'
import type { Named } from './duty.view.ts'

/** What everything is called now; objectives that are over are looked up for the duties that name them. */
export async function namedNow(store: Store, directory: Directory, duties: Iterable<Duty> = []): Promise<Named> {
  const open = await openObjectives(store)
  const objectives = new Map<Id, Text>(open.map(({ id, title }) => [id, title]))
  const others = [...new Set([...duties].flatMap(({ objective }) => objective ?? []))].filter(
    (id) => !objectives.has(id),
  )
  if (others.length > 0) for (const [id, { title }] of await findObjectives(store, others)) objectives.set(id, title)
  return { directory, objectives }
}
