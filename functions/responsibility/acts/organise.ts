import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Act, HeadRow } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import type { Directory } from '../directory.ts'
import { type DirectoryChange, movesOf, rowsOf } from '../directory-with.ts'

/** Who changes the organisation, by which authority, when. */
export interface Organiser {
  readonly by: Actor
  /** Absent only where the department itself is founded. */
  readonly grant?: Grant
  readonly at: Instant
}

/** One act on one thing of the organisation, and how the directory changes by it. */
export interface OrganisationAct {
  readonly act: Act
  readonly changes: readonly DirectoryChange[]
}

/** What is done to a thing, in the words of the audit trail. */
interface Doing {
  readonly id: Id
  readonly before: HeadRow | undefined
  /** What the head row keeps beside what it has. */
  readonly head?: JsonObject
  readonly did: string
  readonly what?: JsonObject
  readonly personal?: Readonly<Record<string, string>>
  readonly changes: readonly DirectoryChange[]
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
}

export function organisationAct(
  { by, grant, at }: Organiser,
  { id, before, head, did, what, personal, changes, rows, effects }: Doing,
): OrganisationAct {
  const act: Act = {
    before,
    head: { ...before, ...head, id },
    at,
    did,
    by,
    ...(grant === undefined ? {} : { grant }),
    ...(what === undefined ? {} : { what }),
    ...(personal === undefined ? {} : { personal }),
    ...(rows === undefined ? {} : { rows }),
    ...(effects === undefined ? {} : { effects }),
  }
  return { act, changes }
}

/** The version a thing will have after an act on it. */
export const nextVersion = (before: HeadRow | undefined): number => (before?.version ?? 0) + 1

/** Acts ready to be committed together: with their rows in the directory, bound to the directory that was read. */
export const organised = (directory: Pick<Directory, 'version'>, acts: readonly OrganisationAct[]): Act[] =>
  acts.map(({ act, changes }, nth) => ({
    ...act,
    rows: [...(act.rows ?? []), ...rowsOf(changes), ...(nth === 0 ? [movesOf(directory)] : [])],
  }))
