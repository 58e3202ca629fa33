import { localDateOf, plusDays } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import { type Call, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import {
  DAYS_AHEAD,
  type Directory,
  holdersOf,
  inOrder,
  type OrderKey,
  pageOfDirectory,
  whoAnswers,
} from '../responsibility/index.ts'
import { naming } from './lint.view.ts'
import { listParity, listRaci, MATRIX_STATES, readMatrix } from './matrix.contract.ts'
import { viewOfCell, viewOfParityLine } from './matrix.view.ts'
import { dayOf, matrixOf } from './rules/matrix/matrix-of.ts'
import { parityOf } from './rules/matrix/parity-of.ts'
import { bookDrafted, bookInForce, directoryForStaff, groundAt, type SeenBook } from './seen-book.ts'

/** Who answers for what: services × activities, duties × positions, authority held against duty. */
export const matrixRoutes: Route[] = [
  query(readMatrix, async ({ store }, { query: asked, caller, now }) => {
    const directory = await directoryForStaff(store, { caller, now })
    const day = dayOf(dayAsked(directory, asked.on, now), now, directory)
    const { book, version, draft } = await seenBook(store, asked.draft, day.at)
    const cells = matrixOf(book, directory, day).filter(({ service }) => isOfGroup(directory, service, asked.group))
    const byService = Map.groupBy(cells, ({ service }) => service)
    const services = inOrder(
      [...directory.services.values()].filter(({ id }) => {
        const own = byService.get(id)
        return asked.state === undefined ? own !== undefined : own?.some(({ state }) => state === asked.state)
      }),
      nameOf,
    )
    const named = naming({ directory, book })
    const counts = MATRIX_STATES.map((state) => [state, cells.filter((each) => each.state === state).length])
    return {
      ...{ version, draft, on: day.on, at: day.at },
      activities: book.frame.activities.map(({ code, name, hours }) => ({ code, name, hours })),
      counts: Object.fromEntries(counts) as Record<(typeof MATRIX_STATES)[number], number>,
      ...pageOfDirectory('responsibility-matrix', services, nameOf, asked, ({ id, name, group }) => ({
        service: { id, name },
        group: groupNamed(directory, group),
        cells: (byService.get(id) ?? []).map((cell) => viewOfCell(cell, named)),
      })),
    }
  }),

  query(listRaci, async ({ store }, { query: asked, caller, now }) => {
    const directory = await directoryForStaff(store, { caller, now })
    const { book, version, draft } = await seenBook(store, asked.draft, now)
    const named = naming({ directory, book })
    const positionName = (id: Id) => named.position(id).name['zh-CN']
    const keyOf = ({ position, title }: { position: Id; title: { 'zh-CN': string } }): OrderKey => [
      positionName(position),
      title['zh-CN'],
    ]
    const duties = [...book.duties.values()].filter(
      ({ position }) =>
        (asked.position === undefined || position === asked.position) &&
        (asked.group === undefined || directory.positions.get(position)?.group === asked.group),
    )
    const { items, nextCursor } = pageOfDirectory('duties', inOrder(duties, keyOf), keyOf, asked, (duty) => ({
      duty: { id: duty.id, title: duty.title },
      accountable: named.position(duty.position),
      person: personAnswering(directory, duty.position, now),
      responsible: duty.responsible.map(named.position),
      consulted: duty.consulted.map(named.position),
      informed: duty.informed.map(named.position),
    }))
    const columns = items.flatMap((each) => [
      each.accountable,
      ...each.responsible,
      ...each.consulted,
      ...each.informed,
    ])
    const positions = inOrder(new Map(columns.map((each) => [each.id, each])).values(), nameOf)
    return { version, draft, positions, items, nextCursor }
  }),

  query(listParity, async ({ store }, { query: asked, caller, now }) => {
    const directory = await directoryForStaff(store, { caller, now })
    const { book, version, draft, accepted } = await seenBook(store, asked.draft, now)
    const seen = await groundAt(store, book, directory, now)
    const named = naming(seen.ground)
    const all = parityOf(seen.ground)
      .filter(({ position }) => asked.group === undefined || directory.positions.get(position)?.group === asked.group)
      .map((each) => ({ ...each, id: each.position }))
    const count = (state: string) => all.flatMap(({ lines }) => lines).filter((line) => line.state === state).length
    const wanted = all.filter(({ lines }) => asked.only === undefined || lines.some(({ state }) => state !== 'by-duty'))
    const keyOf = ({ position }: { position: Id }): OrderKey => [named.position(position).name['zh-CN']]
    return {
      ...{ version, draft },
      counts: { 'by-duty': count('by-duty'), 'without-duty': count('without-duty'), missing: count('missing') },
      ...pageOfDirectory('parity', inOrder(wanted, keyOf), keyOf, asked, ({ position, lines }) => ({
        position: named.position(position),
        group: groupNamed(directory, directory.positions.get(position)?.group),
        people: holdersOf(directory, position, now).map(({ id, name }) => ({ id, name })),
        lines: lines.map((line) => viewOfParityLine(line, seen, accepted, caller.language)),
      })),
    }
  }),
]

const nameOf = ({ name }: { readonly name: { readonly 'zh-CN': string } }): OrderKey => [name['zh-CN']]

const seenBook = (store: Store, draft: Id | undefined, at: Instant): Promise<SeenBook> =>
  draft === undefined ? bookInForce(store, at) : bookDrafted(store, draft)

const isOfGroup = (directory: Directory, service: Id, group: Id | undefined): boolean =>
  group === undefined || directory.services.get(service)?.group === group

/** The day that is looked at. Throws a RefusalError (422) for one beyond what anybody can foresee. */
function dayAsked(directory: Directory, on: Call<typeof readMatrix>['query']['on'], now: Instant) {
  const today = localDateOf(now, directory.department.calendar.timeZone)
  if (on === undefined) return today
  if (on < today || on > plusDays(today, DAYS_AHEAD)) throw dayOutOfRange(DAYS_AHEAD)
  return on
}

const dayOutOfRange = (days: number) =>
  new RefusalError(422, {
    code: 'date-out-of-range',
    text: {
      'zh-CN': '请选今天起 {days} 天以内的日期。',
      en: 'Please choose a day from today on, within {days} days.',
    },
    values: { days },
  })

function groupNamed(directory: Directory, id: Id | undefined) {
  const group = directory.groups.get(id ?? '')
  return group === undefined ? null : { id: group.id, name: group.name }
}

function personAnswering(directory: Directory, position: Id, now: Instant) {
  const person = directory.people.get(whoAnswers(directory, { who: 'holder', position }, now)?.person ?? '')
  return person === undefined ? null : { id: person.id, name: person.name }
}
