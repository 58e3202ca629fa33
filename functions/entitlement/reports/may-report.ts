import type { Grant } from '../../kernel/actor.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import type { Call } from '../../platform/handler.ts'
import type { Store } from '../../platform/store.ts'
import { type Directory, loadDirectory, mayAct, worksInIt } from '../../responsibility/index.ts'
import type { System } from '../catalogue.ts'
import { refused } from '../errors.ts'

/** Who reports, and by which authority. */
export interface Reporting {
  readonly directory: Directory
  readonly grant: Grant
}

/**
 * For whoever maintains the catalogue, or grants and revokes on this system; a machine for whoever issued its token.
 * Throws a RefusalError (403) for anybody else, 404 for whoever does not work in the department.
 */
export async function reporting(
  store: Store,
  { service }: Pick<System, 'service'>,
  { caller: { person }, now }: Pick<Call, 'caller' | 'now'>,
): Promise<Reporting> {
  const directory = await loadDirectory(store)
  if (!worksInIt(directory, person, now)) throw new NotFoundError('system')
  const provisions = mayAct(directory, person, 'entitlement.provision', now, { service })
  if ('yes' in provisions) return { directory, grant: provisions.yes }
  const defines = mayAct(directory, person, 'entitlement.define', now)
  if ('no' in defines) throw refused(defines.no)
  return { directory, grant: defines.yes }
}
