/**
 * Questions these rows answer
 *
 * | question                                    | row                                                          |
 * |---------------------------------------------|--------------------------------------------------------------|
 * | what does the organisation look like now    | `directory` / `<kind>#<id>`, read whole (tens to thousands)  |
 * | has it changed since I read it              | `directory` / `version`                                      |
 * | is this person still active (in a decision) | `agg#<key of the person>` / `head`: `active`                 |
 *
 * The organisation is small and read by every rule, and changes a few times a day: so it lies in one partition, is kept
 * in memory by whoever read it, and is read again only when its version has moved.
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Item, type Key, type Store, StoreBusyError, type Write } from '../platform/store.ts'
import type {
  Absence,
  Assignment,
  Attendance,
  BookInForce,
  Department,
  Deputy,
  Directory,
  DutyAuthority,
  Group,
  Person,
  Position,
  Service,
} from './directory.ts'

const DIRECTORY = 'directory'
const VERSION_KEY: Key = { pk: DIRECTORY, sk: 'version' }

/** The kinds of things in the directory, by the word in front of their sort key. */
export interface DirectoryThings {
  department: Department
  person: Person
  group: Group
  position: Position
  assignment: Assignment
  deputy: Deputy
  absence: Absence
  service: Service
  /** A version of the role book takes effect at an instant. */
  book: BookOpening
  /** What its duties let one position do. Written before the opening, which makes them count. */
  grants: BookGrants
}

/** When a version of the role book takes effect. */
export interface BookOpening {
  /** {@link openingName}: its version and what it says, so that nobody opens grants somebody else wrote meanwhile. */
  readonly id: string
  readonly version: number
  readonly from: Instant
}

/** What the duties of one version let one position do. */
export interface BookGrants {
  /** The opening they belong to, `#`, the position. */
  readonly id: string
  readonly position: Id
  readonly authorities: readonly DutyAuthority[]
  /** When its duties need somebody there. */
  readonly attendance?: Attendance
}

/** Versions in their order as text, and apart when two would be the same number. */
export const openingName = (version: number, hash: string): string =>
  `${String(version).padStart(6, '0')}-${hash.slice(0, 16)}`

/** The version in an {@link openingName}. */
export const versionOfOpening = (opening: string): number => Number(opening.slice(0, 6))

/** The grants of a version, a row a position: they count for nothing until {@link openingRow}. */
export const grantRows = (
  opening: string,
  authorities: ReadonlyMap<Id, readonly DutyAuthority[]>,
  attendance: ReadonlyMap<Id, Attendance> = new Map(),
): Write[] =>
  [...new Set([...authorities.keys(), ...attendance.keys()])].map((position) => {
    const id = `${opening}#${position}`
    const needed = attendance.get(position)
    return putInDirectory('grants', id, {
      ...{ id, position, authorities: authorities.get(position) ?? [] },
      ...(needed === undefined ? {} : { attendance: needed }),
    })
  })

/** Makes them count from its instant on. Same transaction as {@link directoryMoves}. */
export const openingRow = (opening: BookOpening): Write => putInDirectory('book', opening.id, opening)

/** A version that never takes effect. Same transaction as {@link directoryMoves}. */
export const withoutOpening = (id: string): Write => takeFromDirectory('book', id)

/**
 * Openings and grants leave the directory, which everybody reads whole; answers how many rows went. Whoever reads
 * meanwhile sees the same authority, as long as what is kept is all that counts, or will.
 *
 * @param isKept asked with the {@link openingName} of each
 */
export async function clearOpenings(store: Store, isKept: (opening: string) => boolean): Promise<number> {
  const kinds = ['book#', 'grants#'] as const
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { items } = await store.query({ pk: DIRECTORY, beginsWith: kind, fields: ['pk', 'sk'] })
      return items.filter(({ sk }) => !isKept(sk.split('#')[1] ?? ''))
    }),
  )
  const gone = found.flat().map(({ pk, sk }) => ({ pk, sk }))
  await store.remove(gone)
  return gone.length
}
export type DirectoryKind = keyof DirectoryThings

const keyOf = (kind: DirectoryKind, id: string): Key => ({ pk: DIRECTORY, sk: `${kind}#${id}` })

/** Writes a thing into the directory. Goes into the same transaction as {@link directoryMoves}. */
export const putInDirectory = <Kind extends DirectoryKind>(
  kind: Kind,
  id: string,
  thing: DirectoryThings[Kind],
): Write => ({ put: { ...keyOf(kind, id), thing } as unknown as Item })

