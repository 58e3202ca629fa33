import { findHead } from '../audit-trail/index.ts'
import type { Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { HeadRow, Outcome } from '../platform/act.ts'
import type { Authorise } from '../platform/authorise.ts'
import type { Call, Caller } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { type OrganisationAct, type Organiser, organised } from './acts/organise.ts'
import { AUTHORITIES, type AuthorityName } from './authorities.ts'
import type { Directory } from './directory.ts'
import { directoryWith } from './directory-with.ts'
import { refused } from './errors.ts'
import { loadDirectory } from './responsibility.store.ts'
import { mayAct, notActive } from './rules/may-act.ts'
import { whatIsMissing } from './rules/organisation-stands.ts'

/** What a change of the organisation is decided on. */
export interface Administering {
  readonly directory: Directory
  readonly organiser: Organiser
}

/** Gathers for an administrator. Throws a RefusalError (403) for anybody else. */
export async function administering(
  { store }: Platform,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
): Promise<Administering> {
  const directory = await loadDirectory(store)
  const grant = grantOf(directory, caller, 'directory.administer', now)
  return { directory, organiser: { by: caller.actor, grant, at: now } }
}

/** The grant by which the caller may do an act. Throws a RefusalError (403) that names the missing authority. */
export function grantOf(directory: Directory, { person }: Caller, act: AuthorityName, now: Instant): Grant {
  const verdict = mayAct(directory, person, act, now)
  if ('no' in verdict) throw new RefusalError(403, verdict.no, { authority: act })
  return verdict.yes
}

/** The same for rooms below the directory, which are given it. */
export const authorise: Authorise = async ({ store }, { caller, now }, authority) => {
  const act = AUTHORITIES.find((each) => each === authority)
  if (act === undefined) throw new TypeError(`no position can have the authority ${authority}`)
  return grantOf(await loadDirectory(store), caller, act, now)
}

/** 409: somebody who has left is to be given something. */
export const refusedBecauseInactive = () => new RefusalError(409, notActive)

/** The caller's own affair: they only have to be employed still. */
export function ownGrant(directory: Directory, { person }: Caller, operation: string): Grant {
  if (directory.people.get(person)?.active !== true) throw new RefusalError(403, notActive)
  return { authority: operation, via: 'relation' }
}

/** Acts to commit, and the answer from the organisation as it will be then. */
export function outcome<Answer>(
  directory: Directory,
  acts: readonly OrganisationAct[],
  answer: (after: Directory) => Answer,
): Outcome<Answer> {
  const after = directoryWith(
    directory,
    acts.flatMap(({ changes }) => changes),
  )
  return { acts: organised(directory, acts), answer: answer(after) }
}

/** The same, for acts that could leave the department without its head or its last administrator. */
export function outcomeThatStands<Answer>(
  { directory, organiser }: Administering,
  acts: readonly OrganisationAct[],
  answer: (after: Directory) => Answer,
): Outcome<Answer> {
  return outcome(directory, acts, (after) => {
    const missing = whatIsMissing(after, organiser.at)
    if (missing !== undefined) throw refused(missing)
    return answer(after)
  })
}

/** The head row of a thing that is in the directory. */
export async function headOf<Head extends HeadRow>(store: Store, id: Id): Promise<Head> {
  const head = await findHead(store, id)
  if (head === undefined) throw new NotFoundError()
  return head as Head
}

/** 412 when the caller saw another version. */
export function mustBeVersion(version: number, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== version) throw refused('stale-version', { version })
}

/** A thing of the directory, or 404. */
export function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new NotFoundError(what)
  return thing
}
