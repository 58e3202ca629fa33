import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { DAY, plusMillis } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import {
  closing,
  type OpenObligation,
  openObligation,
  openTowards,
  openWithPlan,
  pinnedPace,
  planLadder,
  putObligation,
  type Standing,
  tell,
} from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import { type Answerer, type Directory, personIsActive } from '../../responsibility/index.ts'
import { headOfAction } from '../action.store.ts'
import type { ActionHead, ImprovementAction } from '../action.ts'
import type { ActionPolicy } from '../improvement-policy.ts'
import { barredFromJudging, whoJudges } from '../rules/who-judges.ts'
import { whoOwns } from '../rules/who-owns.ts'
import type { Doer } from './review-steps.ts'

/** What a step of an action is decided on. */
export interface GatheredAction {
  readonly head: ActionHead
  readonly standing: Standing
  readonly directory: Directory
  readonly policy: ActionPolicy
  readonly now: Instant
}

type Owing = Pick<GatheredAction, 'directory' | 'policy' | 'now'> & { readonly standing: Pick<Standing, 'all'> }

/** Its owner has done it: somebody else is asked to see for themselves. */
export function done(gathered: GatheredAction, by: Doer): Act {
  const { head, standing, directory, policy, now } = gathered
  const action: ImprovementAction = { ...head, status: 'done', stage: 'verify', doneBy: by.person, doneAt: now }
  const asked = whoJudges(barredFromJudging(action), directory, now)
  const opens = openObligation(
    {
      ...openingOf(action, 'improvement-action.verify', standing, now),
      answerer: asked.answerer,
      ...(asked.ladderPosition === undefined ? {} : { ladderPosition: asked.ladderPosition }),
    },
    policy.stages.verify,
    directory.department.calendar,
  )
  return actOf(gathered, { action, did: 'improvement-action.done', by, opens: [opens, 'now'] })
}

/** It is done. Whether it helped shows later: until then it counts as nothing. */
export function verified(gathered: GatheredAction, by: Doer): Act {
  const { head, now } = gathered
  const checkFrom = plusMillis(head.doneAt ?? now, head.checkAfterDays * DAY)
  const action: ImprovementAction = { ...head, status: 'verified', stage: 'check', verifiedBy: by.person, checkFrom }
  return actOf(gathered, {
    action,
    did: 'improvement-action.verified',
    by,
    opens: [askToCheck(action, checkFrom, gathered), checkFrom > now ? 'later' : 'now'],
    what: { doneBy: head.doneBy, checkFrom },
  })
}

/** It is not done: back to whoever has to do it. */
export function notDone(gathered: GatheredAction, by: Doer): Act {
  const { head } = gathered
  const { doneAt: _, doneBy, ...rest } = head
  const action: ImprovementAction = { ...rest, status: 'open', stage: 'do', round: head.round + 1 }
  const opens = askToDo(action, undefined, gathered)
  return actOf(gathered, { action, did: 'improvement-action.sent-back', by, opens: [opens, 'now'], what: { doneBy } })
}

/** It helped: only now is anything improved. */
export const helped = (gathered: GatheredAction, by: Doer): Act =>
  actOf(gathered, {
    action: { ...gathered.head, status: 'helped', stage: 'over', checkedBy: by.person },
    did: 'improvement-action.helped',
    by,
    what: { doneBy: gathered.head.doneBy },
  })

/** It did not help: to be done again, otherwise, by a new day. */
export function didNotHelp(gathered: GatheredAction, by: Doer, dueAt: Instant): Act {
  const { head } = gathered
  const action = openAgain(head)
  const opens = askToDo(action, dueAt, gathered)
  return actOf(gathered, {
    action,
    did: 'improvement-action.did-not-help',
    by,
    opens: [opens, 'now'],
    what: { doneBy: head.doneBy },
  })
}

/** It cannot be told yet: one looks again, by a new day. */
export function putOff(gathered: GatheredAction, by: Doer, checkFrom: Instant): Act {
  const { head } = gathered
  const action: ImprovementAction = { ...head, checkFrom, postponed: head.postponed + 1 }
  return actOf(gathered, {
    action,
    did: 'improvement-action.put-off',
    by,
    opens: [askToCheck(action, checkFrom, gathered), 'later'],
    what: { checkFrom, postponed: action.postponed },
  })
}

/** It is not wanted any more. */
export const drop = (gathered: GatheredAction, by: Doer): Act =>
  actOf(gathered, {
    action: { ...gathered.head, status: 'dropped', stage: 'over' },
    did: 'improvement-action.dropped',
    by,
    closes: 'withdrawn',
  })

