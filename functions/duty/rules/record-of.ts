import type { Occurrence } from '../occurrence.ts'

type Ended = Pick<Occurrence, 'status' | 'lateBySystem' | 'ended'>

/** How a duty, or a position's duties, were done. */
export interface DutyCounts {
  readonly counted: number
  readonly onTime: number
  readonly late: number
  readonly missed: number
  readonly waived: number
  readonly byDeputy: number
  readonly lateBySystem: number
  readonly onTimeShare: number | null
}

/**
 * Counts what ended. What was waived asks nothing of anybody, and what was late by Onduty's own fault is nobody's: neither
 * counts in the share of what was done in time.
 */
export function recordOf(occurrences: readonly Ended[]): DutyCounts {
  const ended = occurrences.filter(({ status }) => status !== 'open')
  const count = (isSo: (each: Ended) => boolean) => ended.filter(isSo).length
  const isFair = ({ status, lateBySystem }: Ended) => status !== 'waived' && lateBySystem === undefined
  const counted = count(isFair)
  const onTime = count((each) => isFair(each) && each.status === 'done' && each.ended?.isLate === undefined)
  return {
    counted,
    onTime,
    late: count((each) => isFair(each) && each.status === 'done' && each.ended?.isLate === true),
    missed: count((each) => isFair(each) && each.status === 'missed'),
    waived: count(({ status }) => status === 'waived'),
    byDeputy: count(({ ended: how }) => how?.as === 'deputy'),
    lateBySystem: count(({ lateBySystem }) => lateBySystem === true),
    onTimeShare: counted === 0 ? null : onTime / counted,
  }
}
