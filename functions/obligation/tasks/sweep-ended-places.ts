import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Item, Key } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { type Directory, findDirectory, isActive, loadDirectory } from '../../responsibility/index.ts'
import type { CaseKinds } from '../case-kind.ts'
import { reAskEverythingOf } from '../re-ask.ts'

/** Until when ended places have been looked at. Written only after some were, so that most minutes cost one read. */
const SEEN: Key = { pk: 'sweep', sk: 'ended-places' }
type Seen = Item & { readonly at: Instant }

/**
 * Assignments and deputyships end by their date, without anybody doing anything: what came to people through them goes
 * to whoever has the place now. Answers how many obligations moved.
 */
export async function sweepEndedPlaces(platform: Platform, kinds: CaseKinds): Promise<number> {
  const { store, clock } = platform
  const [seen, directory] = await Promise.all([store.find<Seen>(SEEN), findDirectory(store)])
  if (directory === undefined) return 0
  const now = clock.now()
  const people = whosePlaceEnded(directory, seen?.at ?? '', now)
  if (people.length === 0) return 0
  let moved = 0
  for (const person of people) moved += await reAskEverythingOf(platform, kinds, person)
  await store.write({ put: { ...SEEN, at: now } })
  return moved
}

/** Somebody ended places of these people: the same at once. People who left are handed over by their own procedure. */
export const reAskWhosePlaceEndedTask = (kinds: CaseKinds): Task => ({
  name: 're-ask-whose-place-ended',
  async run(platform, input) {
    const { people } = input as JsonObject & { readonly people: readonly Id[] }
    const directory = await loadDirectory(platform.store)
    let moved = 0
    for (const person of people.filter((each) => isActive(directory, each))) {
      moved += await reAskEverythingOf(platform, kinds, person)
    }
    return { moved }
  },
})

/** People who left are handed over by their own procedure. */
function whosePlaceEnded(directory: Directory, since: Instant, now: Instant): Id[] {
  const ended = [...directory.assignments, ...directory.deputies].filter(
    ({ until }) => until !== undefined && since < until && until <= now,
  )
  return [...new Set(ended.map(({ person }) => person))].filter((person) => isActive(directory, person)).toSorted()
}
