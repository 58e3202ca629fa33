import { instantOfLocal } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  closing,
  type OpenObligation,
  openObligation,
  type Policy,
  pinOf,
  planLadder,
  type Standing,
} from '../../obligation/index.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { Objective } from '../objective.ts'
import { standardOfMeasuring } from '../objective.words.ts'
import type { ObjectiveStage } from '../objective-policy.ts'
import { dayAfter, type Period } from '../rules/periods.ts'
import { whoConcludes, whoMeasures } from '../rules/who-is-asked.ts'

/** What it takes to open what an objective owes. */
export interface Opening {
  readonly directory: Directory
  readonly now: Instant
  /** The version in force: the objective names the one its present step runs on. */
  readonly policy: Policy<ObjectiveStage>
  /** What it owed so far; nothing for a new one. */
  readonly standing?: Pick<Standing, 'all'>
}

/** An objective that names its next step, and that step. */
export interface Owing {
  readonly objective: Objective
  readonly opens: OpenObligation
}

/**
 * Opens what is owed next: the value of a period, or how it ended. A value is owed from the beginning of its period, so
 * that it is always somebody's; its ladder begins when the period is over, and so does asking for it.
 */
export function oweNext(objective: Objective, owes: Period | undefined, to: Opening): Owing {
  const opens = owes === undefined ? concluding(objective, to) : measuring(objective, owes, to)
  const { owes: _, ...rest } = objective
  const { accountable, dueAt } = opens
  const named = { ...rest, ...(owes === undefined ? {} : { owes }), policy: pinOf(to.policy), accountable, dueAt }
  return { objective: named, opens }
}

/** Whether it is time to ask: the period is over, or only the end is left to be said. */
export const isAskedNow = ({ plan }: OpenObligation): boolean => plan[0]?.does !== 'turn'

/** What is still open of an objective ends. */
export const endingAll = (
  open: readonly OpenObligation[],
  status: 'discharged' | 'withdrawn',
  by: string,
  now: Instant,
) => open.filter(({ concerns }) => concerns === undefined).flatMap((each) => closing(open, each, status, by, now))

/** The first instant after a period, by the department's clock. */
export const endOf = (period: Period, { department }: Directory): Instant =>
  instantOfLocal(`${dayAfter(period)}T00:00`, department.calendar.timeZone)

function measuring(
  objective: Objective,
  period: Period,
  { directory, now, policy, standing }: Opening,
): OpenObligation {
  const { calendar } = directory.department
  const opening = {
    ...aboutOf(objective, standing),
    ...asking(whoMeasures(objective, directory, now)),
    kind: 'objective.measure',
    standard: standardOfMeasuring(objective.measure, period),
    now,
  }
  const opened = openObligation(opening, policy.stages.measure, calendar)
  const ends = endOf(period, directory)
  if (ends <= now) return opened
  const { dueAt, plan } = planLadder(policy.stages.measure, ends, calendar)
  return { ...opened, dueAt, plan: [{ at: ends, does: 'turn' } as const, ...plan], nextTickAt: ends }
}

function concluding(objective: Objective, { directory, now, policy, standing }: Opening) {
  const asked = asking(whoConcludes(directory, now))
  const opening = { ...aboutOf(objective, standing), ...asked, kind: 'objective.conclude', now }
  return openObligation(opening, policy.stages.conclude, directory.department.calendar)
}

const aboutOf = ({ id, title }: Objective, standing: Opening['standing']) => ({
  caseId: id,
  about: { title: title['zh-CN'] },
  round: 1,
  nth: standing?.all.length ?? 0,
})

const asking = ({ answerer, ladderPosition }: ReturnType<typeof whoMeasures>) => ({
  answerer,
  ...(ladderPosition === undefined ? {} : { ladderPosition }),
})
