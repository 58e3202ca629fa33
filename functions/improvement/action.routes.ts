import { findHead } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type CaseKinds, pinnedPolicy, timelineOf } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import type { Page, Store } from '../platform/store.ts'
import { type Directory, isActive, loadDirectory, positionsOf, recentDirectory } from '../responsibility/index.ts'
import {
  type ActionSummary,
  checkAction,
  doAction,
  dropAction,
  listActions,
  raiseAction,
  readAction,
  readActionTimeline,
  verifyAction,
} from './action.contract.ts'
import {
  actionAfter,
  getAction,
  type ListPage,
  listActionsByStatus,
  listActionsOf,
  listActionsThatAreOver,
  listActionsThatGoOn,
  listLateActions,
} from './action.store.ts'
import { type ActionHead, type ImprovementAction, MOST_POSTPONED } from './action.ts'
import {
  dueMissing,
  dueNotWanted,
  duePassed,
  dueTooFar,
  oneFilterOnly,
  oneSourceOnly,
  ownerWithoutPosition,
  refused,
  unknownDrill,
  unknownOwner,
  unknownReview,
} from './errors.ts'
import { summaryOfAction, viewOfAction } from './improvement.view.ts'
import { IMPROVEMENT_ACTION } from './improvement-policy.ts'
import { mustWorkHere } from './must-work-here.ts'
import { openAction } from './open-action.ts'
import { findReview } from './review.store.ts'
import { type ActionStep, mayIAct, postponedEnough } from './rules/what-may-i-action.ts'
import { endOfDay, whatIsWrongWith } from './rules/when-due.ts'
import { didNotHelp, done, drop, type GatheredAction, helped, notDone, putOff, verified } from './steps/action-steps.ts'
import type { Doer } from './steps/review-steps.ts'

export const actionRoutes = (kinds: CaseKinds): Route[] => [
  query(listActions, async ({ store }, { query: { limit, cursor, ...filter }, caller, now }) => {
    if (Object.values(filter).filter((each) => each !== undefined).length > 1) throw oneFilterOnly()
    const directory = await recentDirectory(store)
    mustWorkHere(directory, caller.person, now)
    const found = await listed(store, filter, now, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    const looking = { directory, language: caller.language, now }
    return { items: found.items.map((head) => summaryOfAction(head, looking)), nextCursor: found.next ?? null }
  }),

  query(readAction, async ({ store }, { params, caller, now }) => {
    const [whole, directory] = await Promise.all([getAction(store, params.id), recentDirectory(store)])
    mustWorkHere(directory, caller.person, now)
    return viewOfAction(whole, { directory, person: caller.person, language: caller.language, now }, kinds)
  }),

  query(readActionTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [, directory] = await Promise.all([getAction(store, params.id), recentDirectory(store)])
    mustWorkHere(directory, caller.person, now)
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  }),

  mutation(raiseAction, async (platform, { body: { due, review, drill, owner, ...body }, caller, now }) => {
    const directory = await loadDirectory(platform.store)
    mustWorkHere(directory, caller.person, now)
    const position = positionsOf(directory, owner, now)[0]
    if (!isActive(directory, owner)) throw unknownOwner()
    if (position === undefined) throw ownerWithoutPosition()
    const act = await openAction(
      platform,
      {
        ...body,
        source: await sourceOf(platform.store, review, drill),
        owner: { person: owner, position },
        dueAt: dayOf(due, directory, now),
      },
      {
        by: {
          actor: caller.actor,
          person: caller.person,
          grant: { authority: 'improvement-action.raise', via: 'relation' },
        },
        directory,
        now,
      },
    )
    return { acts: [act], answer: summaryOfAction(actionAfter(act), { directory, language: caller.language, now }) }
  }),

  mutation(doAction, (platform, call) => taken(platform, call, 'done', done)),
  mutation(verifyAction, (platform, call) =>
    taken(platform, call, 'verify', call.body.outcome === 'done' ? verified : notDone),
  ),
  mutation(checkAction, (platform, call) =>
    taken(platform, call, 'check', (gathered, by) => {
      const { outcome, due } = call.body
      if (outcome === 'helped') {
        if (due !== undefined) throw dueNotWanted()
        return helped(gathered, by)
      }
      const { head, directory, now } = gathered
      if (outcome === 'cannot-tell-yet' && head.postponed >= MOST_POSTPONED) {
        throw refused(postponedEnough, { state: head.status, version: head.version })
      }
      if (due === undefined) throw dueMissing()
      const at = dayOf(due, directory, now)
      return outcome === 'did-not-help' ? didNotHelp(gathered, by, at) : putOff(gathered, by, at)
    }),
  ),
  mutation(dropAction, (platform, call) => taken(platform, call, 'drop', drop)),
]

interface Filter {
  readonly status?: ImprovementAction['status'] | undefined
  readonly which?: 'going' | 'late' | 'over' | undefined
  readonly review?: Id | undefined
}

function listed(
  store: Store,
  { status, which, review }: Filter,
  now: Instant,
  page: ListPage,
): Promise<Page<ActionHead>> {
  if (status !== undefined) return listActionsByStatus(store, status, page)
  if (review !== undefined) return listActionsOf(store, review, page)
  if (which === 'late') return listLateActions(store, now, page)
  return which === 'over' ? listActionsThatAreOver(store, page) : listActionsThatGoOn(store, page)
}

async function sourceOf(
  store: Store,
  review: Id | undefined,
  drill: Id | undefined,
): Promise<ImprovementAction['source']> {
  if (review !== undefined && drill !== undefined) throw oneSourceOnly()
  if (review !== undefined) {
    const head = await findReview(store, review)
    if (head === undefined) throw unknownReview()
    return { kind: 'review', id: review, number: head.number }
  }
  if (drill === undefined) return { kind: 'person' }
  const head = await findHead(store, drill)
  if (head?.id !== drill) throw unknownDrill()
  return { kind: 'drill', id: drill, ...(typeof head.number === 'string' ? { number: head.number } : {}) }
}

/** The end of work of a day that is promised. */
function dayOf(due: string, directory: Directory, now: Instant): Instant {
  const at = endOfDay(due, directory.department.calendar.timeZone)
  const wrong = whatIsWrongWith(at, now)
  if (wrong === 'passed') throw duePassed()
  if (wrong === 'too-far') throw dueTooFar()
  return at
}

interface StepCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {
  readonly params: { readonly id: string }
  readonly body: { readonly comment: string }
}

async function taken(
  { store }: Platform,
  { params, body, caller, now, ifMatch }: StepCall,
  step: ActionStep,
  decide: (gathered: GatheredAction, by: Doer) => Act,
): Promise<Outcome<ActionSummary>> {
  const [{ head, standing }, directory] = await Promise.all([getAction(store, params.id), loadDirectory(store)])
  mustWorkHere(directory, caller.person, now)
  const verdict = mayIAct(step, head, standing.open, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, { state: head.status, version: head.version })
  mustBeVersion(head.version, ifMatch)
  const policy = await pinnedPolicy(store, IMPROVEMENT_ACTION, head.policy)
  const by = { actor: caller.actor, person: caller.person, grant: verdict.yes, comment: body.comment }
  const act = decide({ head, standing, directory, policy, now }, by)
  return { acts: [act], answer: summaryOfAction(actionAfter(act), { directory, language: caller.language, now }) }
}
