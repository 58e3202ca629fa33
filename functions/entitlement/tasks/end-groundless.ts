import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Page } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { endIfGroundless } from '../end-entitlement.ts'
import { type ListPage, listEntitlementsByPosition, listLiveByPerson } from '../entitlement.store.ts'
import type { EntitlementHead } from '../entitlement.ts'
import { dutiesInForce } from '../gather.ts'
import { whyGroundless } from '../rules/ground.ts'

/**
 * Somebody left, or left a position: what they had for it is ended, one after the other. Safe to run again: what has
 * ended is left alone.
 */
export const endOfPersonTask: Task = {
  name: 'end-entitlements-of-person',
  async run(platform, input) {
    const { person, people = [] } = input as JsonObject & { person?: Id; people?: readonly Id[] }
    let ended = 0
    for (const each of new Set(person === undefined ? people : [person, ...people])) {
      ended += await endAll(platform, (page) => listLiveByPerson(platform.store, each, page))
    }
    return { ended }
  },
}

/** Another version of the role book counts: what was given for a duty that it no longer has is ended. */
export const endAfterBookTask: Task = {
  name: 'end-entitlements-after-book',
  async run(platform) {
    const { positions } = await loadDirectory(platform.store)
    let ended = 0
    for (const position of positions.keys()) {
      ended += await endAll(platform, (page) => listEntitlementsByPosition(platform.store, position, page))
    }
    return { ended }
  },
}

const PAGE = 50

/** Ends what has lost its ground in a list, page by page. What stands is only read. */
export async function endAll(
  platform: Platform,
  list: (page: ListPage) => Promise<Page<EntitlementHead>>,
): Promise<number> {
  const now = platform.clock.now()
  const [directory, isDutyOf] = await Promise.all([loadDirectory(platform.store), dutiesInForce(platform, now)])
  let ended = 0
  let after: string | undefined
  do {
    const found = await list({ limit: PAGE, ...(after === undefined ? {} : { after }) })
    for (const head of found.items) {
      if (head.status === 'revoking' || whyGroundless(head, directory, isDutyOf, now) === undefined) continue
      if ((await perform(platform, () => endIfGroundless(platform, head.id))) !== undefined) ended += 1
    }
    after = found.next
  } while (after !== undefined)
  return ended
}
