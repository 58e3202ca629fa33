import { commitEffects, perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { type Directory, loadDirectory } from '../../responsibility/index.ts'
import { findBook, type PublishedBook } from '../../role-book/index.ts'
import { askToSign } from '../ask-to-sign.ts'
import { readersOf } from '../rules/who-has-a-place.ts'

/** Goes on with the positions of a version after one: `{ version, after }`. The cursor of the saga is this event. */
export const ASK_FURTHER = 'acknowledgement.ask-further'

/** Positions looked at before the rest is left to the next round; some fifty people are asked in it. */
const POSITIONS_AT_ONCE = 25

interface Asking {
  readonly version: number
  /** The last position that was looked at; absent: from the first. */
  readonly after?: Id
}

/**
 * A version was published, or its day has come: everybody whose list is another than the one they were asked for owes
 * reading and signing it. A chunk of positions, and an event for the next, in whose row the rest of the work lies. Asking
 * twice is harmless, so a chunk may run again.
 */
export const askEverybodyTask: Task = {
  name: 'ask-to-sign-duty-lists',
  async run(platform, input) {
    const { version, after } = input as JsonObject & Asking
    const [book, directory] = await Promise.all([findBook(platform.store, version), loadDirectory(platform.store)])
    if (book === undefined) return { asked: 0 }
    const positions = [...directory.positions.keys()].toSorted().filter((id) => after === undefined || id > after)
    const chunk = positions.slice(0, POSITIONS_AT_ONCE)
    let asked = 0
    for (const position of chunk) asked += await askAbout(platform, directory, position, book)
    const last = chunk.at(-1)
    if (positions.length > chunk.length && last !== undefined) {
      await commitEffects(platform, [{ kind: 'event', event: ASK_FURTHER, about: { version, after: last } }])
    }
    return { asked }
  },
}

/** Asks everybody in a position; answers how many were asked. */
export async function askAbout(
  platform: Platform,
  directory: Directory,
  position: Id,
  { version, pages }: Pick<PublishedBook, 'version' | 'pages'>,
): Promise<number> {
  const now = platform.clock.now()
  const list = { position, book: version.number, page: pages.get(position) }
  let asked = 0
  for (const reader of readersOf(directory, position, now)) {
    if ((await perform(platform, () => askToSign(platform, directory, reader, list, now))) === 'ask') asked += 1
  }
  return asked
}