/** As it is when it has to be done once more. */
export function openAgain(action: ImprovementAction): ImprovementAction {
  const { doneBy: _, doneAt: __, verifiedBy: ___, checkFrom: ____, checkedBy: _____, ...rest } = action
  return { ...rest, status: 'open', stage: 'do', round: action.round + 1, postponed: 0 }
}

/** Whoever owns it is asked to do it, by that day; by the shortest the ladder gives where none is said. */
export function askToDo(action: ImprovementAction, dueAt: Instant | undefined, owing: Owing): OpenObligation {
  const { directory, policy, now, standing } = owing
  const answerer = whoOwns(action.owner, directory, now)
  const opening = { ...openingOf(action, 'improvement-action.do', standing, now), answerer }
  const { calendar } = directory.department
  return dueAt === undefined
    ? openObligation(opening, policy.stages.do, calendar)
    : openTowards(opening, policy.stages.do, dueAt, calendar)
}

/** Somebody else than the doer looks whether it helped, once its time has come; until then they are left in peace. */
function askToCheck(action: ImprovementAction, checkFrom: Instant, owing: Owing): OpenObligation {
  const { directory, policy, now, standing } = owing
  const { calendar } = directory.department
  const asked = whoJudges(barredFromJudging(action), directory, now)
  const { dueAt, plan } = planLadder(policy.stages.check, checkFrom > now ? checkFrom : now, calendar)
  return openWithPlan(
    {
      ...openingOf(action, 'improvement-action.check', standing, now),
      answerer: asked.answerer,
      ...(asked.ladderPosition === undefined ? {} : { ladderPosition: asked.ladderPosition }),
    },
    dueAt,
    [{ at: checkFrom, does: 'turn' }, ...plan],
    calendar,
    pinnedPace(policy.stages.check),
  )
}

export const openingOf = (
  { id, number, title, round }: ImprovementAction,
  kind: string,
  { all }: Pick<Standing, 'all'>,
  now: Instant,
): {
  caseId: Id
  kind: string
  about: { number: string; title: string }
  round: number
  now: Instant
  nth: number
} => ({
  caseId: id,
  kind,
  about: { number, title },
  round,
  now,
  nth: all.length,
})

export interface ActionMove {
  readonly action: ImprovementAction
  readonly did: string
  readonly by: Omit<Doer, 'person' | 'grant'> & Partial<Pick<Doer, 'grant'>>
  /** What is owed next, and whether they hear of it now or when its time comes. */
  readonly opens?: readonly [OpenObligation, 'now' | 'later']
  readonly closes?: 'discharged' | 'withdrawn'
  readonly what?: JsonObject
  readonly effects?: readonly Effect[]
}

/** One act of an action: what was owed is over, what comes next is owed. */
export function actOf(
  { head, standing, now }: Pick<GatheredAction, 'head' | 'standing' | 'now'>,
  { action, did, by, opens, closes = 'discharged', what, effects = [] }: ActionMove,
): Act {
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const over = main.flatMap((each) => closing(standing.open, each, closes, by.actor.id, now))
  const [next, when] = opens ?? []
  return {
    before: head,
    head: headOfAction(owedBy(action, next)),
    at: now,
    did,
    by: by.actor,
    ...(by.grant === undefined ? {} : { grant: by.grant }),
    what: {
      status: action.status,
      round: action.round,
      ...(next === undefined ? {} : { obligation: next.id, accountable: next.accountable, dueAt: next.dueAt }),
      ...what,
    },
    ...(by.comment === undefined ? {} : { personal: { comment: by.comment } }),
    rows: [
      ...(by.actor.kind === 'person' ? [personIsActive(by.actor.id)] : []),
      ...[...over, ...(next === undefined ? [] : [next])].map(putObligation),
    ],
    effects: [
      ...(next === undefined || when === 'later' ? [] : [tell(next, next.accountable, 'asked')]),
      ...effects,
      { kind: 'wake', caseId: action.id },
    ],
  }
}

/** Who owes the next step, as lists show it. */
export function owedBy(
  action: ImprovementAction,
  opens: (Pick<OpenObligation, 'dueAt'> & { readonly accountable: Answerer['person'] }) | undefined,
): ImprovementAction {
  const { accountable: _, dueAt: __, ...rest } = action
  return opens === undefined ? rest : { ...rest, accountable: opens.accountable, dueAt: opens.dueAt }
}
