import { perform } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, SECOND } from '../kernel/instant.ts'
import { currentPolicy, type Policy } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { findBook, findHeadOfBook } from '../role-book/index.ts'
import { DUTY } from './duty-policy.ts'
import { knownOf } from './occurrence.store.ts'
import { idByRule, openingActs, type Wish } from './open-occurrence.ts'
import { findDay, findNextOpening, listDueDays, putDay } from './plan.store.ts'
import { planPosition } from './plan-position.ts'
import { type Planned, type PlannedDay, slotOf } from './planned.ts'
import { whoOwesIt } from './rules/who-owes-it.ts'

const POSITIONS_AT_ONCE = 8
const MOST_PER_SHARD = 100
/** An occurrence is six rows, what lapses by it five each, a gap twelve; a transaction takes a hundred. */
const MOST_IN_ONE = 5
/** On AWS a whole sweep has less than a minute; what is left is opened by the next. */
const LONGEST = 20 * SECOND
const MOST_ROUNDS = 100

interface Ground {
  readonly directory: Directory
  readonly policy: Policy<'perform'>
  readonly now: Instant
  readonly busy: ReadonlySet<Id>
  /** When each duty opens last, of what is to be opened now. */
  readonly lastOf: ReadonlyMap<Id, Instant>
}

/**
 * Opens what is planned to open by now, the oldest first: each becomes a case with its obligation, in the transaction that
 * notes it in its day. Late, doubled or stopped anywhere it opens each once. Answers how many.
 */
export async function openDueOccurrences(platform: Platform): Promise<number> {
  const { store, clock, log } = platform
  let sum = 0
  const begun = performance.now()
  const stuck = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS && performance.now() - begun < LONGEST; round += 1) {
    const now = clock.now()
    const days = (await listDueDays(store, now, MOST_PER_SHARD)).filter(({ position, on }) => !stuck.has(position + on))
    if (days.length === 0) break
    const directory = await loadDirectory(store)
    const policy = await currentPolicy(store, DUTY)
    const ground: Ground = {
      directory,
      policy,
      now,
      busy: busyAmong(days, directory, now),
      lastOf: lastAmong(days, now),
    }
    await inParallel([...Map.groupBy(days, ({ position }) => position).values()], async (theirs) => {
      // One after the other: what lapses does so when the next one opens.
      for (const day of theirs) {
        try {
          const opened = await openDay(platform, day, ground)
          if (opened === 0) stuck.add(day.position + day.on)
          sum += opened
        } catch (error) {
          stuck.add(day.position + day.on)
          const { position, on } = day
          log.error('duties of a day could not be opened', { position, on, error: String(error) })
        }
      }
    })
  }
  forgetNextOpening(store)
  return sum
}

/** People for whom more than one opens now: they get one mail. */
function busyAmong(days: readonly PlannedDay[], directory: Directory, now: Instant): Set<Id> {
  const counts = new Map<Id, number>()
  for (const { position, planned } of days) {
    const person = whoOwesIt(directory, position, now)?.answerer.person ?? ''
    counts.set(person, (counts.get(person) ?? 0) + planned.filter((each) => isDue(each, now)).length)
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([person]) => person))
}

function lastAmong(days: readonly PlannedDay[], now: Instant): Map<Id, Instant> {
  const last = new Map<Id, Instant>()
  for (const each of days.flatMap(({ planned }) => planned)) {
    if (isDue(each, now) && each.opensAt > (last.get(each.duty) ?? '')) last.set(each.duty, each.opensAt)
  }
  return last
}

const isDue = ({ opensAt, isOpened }: Planned, now: Instant): boolean => !isOpened && opensAt <= now

/** Everything of one day that is due, some at a time. */
async function openDay(platform: Platform, { position, on }: PlannedDay, ground: Ground): Promise<number> {
  let sum = 0
  for (let piece = 0; piece < MOST_ROUNDS; piece += 1) {
    const opened = await perform(platform, () => openSome(platform, position, on, ground))
    sum += opened
    if (opened === 0) break
  }
  return sum
}

async function openSome(platform: Platform, position: Id, on: string, ground: Ground): Promise<Outcome<number>> {
  const { store } = platform
  const { now } = ground
  let day = await findDay(store, position, on)
  const head = await findHeadOfBook(store)
  const bookAt = (at: Instant) => head?.takesOver.findLast(({ from }) => from <= at)?.version
  if (day?.planned.some((each) => isDue(each, now) && bookAt(each.opensAt) !== each.book) === true) {
    // Another version took over, and the planner has not been here yet.
    await planPosition(platform, position)
    day = await findDay(store, position, on)
  }
  const due = day?.planned.filter((each) => isDue(each, now)).slice(0, MOST_IN_ONE) ?? []
  if (day === undefined || due.length === 0) return { acts: [], answer: 0 }
  const taken = new Set(due.map(slotOf))
  const planned = day.planned.map((each) => (taken.has(slotOf(each)) ? { ...each, isOpened: true } : each))
  const acts = await actsOf(platform, day, due, ground)
  const noted = putDay(day, planned)
  const [first, ...others] = acts
  if (first === undefined) {
    // All of them are open already, or gone from the book: only the day has to learn of it.
    await store.write(noted)
    return { acts: [], answer: due.length }
  }
  return { acts: [{ ...first, rows: [...(first.rows ?? []), noted] }, ...others], answer: due.length }
}

async function actsOf(platform: Platform, day: PlannedDay, due: readonly Planned[], ground: Ground): Promise<Act[]> {
  const ids = due.map(({ duty, at, opensAt }) => idByRule(duty, day.on, at, opensAt))
  const known = await knownOf(platform.store, ids)
  const acts: Act[] = []
  for (const [nth, { duty: id, at, opensAt, book }] of due.entries()) {
    const duty = (await findBook(platform.store, book))?.book.duties.get(id)
    const occurrence = ids[nth] ?? ''
    if (duty === undefined || known.has(occurrence)) continue
    const isPassed = duty.whenLate === 'lapses' && opensAt < (ground.lastOf.get(id) ?? '')
    const wish: Wish = { id: occurrence, duty, book, on: day.on, at, opensAt, isPassed }
    const opened = await openingActs(platform, wish, ground)
    // One gap, or one that lapses, is met by several of them: once is enough.
    acts.push(...opened.filter(({ head }) => !acts.some((each) => each.head.id === head.id)))
  }
  return acts
}

async function inParallel<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
  const queue = [...things]
  const worker = async () => {
    for (let thing = queue.shift(); thing !== undefined; thing = queue.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: POSITIONS_AT_ONCE }, worker))
}

const next = new WeakMap<Store, { readonly at: Instant | undefined }>()

/** What is planned has changed: when the next one opens is to be looked up again. */
export const forgetNextOpening = (store: Store): void => void next.delete(store)

/** When the next one opens, as far as this process knows: the table is asked only after something changed here. */
export async function nextDutyOpening({ store }: Pick<Platform, 'store'>): Promise<Instant | undefined> {
  const known = next.get(store)
  if (known !== undefined) return known.at
  const at = await findNextOpening(store)
  next.set(store, { at })
  return at
}
