import type { Id } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Store } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { lookAtInbox } from '../process/look-at-inbox.ts'

interface Looking {
  readonly running: Promise<void>
  /** Who came while somebody looked waits for one more look, and all of them for the same. */
  next?: Promise<void>
}
const underWay = new WeakMap<Store, Map<Id, Looking>>()

/**
 * Something lies in the inbox of a source. In a storm every message says so, and one look takes many: looks of one source
 * come one after the other in a process, and whatever was there before a look began is seen by it.
 */
export const lookAtInboxTask: Task = {
  name: 'look-at-alert-inbox',
  async run(platform, input) {
    await lookOnceMore(platform, String(input.source))
    return {}
  },
}

function lookOnceMore(platform: Platform, source: Id): Promise<void> {
  const looks = underWay.get(platform.store) ?? new Map<Id, Looking>()
  underWay.set(platform.store, looks)
  const current = looks.get(source)
  if (current?.next !== undefined) return current.next
  if (current === undefined) return begin(platform, source, looks)
  current.next = current.running.catch(() => undefined).then(() => begin(platform, source, looks))
  return current.next
}

function begin(platform: Platform, source: Id, looks: Map<Id, Looking>): Promise<void> {
  const running = lookAtInbox(platform, source)
  const looking: Looking = { running }
  looks.set(source, looking)
  const over = () => {
    if (looks.get(source) === looking && looking.next === undefined) looks.delete(source)
  }
  running.then(over, over)
  return running
}
