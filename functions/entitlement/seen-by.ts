import { NotFoundError } from '../kernel/refusal.ts'
import type { Call } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, recentDirectory, worksInIt } from '../responsibility/index.ts'

/** Whoever works in the department sees the catalogue and what systems report. Throws {@link NotFoundError}. */
export async function seenBy(store: Store, { caller, now }: Pick<Call, 'caller' | 'now'>): Promise<Directory> {
  const directory = await recentDirectory(store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('catalogue')
  return directory
}
