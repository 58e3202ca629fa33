import { type Allowance, business, formatAllowance, spanOf, wall } from '../../calendar/index.ts'
import { DAY, HOUR, MINUTE } from '../../kernel/instant.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Ladder } from '../ladder.ts'
import { type PolicyFault, policyFault } from '../policy-faults.ts'
import { isSame, isSurelyBefore, type Moment, momentOf } from './is-surely-before.ts'

/** Timers have a grain, and the sweeper comes every minute. */
const LEAST = MINUTE
/** Somebody who is told more often stops listening. */
const LEAST_AGAIN = 5 * MINUTE
/** A year: 52 weeks of five days of eight hours; or 365 days on the wall. */
const MOST = { business: 2080 * HOUR, wall: 365 * DAY } as const
/** Invariant 3: after the last step, daily. */
const MOST_AGAIN = { business: 8 * HOUR, wall: DAY } as const
const DAY_OF = { business: 8 * HOUR, wall: DAY } as const

/**
 * Everything that keeps a ladder from being saved, each with its path below `path`. What passes comes to the head of IT
 * in strictly increasing instants, whatever the calendar and whenever it begins, and is repeated at least daily then.
 */
export function faultsOfLadder(ladder: Ladder, path: string): FieldError[] {
  const { allowed, remindAfter, climbs, again } = ladder
  const reminders = remindAfter.map((step, nth) => ({ step, path: `${path}/remindAfter/${nth}` }))
  const ups = climbs.map(({ after }, nth) => ({ step: after, path: `${path}/climbs/${nth}/after` }))
  const wholes = [{ step: allowed, path: `${path}/allowed` }, ...reminders, ...ups].flatMap(faultsOfStep(allowed.clock))
  const ends = climbs.at(-1)?.to === 'head' ? [] : [policyFault(`${path}/climbs`, 'ends-with-nobody')]
  // What has no common clock has no order either; saying both would be saying it twice.
  const order = wholes.length > 0 ? [] : faultsOfOrder(ladder, reminders, ups)
  return [...wholes, ...order, ...ends, ...faultsOfAgain(again, `${path}/again`)]
}

interface Placed {
  readonly step: Allowance | number | 'due'
  readonly path: string
}

const faultsOfStep =
  (clock: Allowance['clock']) =>
  ({ step, path }: Placed): FieldError[] => {
    if (typeof step !== 'object') return []
    if (step.clock !== clock) return [policyFault(path, 'clock-differs')]
    const length = lengthOf(step)
    if (length < LEAST) return [policyFault(path, 'allowance-too-short', { least: inWords(wall('PT1M')) })]
    if (length <= MOST[clock]) return []
    const most = inWords(clock === 'business' ? business('PT2080H') : wall('P365D'))
    return [policyFault(path, 'allowance-too-long', { most })]
  }

function faultsOfAgain(again: Allowance, path: string): FieldError[] {
  const length = lengthOf(again)
  if (length < LEAST_AGAIN) return [policyFault(path, 'again-too-often', { least: inWords(wall('PT5M')) })]
  return length > MOST_AGAIN[again.clock] ? [policyFault(path, 'again-too-rare')] : []
}

function faultsOfOrder(ladder: Ladder, reminders: readonly Placed[], climbs: readonly Placed[]): FieldError[] {
  const moment = ({ step }: Placed): Moment => momentOf(step, ladder)
  const inOwnOrder = (steps: readonly Placed[]) =>
    steps.flatMap((step, nth) => {
      const before = steps[nth - 1]
      if (before === undefined || isSurelyBefore(moment(before), moment(step))) return []
      return [policyFault(step.path, codeFor(moment(before), moment(step), 'not-in-order'))]
    })
  const last = climbs.at(-1)
  const among = reminders.flatMap((step) => {
    const at = moment(step)
    const beside = climbs.find((climb) => !areOrdered(at, moment(climb)))
    if (beside !== undefined) return [policyFault(step.path, codeFor(at, moment(beside), 'same-moment'))]
    const isLate = last !== undefined && isSurelyBefore(moment(last), at)
    return isLate ? [policyFault(step.path, 'reminder-after-last-step')] : []
  })
  return [...inOwnOrder(reminders), ...inOwnOrder(climbs), ...among]
}

const areOrdered = (one: Moment, other: Moment): boolean => isSurelyBefore(one, other) || isSurelyBefore(other, one)

/** Two steps in the wrong order, or at the same moment, are what `plainly` says; others have no order at all. */
const codeFor = (one: Moment, other: Moment, plainly: PolicyFault): PolicyFault =>
  isSame(one, other) || isSurelyBefore(other, one) ? plainly : 'order-depends-on-calendar'

function lengthOf(allowance: Allowance): number {
  const { days, millis } = spanOf(allowance)
  return days * DAY_OF[allowance.clock] + millis
}

const inWords = (allowance: Allowance): Text => ({
  'zh-CN': formatAllowance(allowance, 'zh-CN'),
  en: formatAllowance(allowance, 'en'),
})
