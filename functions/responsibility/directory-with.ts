import type { Id } from '../kernel/ids.ts'
import type { Write } from '../platform/store.ts'
import type { BookInForce, Directory } from './directory.ts'
import {
  type DirectoryKind,
  type DirectoryThings,
  directoryMoves,
  putInDirectory,
  takeFromDirectory,
} from './responsibility.store.ts'

/** One thing of the organisation becomes another one, or is taken out. */
export type DirectoryChange = {
  readonly [Kind in DirectoryKind]:
    | { readonly kind: Kind; readonly put: DirectoryThings[Kind] }
    | { readonly kind: Kind; readonly remove: Id }
}[DirectoryKind]

/** The rows of changes. */
export const rowsOf = (changes: readonly DirectoryChange[]): Write[] =>
  changes.map((change) =>
    'put' in change
      ? putInDirectory(change.kind, change.put.id, change.put)
      : takeFromDirectory(change.kind, change.remove),
  )

/** The row that says the directory is another one. */
export const movesOf = (directory: Pick<Directory, 'version'>): Write => directoryMoves(directory.version)

/** The organisation as it will be after changes: what rules look at before they let them happen. */
export function directoryWith(directory: Directory, changes: readonly DirectoryChange[]): Directory {
  let after: Directory = { ...directory, version: directory.version + 1 }
  for (const change of changes) after = { ...after, ...changed(after, change) }
  return after
}

function changed(directory: Directory, change: DirectoryChange): Partial<Directory> {
  switch (change.kind) {
    case 'department':
      return 'put' in change ? { department: change.put } : {}
    case 'person':
      return { people: mapWith(directory.people, change) }
    case 'group':
      return { groups: mapWith(directory.groups, change) }
    case 'position':
      return { positions: mapWith(directory.positions, change) }
    case 'service':
      return { services: mapWith(directory.services, change) }
    case 'assignment':
      return { assignments: listWith(directory.assignments, change) }
    case 'deputy':
      return { deputies: listWith(directory.deputies, change) }
    case 'book':
    case 'grants':
      // What rules look at is a whole book: {@link directoryUnder}.
      return {}
    case 'absence':
      return { absences: listWith(directory.absences, change) }
  }
}

/** The organisation as it will be once another version of the role book is published. */
export const directoryUnder = (directory: Directory, book: BookInForce): Directory => ({
  ...directory,
  version: directory.version + 1,
  books: [...directory.books, book].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
})

type Change<Thing> = { readonly put: Thing } | { readonly remove: Id }
const idIn = <Thing extends { readonly id: Id }>(change: Change<Thing>): Id =>
  'put' in change ? change.put.id : change.remove

function mapWith<Thing extends { readonly id: Id }>(things: ReadonlyMap<Id, Thing>, change: Change<Thing>) {
  const after = new Map(things)
  if ('put' in change) after.set(change.put.id, change.put)
  else after.delete(change.remove)
  return after
}

function listWith<Thing extends { readonly id: Id }>(things: readonly Thing[], change: Change<Thing>) {
  const others = things.filter(({ id }) => id !== idIn(change))
  return 'put' in change ? [...others, change.put] : others
}
