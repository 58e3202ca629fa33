import { instantOfLocal, plusDays } from '../calendar/index.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { query, type Route } from '../platform/handler.ts'
import { InvalidCursorError } from '../platform/store.ts'
import { type Directory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { readPositionStory, STORY_KINDS } from './position-story.contract.ts'
import { viewOfStory } from './position-story.view.ts'
import { highestBelow, inOneOrder, isPlace } from './rules/in-one-order.ts'
import { maySeeAct } from './rules/who-may-see-act.ts'
import { type Happened, type StoryKind, TOLD } from './told-kinds.ts'

/** Pages read for one answer while most of what is in them is not the caller's to see, or the book is looked through. */
const MOST_READINGS = 4

export const positionStoryRoutes: Route[] = [
  query(readPositionStory, async ({ store }, { params: { id: position }, query: asked, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!directory.positions.has(position) || !worksInIt(directory, caller.person, now)) {
      throw new NotFoundError('position')
    }
    const { kind, limit, cursor } = asked
    if (cursor !== undefined && !isPlace(cursor)) throw new InvalidCursorError('not a place of a story')
    const [from, until] = timeOf(directory, asked)
    const kinds: readonly StoryKind[] = kind === undefined ? STORY_KINDS : [kind]
    const seen: { readonly key: string; readonly thing: Happened }[] = []
    let below = cursor
    for (let reading = 0; reading < MOST_READINGS && seen.length < limit; reading += 1) {
      const left = limit - seen.length
      const stretches = await Promise.all(
        kinds.map((each) => {
          const highest = below === undefined ? '~' : highestBelow(below, each)
          const between = [from, highest < until ? highest : until] as const
          // One more, because the place the page before ended at may be met again.
          return TOLD[each]({ store, directory, position, now, between, limit: left + 1 })
        }),
      )
      const merged = inOneOrder(stretches, left, below)
      seen.push(...merged.items.filter(({ thing }) => isSeen(directory, thing, caller.person, now)))
      below = merged.next
      if (below === undefined) break
    }
    const looking = { directory, language: caller.language, now }
    return { items: await viewOfStory(store, position, seen, looking), nextCursor: below ?? null }
  }),
]

const isSeen = (directory: Directory, thing: Happened, person: string, now: string): boolean =>
  thing.kind !== 'act' || maySeeAct(directory, person, thing.told.id, now)

/** Local dates as instants of the department; a day has passed when the next one begins. */
function timeOf(
  directory: Directory,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): readonly [string, string] {
  const { timeZone } = directory.department.calendar
  const at = (date: string) => instantOfLocal(`${date}T00:00`, timeZone)
  return [from === undefined ? '' : at(from), until === undefined ? '~' : at(plusDays(until, 1))]
}
