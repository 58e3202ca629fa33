import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Language } from '../kernel/text.ts'
import type { Call } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, recentDirectory, worksInIt } from '../responsibility/index.ts'

/** Who looks at what machines say, and when. */
export interface Looking {
  readonly directory: Directory
  readonly language: Language
  readonly now: Instant
}

/** Whoever works in IT sees all of it; for others it is not there. */
export async function lookingOf(
  store: Store,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  what: string,
): Promise<Looking> {
  const directory = await recentDirectory(store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError(what)
  return { directory, language: caller.language, now }
}

export const serviceNamed = ({ directory, language }: Looking, id: Id | undefined) => {
  const service = id === undefined ? undefined : directory.services.get(id)
  return service === undefined ? null : { id: service.id, name: service.name[language] }
}

export const pageFrom = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  limit,
  ...(cursor === undefined ? {} : { after: cursor }),
})
