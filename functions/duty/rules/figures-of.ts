import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import { FIGURES_OVER } from '../duty.contract.ts'
import type { Occurrence } from '../occurrence.ts'
import { type DutyCounts, recordOf } from './record-of.ts'

type Counted = Pick<Occurrence, 'opensAt' | 'status' | 'lateBySystem' | 'ended'>

/** So far back figures go. */
export const figuresFrom = (now: Instant): Instant => plusMillis(now, -Math.max(...FIGURES_OVER) * DAY)

/** What came round within each of the periods, as it was done; an occurrence belongs to the day it opened. */
export const figuresOf = (occurrences: readonly Counted[], now: Instant): (DutyCounts & { readonly days: number })[] =>
  FIGURES_OVER.map((days) => {
    const from = plusMillis(now, -days * DAY)
    return { days, ...recordOf(occurrences.filter(({ opensAt }) => opensAt >= from)) }
  })
