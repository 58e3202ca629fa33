import type { Id } from '../../kernel/ids.ts'
import { canonicalJson, type Json, type JsonObject } from '../../kernel/json.ts'
import type { Task } from '../../platform/task.ts'
import { authoritiesOfPosition, type Directory, loadDirectory } from '../../responsibility/index.ts'
import type { CaseKinds } from '../case-kind.ts'
import { reAskEverythingOf } from '../re-ask.ts'

/**
 * Another version of the role book counts from now on: what waits for people whose posts lost an authority is asked of
 * whoever has it now. Safe to run again, and late: it looks at what is true then.
 */
export const reAskAfterBookTask = (kinds: CaseKinds): Task => ({
  name: 're-ask-after-book',
  async run(platform, input) {
    const { version } = input as JsonObject & { readonly version: number }
    const directory = await loadDirectory(platform.store)
    let moved = 0
    for (const person of peopleOfChangedPosts(directory, version)) {
      moved += await reAskEverythingOf(platform, kinds, person)
    }
    return { moved }
  },
})

/** Everybody who holds or stands in for a post that may do other things under this version than before it. */
function peopleOfChangedPosts(directory: Directory, version: number): Id[] {
  const from = directory.books.find((each) => each.version === version)?.from
  if (from === undefined) return []
  const before = { ...directory, books: directory.books.filter((each) => each.version !== version) }
  const saying = (of: Directory, position: Id) =>
    canonicalJson(
      authoritiesOfPosition(of, position, from).map(({ act, services, upTo }) => ({ act, services, upTo }) as Json),
    )
  const changed = new Set(
    [...directory.positions.keys()].filter((each) => saying(before, each) !== saying(directory, each)),
  )
  const places = [...directory.assignments, ...directory.deputies].filter(({ position }) => changed.has(position))
  return [...new Set(places.map(({ person }) => person))].toSorted()
}
