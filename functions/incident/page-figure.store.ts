/**
 * | question                                | row                                              |
 * |-----------------------------------------|--------------------------------------------------|
 * | who was paged in a month, and for what  | `page-figures#<2026-01>` / `<at>#<incident>#<n>` |
 */
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import type { Incident } from './incident.ts'
import type { Severity } from './severity.ts'

/** Somebody was paged: counted for the load of shifts and of nights. */
export interface PageFigure {
  readonly at: Instant
  readonly incident: Id
  readonly to: Id
  readonly severity: Severity
  readonly service?: Id
  readonly group?: Id
  /** The schedule of the service, whose shift was paged. */
  readonly schedule?: Id
  readonly source: Incident['source']['kind']
  /** Which step of the ladder, or which party that was pulled in. */
  readonly step: number | `party-${number}`
}

const monthOf = (at: Instant): string => at.slice(0, 7)

export const putPageFigure = (figure: PageFigure): Write => ({
  put: {
    pk: `page-figures#${monthOf(figure.at)}`,
    sk: `${figure.at}#${figure.incident}#${figure.step}`,
    ...figure,
  },
})

/** Of one month, the oldest first; at most so many. */
export const listPageFigures = async (
  store: Store,
  month: string,
  between: readonly [Instant, Instant],
  limit: number,
): Promise<readonly PageFigure[]> =>
  (await store.query<Item & PageFigure>({ pk: `page-figures#${month}`, between, limit })).items
