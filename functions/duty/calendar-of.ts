import { instantOfLocal, plusDays } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, positionsOf } from '../responsibility/index.ts'
import { type Duty, findBook, findBookAt } from '../role-book/index.ts'
import type { CalendarItem } from './duty.contract.ts'
import { itemOfOccurrence, itemOfPlanned, type Looking } from './duty.view.ts'
import { listOccurrencesOf, type OfWhat } from './occurrence.store.ts'
import type { OccurrenceHead } from './occurrence.ts'
import { listDays } from './plan.store.ts'

/** A calendar shows no more; a month of a busy position is some hundred. */
const MOST = 1000
const PAGE = 100
const MOST_PLANNED = 40

export interface Month {
  readonly items: CalendarItem[]
  readonly isCut: boolean
}

/** Whose duties a calendar shows: all of one position, or what somebody has to do with. */
export type Whose = { readonly position: Id } | { readonly person: Id }

/**
 * A month: what was opened, and what is planned. Of a person: what they were accountable for, and what comes to the posts
 * they hold now, as accountable or to carry it out.
 */
export async function monthOf(store: Store, month: string, whose: Whose, looking: Looking): Promise<Month> {
  const { directory, now } = looking
  const days = daysOf(month, directory)
  if ('position' in whose) {
    const { position } = whose
    const opened = await openedIn(store, { position }, days)
    const planned = await plannedOf(store, [position], days.dates, () => true, looking)
    return inOrder([...opened.map((each) => itemOfOccurrence(each, looking)), ...planned], opened.length >= MOST)
  }
  const { person } = whose
  const held = new Set(positionsOf(directory, person, now))
  const book = (await findBookAt(store, now))?.book
  const carriedOut = [...(book?.duties.values() ?? [])].filter(({ responsible }) =>
    responsible.some((each) => held.has(each)),
  )
  const isTheirs = ({ position, responsible }: Pick<Duty, 'position' | 'responsible'>) =>
    held.has(position) || responsible.some((each) => held.has(each))
  const positions = [...new Set([...held, ...carriedOut.map(({ position }) => position)])]
  const own = await openedIn(store, { person }, days)
  const others = await Promise.all(
    carriedOut.slice(0, MOST_PLANNED).map(({ id }) => openedIn(store, { duty: id }, days)),
  )
  const opened = new Map([...own, ...others.flat()].map((each) => [each.id, each]))
  const planned = await plannedOf(store, positions.slice(0, MOST_PLANNED), days.dates, isTheirs, looking)
  const items = [...[...opened.values()].map((each) => itemOfOccurrence(each, looking)), ...planned]
  const isCut = own.length >= MOST || carriedOut.length > MOST_PLANNED || positions.length > MOST_PLANNED
  return inOrder(items, isCut)
}

interface Days {
  readonly dates: readonly [first: string, last: string]
  readonly instants: readonly [Instant, Instant]
}

/** The dates of a month, and the instants around them: a rule of another zone may open the day before or after. */
function daysOf(month: string, { department }: Directory): Days {
  const first = `${month}-01`
  const next = plusDays(`${month}-28`, 4).slice(0, 7)
  const last = plusDays(`${next}-01`, -1)
  const { timeZone } = department.calendar
  const at = (date: string) => instantOfLocal(`${date}T00:00`, timeZone)
  return { dates: [first, last], instants: [at(plusDays(first, -1)), at(plusDays(last, 2))] }
}

/** What was opened of the days of a month, on the wall calendars of the rules. */
async function openedIn(store: Store, of: OfWhat, { dates, instants }: Days): Promise<OccurrenceHead[]> {
  const [first, last] = dates
  const found: OccurrenceHead[] = []
  let after: string | undefined
  do {
    const page = { limit: PAGE, backwards: false, ...(after === undefined ? {} : { after }) }
    const { items, next } = await listOccurrencesOf(store, of, instants, page)
    found.push(...items.filter(({ on }) => first <= on && on <= last))
    after = next
  } while (after !== undefined && found.length < MOST)
  return found
}

async function plannedOf(
  store: Store,
  positions: readonly Id[],
  [first, last]: readonly [string, string],
  isTheirs: (duty: Duty) => boolean,
  looking: Looking,
): Promise<CalendarItem[]> {
  const days = (await Promise.all(positions.map((each) => listDays(store, each, first, last)))).flat()
  const books = [...new Set(days.flatMap(({ planned }) => planned.map(({ book }) => book)))]
  const duties = new Map(
    await Promise.all(books.map(async (each) => [each, (await findBook(store, each))?.book.duties] as const)),
  )
  return days.flatMap(({ on, planned }) =>
    planned.flatMap((each) => {
      const duty = duties.get(each.book)?.get(each.duty)
      return each.isOpened || duty === undefined || !isTheirs(duty) ? [] : [itemOfPlanned(each, on, duty, looking)]
    }),
  )
}

function inOrder(items: readonly CalendarItem[], isCut: boolean): Month {
  const sorted = items.toSorted((a, b) => a.opensAt.localeCompare(b.opensAt) || a.title.localeCompare(b.title))
  return { items: sorted.slice(0, MOST), isCut: isCut || sorted.length > MOST }
}
