import { findHeads, type RightHead } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import type { OpenObligation } from '../obligation/index.ts'
import type { Call } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { DECIDE } from './access-review.words.ts'
import { getPackage, type WholePackage } from './package.store.ts'
import type { AskedItem } from './package.ts'
import type { Deciding } from './rules/may-decide.ts'
import { maySeePackage } from './rules/who-may-see-review.ts'

/** A package with all that a decision in it is made on. */
export interface PackageOnDesk extends WholePackage {
  readonly directory: Directory
  readonly owed: OpenObligation | undefined
  readonly now: Instant
}

/** For whoever may know of it. Throws a NotFoundError. */
export async function packageOnDesk(
  store: Store,
  id: Id,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
): Promise<PackageOnDesk> {
  const [whole, directory] = await Promise.all([getPackage(store, id), loadDirectory(store)])
  const { all, open } = whole.standing
  const asked = all.flatMap((each) => [each.accountable, ...each.asked])
  if (!maySeePackage(directory, caller.person, now, asked)) throw new NotFoundError('review package')
  return { ...whole, directory, now, owed: open.find(({ kind }) => kind === DECIDE) }
}

export const decidingOf = ({ head, owed, directory, now }: PackageOnDesk, person: Id): Deciding => ({
  pack: head,
  owed,
  directory,
  person,
  now,
})

/** What the lesser rights that were decided on are called. */
export async function rightsOf(store: Store, items: readonly AskedItem[]): Promise<ReadonlyMap<Id, Text>> {
  const ids = [...new Set(items.flatMap(({ decision }) => decision?.right ?? []))]
  if (ids.length === 0) return new Map()
  const heads = await findHeads<RightHead>(store, ids)
  return new Map([...heads.values()].map(({ id, name }) => [id, name]))
}
