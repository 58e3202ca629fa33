import type { Id } from '../../kernel/ids.ts'
import { MINUTE, plusMillis } from '../../kernel/instant.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Store } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { listInbox } from '../intake/inbox.store.ts'
import { lookAtInbox } from '../process/look-at-inbox.ts'
import { listHeartbeatsByName, listSourcesByName, MOST_SOURCES } from '../source.store.ts'

interface Looking {
  /** Something came that this look may have missed. */
  isAgain: boolean
}
const underWay = new WeakMap<Store, Map<Id, Looking>>()

/**
 * Something lies in the inbox of a source. In a storm every message says so: whoever looks already looks once more, and
 * everybody else leaves it to them, so that a storm of one source keeps nothing else waiting. Their effect stays in the
 * outbox until the inbox is empty; a look that fails is taken up again, by it or by the sweeper.
 */
export const lookAtInboxTask: Task = {
  name: 'look-at-alert-inbox',
  async run(platform, input) {
    await look(platform, String(input.source))
    return {}
  },
}

async function look(platform: Platform, source: Id): Promise<void> {
  const looks = underWay.get(platform.store) ?? new Map<Id, Looking>()
  underWay.set(platform.store, looks)
  const current = looks.get(source)
  if (current !== undefined) {
    current.isAgain = true
    return
  }
  const mine: Looking = { isAgain: true }
  looks.set(source, mine)
  try {
    while (mine.isAgain) {
      mine.isAgain = false
      await lookAtInbox(platform, source)
    }
  } finally {
    looks.delete(source)
  }
}

const WAITED = MINUTE

/** Whatever lies in an inbox for longer than a minute, for whatever reason, is looked at. */
export async function sweepInboxes(platform: Platform): Promise<void> {
  const { store, clock } = platform
  const page = { limit: MOST_SOURCES }
  const [sources, heartbeats] = await Promise.all([listSourcesByName(store, page), listHeartbeatsByName(store, page)])
  const before = plusMillis(clock.now(), -WAITED)
  const faults = await eachForItself(platform, [...sources.items, ...heartbeats.items], async ({ id }) => {
    if ((await listInbox(store, id, before, 1)).length > 0) await look(platform, id)
  })
  if (faults.length > 0) throw new AggregateError(faults, 'inboxes of alerts could not be looked at')
}
