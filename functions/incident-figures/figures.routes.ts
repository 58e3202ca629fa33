import { listPageFigures } from '../incident/index.ts'
import { FILE_TYPES } from '../kernel/file.ts'
import { DAY, type Instant, millisOf, plusMillis } from '../kernel/instant.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import { writeCsv } from '../kernel/table/write-csv.ts'
import type { Language } from '../kernel/text.ts'
import { loadSchedules } from '../on-call/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Store } from '../platform/store.ts'
import { authorise, type Directory, personIsActive, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { COST_RATES, findRatesHead, listFigures, MOST_FIGURES, monthsBetween, ratesOf } from './figure.store.ts'
import type { TimeOfDay } from './figure.ts'
import * as contract from './figures.contract.ts'
import { rowsOfFigures } from './figures.table.ts'
import { metricsText } from './metrics-text.ts'
import { type Load, loadOf } from './rules/load-of.ts'
import { type GroupedBy, type Summary, summarise, summaryOf } from './rules/summarise.ts'
import { metricsNow } from './what-prometheus-sees.ts'

/** A year and a bit: this year beside the last takes two questions. */
const LONGEST = 400 * DAY

/** A month: days of sources are many rows. */
const LONGEST_NOISE = 31 * DAY

/** What sources of alerts sent between two days, told by whoever hears them. */
export type NoiseBySource = (store: Store, from: string, until: string) => Promise<readonly contract.SourceNoise[]>

export const figuresRoutes = (noiseOfSources: NoiseBySource): readonly Route[] => [
  query(contract.incidentFigures, async ({ store }, { query: asked, caller, now }) => {
    const [{ from, until }, directory] = [periodOf(asked, now), await staff(store, caller.person, now)]
    const [figures, rates, names] = await Promise.all([
      listFigures(store, from, until),
      findRatesHead(store).then(ratesOf),
      namesFor(store, directory, caller.language),
    ])
    const named = (by: GroupedBy) => (summary: Summary) => ({ ...summary, name: names(by, summary.of) })
    return {
      ...{ from, until, currency: rates.currency, isCut: figures.length >= MOST_FIGURES },
      all: { ...summaryOf('', figures, rates), name: null },
      groups: summarise(figures, asked.by, rates, directory.department.calendar).map(named(asked.by)),
    }
  }),

  query(contract.pageLoad, async ({ store }, { query: asked, caller, now }) => {
    const [{ from, until }, directory] = [periodOf(asked, now), await staff(store, caller.person, now)]
    const { calendar } = directory.department
    const [months, names] = await Promise.all([
      Promise.all(
        monthsBetween(from, until).map((month) => listPageFigures(store, month, [from, `${until}~`], MOST_FIGURES)),
      ),
      namesFor(store, directory, caller.language),
    ])
    const pages = months.flat()
    const named = (by: GroupedBy | 'person') => (load: Load) => ({ ...load, name: names(by, load.of) })
    return {
      ...{ from, until, isCut: pages.length >= MOST_FIGURES },
      people: loadOf(pages, ({ to }) => to, calendar).map(named('person')),
      schedules: loadOf(pages, ({ schedule = '' }) => schedule, calendar).map(named('schedule')),
      services: loadOf(pages, ({ service = '' }) => service, calendar).map(named('service')),
      sources: loadOf(pages, ({ source }) => source, calendar).map(named('source')),
    }
  }),

  query(contract.noiseBySource, async ({ store }, { query: asked, caller, now }) => {
    const { from, until } = periodOf(asked, now, LONGEST_NOISE)
    await staff(store, caller.person, now)
    const items = await noiseOfSources(store, from.slice(0, 10), until.slice(0, 10))
    const loudest = (one: contract.SourceNoise, other: contract.SourceNoise) =>
      other.received - one.received || (one.name < other.name ? -1 : 1)
    return { from, until, items: items.toSorted(loudest) }
  }),

  query(contract.exportIncidentFigures, async ({ store }, { query: asked, caller, now }) => {
    const [{ from, until }, directory] = [periodOf(asked, now), await staff(store, caller.person, now)]
    const language = asked.language ?? caller.language
    const [figures, rates] = await Promise.all([listFigures(store, from, until), findRatesHead(store).then(ratesOf)])
    const name = `${{ 'zh-CN': '故障统计', en: 'Incidents' }[language]} ${from.slice(0, 10)}–${until.slice(0, 10)}.csv`
    return { name, type: FILE_TYPES.csv, bytes: writeCsv(rowsOfFigures(figures, rates, directory, language)) }
  }),

  query(contract.readCostRates, async ({ store }, { caller, now }) => {
    await staff(store, caller.person, now)
    const head = await findRatesHead(store)
    return { ...ratesOf(head), version: head?.version ?? 0 }
  }),

  mutation(contract.changeCostRates, async (platform, call) => {
    const grant = await authorise(platform, call, 'policy.publish')
    const head = await findRatesHead(platform.store)
    mustBeVersion(head?.version ?? 0, call.ifMatch)
    const { caller, now, body } = call
    const act = {
      before: head,
      head: { id: COST_RATES, ...body },
      at: now,
      did: 'incident-cost-rates.changed',
      by: caller.actor,
      grant,
      what: { ...body, ...(head === undefined ? {} : { was: { ...ratesOf(head) } }) },
      rows: [personIsActive(caller.person)],
    }
    return { acts: [act], answer: { ...body, version: (head?.version ?? 0) + 1 } }
  }),

  query(contract.metrics, async ({ store }, { caller, now }) => {
    await staff(store, caller.person, now)
    const text = metricsText(await metricsNow(store, now))
    return { name: 'metrics.txt', type: 'text/plain', bytes: new TextEncoder().encode(text) }
  }),
]

/** Whoever works in IT; to anybody else there is nothing here. */
async function staff(store: Store, person: string, now: Instant): Promise<Directory> {
  const directory = await recentDirectory(store)
  if (!worksInIt(directory, person, now)) throw new NotFoundError('incident figures')
  return directory
}

function periodOf(
  { from, until }: { readonly from?: Instant | undefined; readonly until?: Instant | undefined },
  now: Instant,
  longest = LONGEST,
): { readonly from: Instant; readonly until: Instant } {
  const end = until ?? now
  const begin = from ?? plusMillis(end, -30 * DAY)
  const length = millisOf(end) - millisOf(begin)
  if (length >= 0 && length <= longest) return { from: begin, until: end }
  throw new InvalidInputError([
    {
      path: 'from',
      code: 'period-too-long',
      message: {
        'zh-CN': `起止时间颠倒，或超过 ${longest / DAY} 天。`,
        en: `The period ends before it begins, or is longer than ${longest / DAY} days.`,
      },
    },
  ])
}

const TIMES: Readonly<Record<TimeOfDay, Readonly<Record<Language, string>>>> = {
  'working-hours': { 'zh-CN': '工作时间', en: 'Working hours' },
  night: { 'zh-CN': '夜间（22:00–07:00）', en: 'Night (22:00–07:00)' },
  'off-hours': { 'zh-CN': '其他时间', en: 'Other times' },
}

/** What people call a group; null where nothing was named. */
async function namesFor(store: Store, directory: Directory, language: Language) {
  const schedules = new Map((await loadSchedules(store)).map((each) => [each.id, each]))
  return (by: GroupedBy | 'person', of: string): string | null => {
    if (of === '') return null
    if (by === 'service') return directory.services.get(of)?.name[language] ?? of
    if (by === 'group') return directory.groups.get(of)?.name[language] ?? of
    if (by === 'person' || by === 'on-call') return directory.people.get(of)?.name ?? of
    if (by === 'time-of-day') return TIMES[of as TimeOfDay][language]
    if (by === 'schedule') return nameOfSchedule(schedules.get(of), language) ?? of
    return of
  }
}

/** As {@link loadSchedules} has it. */
const nameOfSchedule = (
  schedule: { readonly name?: string | Readonly<Record<Language, string>> } | undefined,
  language: Language,
): string | undefined => (typeof schedule?.name === 'object' ? schedule.name[language] : schedule?.name)