/** Takes a thing out of the directory; what it was stays in its chain. Same transaction as {@link directoryMoves}. */
export const takeFromDirectory = (kind: DirectoryKind, id: string): Write => ({ delete: keyOf(kind, id) })

/** Says that the directory is another one now, unless somebody else has said so since `read` was read. */
export const directoryMoves = (read: number): Write => ({
  put: { ...VERSION_KEY, version: read + 1 },
  if: read === 0 ? 'absent' : { version: read },
})

/** A condition for decisions: this person is active at the moment of the commit. */
export const personIsActive = (person: Id): Write => ({ check: headKey(person), if: { active: true } })

interface Kept {
  readonly directory: Directory
  isRecent: boolean
}
const kept = new WeakMap<Store, Kept>()

/** For how long pages may show the organisation without asking whether it has changed. */
const RECENT_MILLIS = 1000
/** Changes come a few times a day; that many while it is read once are a fault. */
const MOST_READINGS = 5

/** The organisation as it is now: one small read, and a large one only after a change. */
export async function loadDirectory(store: Store): Promise<Directory> {
  const known = kept.get(store)?.directory
  for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
    const version = (await store.find<VersionRow>(VERSION_KEY))?.version ?? 0
    const directory = known?.version === version ? known : await readDirectory(store)
    // The version's row is read last, so a change that came in between shows.
    if (directory.version === version) return keep(store, directory)
  }
  throw new StoreBusyError('the directory changes faster than it can be read')
}

/** The same, or nothing while no department has been founded yet: for what runs by the clock from the first day. */
export async function findDirectory(store: Store): Promise<Directory | undefined> {
  try {
    return await loadDirectory(store)
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}

/**
 * The organisation as it was a moment ago: for reading pages, where a name may be a second old. Decisions use
 * {@link loadDirectory}.
 */
export async function recentDirectory(store: Store): Promise<Directory> {
  const known = kept.get(store)
  return known?.isRecent === true ? known.directory : await loadDirectory(store)
}

function keep(store: Store, directory: Directory): Directory {
  const known = kept.get(store)
  if (known?.directory === directory && known.isRecent) return directory
  const keeping: Kept = { directory, isRecent: true }
  kept.set(store, keeping)
  setTimeout(() => {
    keeping.isRecent = false
  }, RECENT_MILLIS).unref()
  return directory
}

type VersionRow = Item & { readonly version: number }

async function readDirectory(store: Store): Promise<Directory> {
  const { items } = await store.query<Item & { thing?: unknown; version?: number }>({ pk: DIRECTORY })
  const of = <Kind extends DirectoryKind>(kind: Kind): DirectoryThings[Kind][] =>
    items.filter(({ sk }) => sk.startsWith(`${kind}#`)).map(({ thing }) => thing as DirectoryThings[Kind])
  const byId = <Thing extends { id: Id }>(things: Thing[]) => new Map(things.map((thing) => [thing.id, thing]))
  const [department] = of('department')
  if (department === undefined) throw new NotFoundError('department')
  return {
    version: items.find(({ sk }) => sk === VERSION_KEY.sk)?.version ?? 0,
    department,
    people: byId(of('person')),
    groups: byId(of('group')),
    positions: byId(of('position')),
    assignments: of('assignment'),
    deputies: of('deputy'),
    absences: of('absence'),
    services: byId(of('service')),
    books: booksOf(of('book'), of('grants')),
  }
}

/** The openings with what belongs to each; grants without an opening are not published yet. */
export const booksOf = (openings: readonly BookOpening[], grants: readonly BookGrants[]): BookInForce[] =>
  openings
    .toSorted((a, b) => (a.from < b.from || (a.from === b.from && a.version < b.version) ? -1 : 1))
    .map(({ id, version, from }) => {
      const own = grants.filter((each) => each.id.startsWith(`${id}#`))
      return {
        version,
        from,
        authorities: new Map(own.map((each) => [each.position, each.authorities])),
        attendance: new Map(
          own.flatMap(({ position, attendance }) =>
            attendance === undefined ? [] : [[position, attendance] as const],
          ),
        ),
      }
    })

/** The person with this address, active or not; addresses are compared in lower case. */
export function findPersonByEmail(directory: Directory, email: string): Person | undefined {
  const wanted = email.trim().toLowerCase()
  const found = [...directory.people.values()].filter((person) => person.email === wanted)
  return found.find(({ active }) => active) ?? found[0]
}
