import { perform } from '../audit-trail/index.ts'
import { business, deadline } from '../calendar/index.ts'
import type { IncidentHead } from '../incident/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { pinnedPolicy } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { getAction, headOfAction, type WholeAction } from './action.store.ts'
import type { ImprovementAction } from './action.ts'
import { type ActionPolicy, IMPROVEMENT_ACTION } from './improvement-policy.ts'
import { findReview } from './review.store.ts'
import { actOf, askToDo, openAgain } from './steps/action-steps.ts'

export const RECURRED = 'improvement.recurred'

/** Two working weeks, unless its owner and whoever judges agree on another day. */
const AGAIN_WITHIN = business('P10D')

/**
 * What an action was to prevent has happened again: one that claims to be done is to be done again, one that is not done
 * yet is told so. Whether it was one that had claimed so. Told twice of one incident, it happens once.
 */
export const recurred = (platform: Platform, id: Id, incident: IncidentHead): Promise<boolean> =>
  perform(platform, async (): Promise<Outcome<boolean>> => {
    const { store, clock } = platform
    const [whole, directory] = await Promise.all([getAction(store, id), loadDirectory(store)])
    const { head, story } = whole
    const wasTold = story.some(({ did, what }) => TOLD.has(did) && what.incident === incident.id)
    if (head.status === 'dropped' || wasTold) return { acts: [], answer: false }
    const reviewer =
      head.source.kind === 'review' && head.source.id !== undefined
        ? (await findReview(store, head.source.id))?.acceptedBy
        : undefined
    const policy = await pinnedPolicy(store, IMPROVEMENT_ACTION, head.policy)
    const asked = { whole, incident, directory, policy, reviewer, now: clock.now() }
    return head.status === 'open' ? { acts: [noted(asked)], answer: false } : { acts: [reopened(asked)], answer: true }
  })

const TOLD: ReadonlySet<string> = new Set(['improvement-action.recurred', 'improvement-action.reopened'])

interface Asked {
  readonly whole: WholeAction
  readonly incident: IncidentHead
  readonly directory: Directory
  readonly policy: ActionPolicy
  /** Who accepted the review it comes from. */
  readonly reviewer: Id | undefined
  readonly now: Instant
}

const why = ({ incident }: Asked) => ({
  incident: incident.id,
  incidentNumber: incident.number,
  ...(incident.cause === undefined ? {} : { cause: incident.cause }),
})

/** Whoever owns it and whoever judged it hear why; Onduty says so, not a person. */
const told = ({ whole: { head }, reviewer, incident }: Asked): Effect[] =>
  [...new Set([head.owner.person, head.accountable, head.checkedBy ?? head.verifiedBy, reviewer])]
    .filter((each) => each !== undefined)
    .map((to) => ({ kind: 'mail', letter: RECURRED, to, about: { action: head.id, incident: incident.id } }))

/** It is still to be done: its clock stays, and it is said that it is needed. */
function noted(asked: Asked): Act {
  const { head } = asked.whole
  return {
    before: head,
    head: headOfAction({ ...head, recurrences: head.recurrences + 1 }),
    at: asked.now,
    did: 'improvement-action.recurred',
    by: byClock,
    what: { status: head.status, round: head.round, ...why(asked) },
    effects: told(asked),
  }
}

/** It claimed to be done, and did not hold. */
function reopened(asked: Asked): Act {
  const { whole, directory, policy, now } = asked
  const { head, standing } = whole
  const wasOver = head.stage === 'over'
  const action: ImprovementAction = { ...openAgain(head), recurrences: head.recurrences + 1 }
  const dueAt = deadline(now, AGAIN_WITHIN, directory.department.calendar)
  const opens = askToDo(action, dueAt, { standing, directory, policy, now })
  const act = actOf(
    { head, standing, now },
    {
      action,
      did: 'improvement-action.reopened',
      by: { actor: byClock },
      opens: [opens, 'now'],
      closes: 'withdrawn',
      what: { ...why(asked), was: head.status, ...(head.doneBy === undefined ? {} : { doneBy: head.doneBy }) },
      effects: told(asked),
    },
  )
  if (!wasOver) return act
  // Its execution has ended with it: a further one is started.
  const start: Effect = {
    kind: 'start',
    workflow: 'improvement-action',
    caseId: head.id,
    generation: (standing.execution?.generation ?? 0) + 1,
  }
  return { ...act, effects: [...(act.effects ?? []).filter(({ kind }) => kind !== 'wake'), start] }
}
