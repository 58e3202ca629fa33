import type { Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import type { Authorise } from '../platform/authorise.ts'
import type { Caller } from '../platform/handler.ts'
import { AUTHORITIES, type AuthorityName } from './authorities.ts'
import type { Directory } from './directory.ts'
import { loadDirectory } from './responsibility.store.ts'
import { mayAct } from './rules/may-act.ts'

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
