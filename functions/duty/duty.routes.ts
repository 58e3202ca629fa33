import { instantOfLocal, localDateOf, plusDays } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { currentPolicy, timelineOf } from '../obligation/index.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { findBookAt } from '../role-book/index.ts'
import { monthOf } from './calendar-of.ts'
import {
  completeOccurrence,
  type DutyRecord,
  listOccurrences,
  openOccurrence,
  readDutyCalendar,
  readDutyRecord,
  readOccurrence,
  readOccurrenceTimeline,
  readPositionFigures,
  readPositionRecord,
  waiveOccurrence,
} from './duty.contract.ts'
import { detailOfOccurrence, viewOfOccurrence } from './duty.view.ts'
import { DUTY } from './duty-policy.ts'
import { complete, dutyOf, waive } from './end-occurrence.ts'
import { noSuchOccurrence, notTriggeredByMachines, oneFilterOnly, refused } from './errors.ts'
import { findOccurrence, getOccurrence, headAfter, listOccurrencesOf, type OfWhat } from './occurrence.store.ts'
import type { OccurrenceHead } from './occurrence.ts'
import { dayOfEvent, idByEvent, openingActs } from './open-occurrence.ts'
import { figuresFrom, figuresOf } from './rules/figures-of.ts'
import { recordOf } from './rules/record-of.ts'
import { mayComplete } from './rules/who-may-end-it.ts'

/** A list with a filter that lets little through reads on for so many pages, and then says where it stopped. */
const MOST_PAGES = 5
const COUNTED = 100
const LAST = 12
const MOST_IN_FIGURES = 2000

export const dutyRoutes: Route[] = [
  query(listOccurrences, async ({ store }, { query: asked, caller, now }) => {
    const { position, duty, accountable, from, until, status, limit, cursor } = asked
    const wanted = [position, duty, accountable].filter((each) => each !== undefined)
    if (wanted.length > 1) throw oneFilterOnly('position')
    const directory = await recentDirectory(store)
    const person = accountable === undefined || accountable === 'me' ? caller.person : accountable
    const of: OfWhat = duty !== undefined ? { duty } : position !== undefined ? { position } : { person }
    mustSee(directory, caller.person, now, of.person === caller.person)
    const range = between(directory, from, until)
    const items: OccurrenceHead[] = []
    let after = cursor
    for (let page = 0; page < MOST_PAGES && items.length < limit; page += 1) {
      const left = { limit: limit - items.length, backwards: true, ...(after === undefined ? {} : { after }) }
      const found = await listOccurrencesOf(store, of, range, left)
      items.push(...found.items.filter((each) => status === undefined || each.status === status))
      after = found.next
      if (after === undefined) break
    }
    const looking = { directory, language: caller.language, now }
    return { items: items.map((each) => viewOfOccurrence(each, looking)), nextCursor: after ?? null }
  }),

  query(readOccurrence, async (platform, { params, caller, now }) => {
    const { store } = platform
    const [whole, directory] = await Promise.all([getOccurrence(store, params.id), recentDirectory(store)])
    mustSee(directory, caller.person, now, isTheirs(whole.head, caller.person))
    const duty = await dutyOf(platform, whole.head)
    return detailOfOccurrence(whole, duty, caller.person, { directory, language: caller.language, now })
  }),

  query(readOccurrenceTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [head, directory] = await Promise.all([findOccurrence(store, params.id), recentDirectory(store)])
    if (head === undefined || head.id !== params.id) throw noSuchOccurrence()
    mustSee(directory, caller.person, now, isTheirs(head, caller.person))
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  }),

  query(readDutyCalendar, async ({ store }, { query: { month, position, person }, caller, now }) => {
    if (position !== undefined && person !== undefined) throw oneFilterOnly('person')
    const directory = await recentDirectory(store)
    const who = person === undefined || person === 'me' ? caller.person : person
    mustSee(directory, caller.person, now, position === undefined && who === caller.person)
    const looking = { directory, language: caller.language, now }
    const whose = position === undefined ? { person: who } : { position }
    const today = localDateOf(now, directory.department.calendar.timeZone)
    return { month, today, ...(await monthOf(store, month, whose, looking)) }
  }),

  query(readDutyRecord, async ({ store }, { params, ...call }) => {
    const record = await recordIn(store, { duty: params.id }, call)
    const isKnown = record.last.length > 0 || (await findBookAt(store, call.now))?.book.duties.has(params.id) === true
    if (!isKnown) throw new NotFoundError('duty')
    return record
  }),
  query(readPositionRecord, async ({ store }, { params, ...call }) => {
    if (!(await recentDirectory(store)).positions.has(params.id)) throw new NotFoundError('position')
    return recordIn(store, { position: params.id }, call)
  }),
  query(readPositionFigures, async ({ store }, { params: { id }, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!directory.positions.has(id)) throw new NotFoundError('position')
    mustSee(directory, caller.person, now, false)
    const page = { limit: MOST_IN_FIGURES, backwards: true }
    const { items, next } = await listOccurrencesOf(store, { position: id }, [figuresFrom(now), '~'], page)
    return { periods: figuresOf(items, now), isWhole: next === undefined }
  }),

  mutation(completeOccurrence, async (platform, { params, body, ifMatch, caller, now }) => {
    const directory = await loadDirectory(platform.store)
    await mustSeeIt(platform.store, directory, params.id, { caller, now })
    const { acts, answer } = await complete(platform, { id: params.id, caller, now, ifMatch }, body)
    return { acts, answer: viewOfOccurrence(answer, { directory, language: caller.language, now }) }
  }),

  mutation(waiveOccurrence, async (platform, { params, body, ifMatch, caller, now }) => {
    const directory = await loadDirectory(platform.store)
    await mustSeeIt(platform.store, directory, params.id, { caller, now })
    const { acts, answer } = await waive(platform, { id: params.id, caller, now, ifMatch }, body.reason)
    return { acts, answer: viewOfOccurrence(answer, { directory, language: caller.language, now }) }
  }),

  mutation(openOccurrence, async (platform, { params, body, caller, now }) => {
    const { store } = platform
    const directory = await loadDirectory(store)
    mustSee(directory, caller.person, now, false)
    const published = await findBookAt(store, now)
    const duty = published?.book.duties.get(params.id)
    if (published === undefined || duty === undefined) throw new NotFoundError('duty')
    if (duty.when.kind !== 'triggered' || duty.when.event !== 'machine.reported') throw notTriggeredByMachines()
    const { position, responsible } = duty
    const owed = {
      accountable: '',
      frozen: { person: '', via: 'person' },
      position,
      duty: duty.id,
      book: published.version.number,
    } as const
    const verdict = mayComplete(directory, caller.person, owed, responsible, now)
    if ('no' in verdict) throw refused(verdict.no)
    const event = { name: 'machine.reported', about: { reference: body.reference } } as const
    const id = idByEvent(duty.id, event, now)
    const looking = { directory, language: caller.language, now }
    const known = await findOccurrence(store, id)
    if (known !== undefined) return { acts: [], answer: viewOfOccurrence(known, looking) }
    const policy = await currentPolicy(store, DUTY)
    const on = dayOfEvent(now, directory.department.calendar)
    const by = { actor: caller.actor, grant: { ...verdict.yes.grant, authority: 'duty.report' } }
    const wish = { id, duty, book: published.version.number, on, event, opensAt: now }
    const acts = await openingActs(platform, wish, { directory, policy, now, by })
    const [first] = acts
    if (first === undefined) throw new TypeError('an opening is at least one act')
    return { acts, answer: viewOfOccurrence(headAfter(first), looking) }
  }),
]

