import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Act, HeadFields, HeadRow } from '../../platform/act.ts'
import type { Call } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Write } from '../../platform/store.ts'
import { type Directory, loadDirectory, mayAct, personIsActive } from '../../responsibility/index.ts'
import { refused } from '../errors.ts'

/** What a change of the catalogue is decided on. */
export interface Defining {
  readonly directory: Directory
  readonly actor: Actor
  readonly grant: Grant
  readonly now: Instant
}

/** Gathers for whoever maintains the catalogue. Throws a RefusalError (403) for anybody else. */
export async function defining(
  { store }: Pick<Platform, 'store'>,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
): Promise<Defining> {
  const directory = await loadDirectory(store)
  const verdict = mayAct(directory, caller.person, 'entitlement.define', now)
  if ('no' in verdict) throw refused(verdict.no)
  return { directory, actor: caller.actor, grant: verdict.yes, now }
}

/** One change of one thing of the catalogue. */
export function defined(
  { actor, grant, now }: Defining,
  before: HeadRow | undefined,
  head: HeadFields,
  did: string,
  what: JsonObject,
  rows: readonly Write[] = [],
): Act {
  return {
    before,
    head,
    at: now,
    did,
    by: actor,
    grant,
    what,
    rows: [...(actor.kind === 'person' ? [personIsActive(actor.id)] : []), ...rows],
  }
}
