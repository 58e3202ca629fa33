import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { findBookAt } from '../../role-book/index.ts'
import { askToSign } from '../ask-to-sign.ts'
import { readerOf } from '../rules/who-has-a-place.ts'

/** Somebody was given a position, or named its deputy: they owe reading and signing the list in force. */
export const askNewcomerTask: Task = {
  name: 'ask-newcomer-to-sign',
  async run(platform, input) {
    const { position, person } = input as JsonObject & { position?: Id; person?: Id }
    if (position === undefined || person === undefined) return { asked: 0 }
    const now = platform.clock.now()
    const [book, directory] = await Promise.all([findBookAt(platform.store, now), loadDirectory(platform.store)])
    const reader = readerOf(directory, position, person, now)
    if (book === undefined || reader === undefined) return { asked: 0 }
    const list = { position, book: book.version.number, page: book.pages.get(position) }
    const done = await perform(platform, () => askToSign(platform, directory, reader, list, now))
    return { asked: done === 'ask' ? 1 : 0 }
  },
}