/** Everybody in the department sees what anybody has to do; everybody else only their own. */
function mustSee(directory: Directory, person: Id, now: Instant, isOwn: boolean): void {
  if (!isOwn && !worksInIt(directory, person, now)) throw noSuchOccurrence()
}

const isTheirs = ({ accountable, frozen }: OccurrenceHead, person: Id): boolean =>
  person === accountable || person === frozen.person

async function mustSeeIt(store: Store, directory: Directory, id: Id, { caller, now }: Pick<Call, 'caller' | 'now'>) {
  const head = await findOccurrence(store, id)
  if (head === undefined || head.id !== id) throw noSuchOccurrence()
  mustSee(directory, caller.person, now, isTheirs(head, caller.person))
}

/** Local dates as instants of the department; a day has passed when the next one begins. */
function between(directory: Directory, from: string | undefined, until: string | undefined): readonly [string, string] {
  const { timeZone } = directory.department.calendar
  const at = (date: string) => instantOfLocal(`${date}T00:00`, timeZone)
  return [from === undefined ? '' : at(from), until === undefined ? '~' : at(plusDays(until, 1))]
}

async function recordIn(store: Store, of: OfWhat, { caller, now }: Pick<Call, 'caller' | 'now'>): Promise<DutyRecord> {
  const directory = await recentDirectory(store)
  mustSee(directory, caller.person, now, false)
  const { items } = await listOccurrencesOf(store, of, ['', '~'], { limit: COUNTED, backwards: true })
  const looking = { directory, language: caller.language, now }
  return { last: items.slice(0, LAST).map((each) => viewOfOccurrence(each, looking)), ...recordOf(items) }
}
