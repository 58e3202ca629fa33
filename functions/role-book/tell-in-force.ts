import { perform } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import {
  BOOK_IN_FORCE,
  clearOpenings,
  type Directory,
  findDirectory,
  versionOfOpening,
} from '../responsibility/index.ts'
import { bookIdOf, findBookHead, headOfBook, takenOverAt } from './role-book.store.ts'

/**
 * Every minute: a version whose instant has come is told to everybody who has to act on it, once. Authority has moved
 * already, at the instant itself; this is for what follows from it. Whatever was down meanwhile, the next minute tells.
 */
export async function tellInForce(platform: Platform): Promise<boolean> {
  const directory = await findDirectory(platform.store)
  const newest = directory?.books.findLast(({ from }) => from <= platform.clock.now())
  if (directory === undefined || newest === undefined) return false
  return await perform(platform, () => tell(platform, directory))
}

async function tell({ store, clock }: Platform, { department }: Directory): Promise<Outcome<boolean>> {
  const now = clock.now()
  const before = await findBookHead(store, bookIdOf(department.id))
  const version = before === undefined ? undefined : takenOverAt(before, now)?.version
  if (before === undefined || version === undefined || version <= before.toldInForce) return { acts: [], answer: false }
  const act: Act = {
    before,
    head: headOfBook({ ...before, toldInForce: version }),
    bumpsVersion: false,
    at: now,
    did: 'role-book.in-force',
    by: byClock,
    what: { version },
    effects: [{ kind: 'event', event: BOOK_IN_FORCE, about: { version } }],
  }
  return { acts: [act], answer: true }
}

/** When the next version takes over, or one that nobody was told of did: time that is moved stops there. */
export async function nextTakeOver(platform: Platform): Promise<Instant | undefined> {
  const directory = await findDirectory(platform.store)
  const now = platform.clock.now()
  return directory?.books.find(({ from }) => from > now)?.from
}

/** Whoever compares a book with the one before it has done so by then. */
const KEPT_AFTERWARDS = DAY

/**
 * Daily: what versions granted that count no more leaves the directory, and what was written for a version that somebody
 * else published first, or that was replaced. A version that is being published just now has a number of its own.
 * Answers how many rows went.
 */
export async function clearPastBooks(platform: Platform): Promise<number> {
  const directory = await findDirectory(platform.store)
  if (directory === undefined) return 0
  const head = await findBookHead(platform.store, bookIdOf(directory.department.id))
  if (head === undefined) return 0
  const since = plusMillis(platform.clock.now(), -KEPT_AFTERWARDS)
  const inForce = takenOverAt(head, since)
  const kept = new Set(
    head.takesOver.filter(({ from }) => from >= (inForce?.from ?? from)).map(({ opening }) => opening),
  )
  return clearOpenings(platform.store, (opening) => kept.has(opening) || versionOfOpening(opening) > head.newest)
}
