import { addWorkingTime, workingTimeBetween } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Instant, wholeSecond } from '../../kernel/instant.ts'
import {
  type Opening,
  type OpenObligation,
  openTowards,
  openWithPlan,
  pinnedPace,
  planLadder,
  type Rung,
} from '../../obligation/index.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { HandOverPolicy } from '../gather.ts'
import { type PositionHandOver, SIDES, type Stage } from '../position-hand-over.ts'
import { type OwedKind, SIGNING } from '../position-hand-over.words.ts'

/** What is owed as long as a hand-over stands so, and by whom. */
export function owedIn({ stage, giver, receiver, signatures }: PositionHandOver): { kind: OwedKind; by: Id }[] {
  switch (stage) {
    case 'prepare':
      return [{ kind: 'position-hand-over.prepare', by: giver }]
    case 'confirm':
      return [{ kind: 'position-hand-over.confirm', by: receiver }]
    case 'sign':
      return SIDES.filter((side) => signatures[side] === undefined).map((side) => ({
        kind: SIGNING[side],
        by: side === 'giver' ? giver : receiver,
      }))
    case 'carry-out':
      return [{ kind: 'position-hand-over.carry-out', by: receiver }]
    case 'over':
      return []
  }
}

/** How much of the working time that is left until the day of a hand-over a stage may take. */
const SHARE: Readonly<Record<Exclude<Stage, 'over' | 'carry-out'>, number>> = { prepare: 0.5, confirm: 0.6, sign: 1 }

export interface Owing {
  readonly handOver: PositionHandOver
  readonly directory: Directory
  readonly policy: HandOverPolicy
  readonly now: Instant
  /** How many obligations it has had. */
  readonly nth: number
}

/** One of those, with its clock: nobody has less time than the ladder gives, and nobody more than the day allows. */
export function owing(kind: OwedKind, by: Id, { handOver, directory, policy, now, nth }: Owing): OpenObligation {
  const { calendar } = directory.department
  const { id: caseId, position, round, stage } = handOver
  const opening: Opening = {
    ...{ caseId, kind, round, now, nth },
    about: { title: directory.positions.get(position)?.name['zh-CN'] ?? position },
    answerer: { person: by, via: 'person' },
    ladderPosition: position,
  }
  if (stage === 'over') throw new TypeError('nothing is owed of what is over')
  const ladder = policy.stages[stage]
  if (stage !== 'carry-out') {
    const left = workingTimeBetween(now, handOver.by, calendar)
    const until = handOver.by <= now ? now : addWorkingTime(now, Math.round(left * SHARE[stage]), calendar)
    return openTowards(opening, ladder, until, calendar)
  }
  const from = handOver.takesEffectAt > now ? wholeSecond(handOver.takesEffectAt) : now
  const { dueAt, plan } = planLadder(ladder, from, calendar)
  // It is done by itself on that day. Nobody is reminded of it; only when it fails does somebody hear.
  const turns: Rung[] = [{ at: from, does: 'turn' }, ...plan.filter(({ does }) => does === 'climb')]
  return openWithPlan(opening, dueAt, turns, calendar, pinnedPace(ladder))
}
