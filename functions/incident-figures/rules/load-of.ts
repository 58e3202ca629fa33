import type { WorkingCalendar } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { timeOfDay } from './time-of-day.ts'

/** How often somebody, or something, was paged; and of that, when it hurts. */
export interface Load {
  readonly of: string
  readonly pages: number
  readonly night: number
  readonly offHours: number
}

/** Pages in groups, the most loaded first. */
export function loadOf<Page extends { readonly at: Instant }>(
  pages: readonly Page[],
  keyOf: (page: Page) => string,
  calendar: WorkingCalendar,
): Load[] {
  return [...Map.groupBy(pages, keyOf)]
    .map(([of, each]) => {
      const times = each.map(({ at }) => timeOfDay(at, calendar))
      const count = (time: string) => times.filter((other) => other === time).length
      return { of, pages: each.length, night: count('night'), offHours: count('off-hours') }
    })
    .toSorted((one, other) => other.pages - one.pages || other.night - one.night || (one.of < other.of ? -1 : 1))
}
