import { findChange } from '../change/index.ts'
import type { Item, Store } from '../platform/store.ts'
import { childrenIn, incidentsOf, mergedIn } from './family.store.ts'
import type { IncidentOut } from './incident.contract.ts'
import { linksIn } from './linked-changes.store.ts'

/** What an incident has to do with others and with changes. */
export async function relatedTo(
  store: Store,
  rows: readonly Item[],
): Promise<Pick<IncidentOut, 'children' | 'merged' | 'changes'>> {
  const links = linksIn(rows)
  const [children, merged, changes] = await Promise.all([
    incidentsOf(store, childrenIn(rows)),
    incidentsOf(store, mergedIn(rows)),
    Promise.all(links.map(({ change }) => findChange(store, change))),
  ])
  return {
    children: children.map(({ id, number, title, severity, status }) => ({ id, number, title, severity, status })),
    merged: merged.map(({ id, number, title }) => ({ id, number, title })),
    changes: links.flatMap(({ relation }, nth) => {
      const change = changes[nth]
      return change === undefined
        ? []
        : [{ id: change.id, number: change.number, title: change.title, status: change.status, relation }]
    }),
  }
}
