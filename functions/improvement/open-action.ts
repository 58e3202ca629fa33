import type { Actor, Grant } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { currentPolicy, pinOf, putObligation, tell } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, personIsActive } from '../responsibility/index.ts'
import { headOfAction } from './action.store.ts'
import type { ImprovementAction } from './action.ts'
import { IMPROVEMENT_ACTION } from './improvement-policy.ts'
import { askToDo, owedBy } from './steps/action-steps.ts'

/** What is to be done, by whom, by when. */
export interface ActionWish
  extends Pick<ImprovementAction, 'title' | 'description' | 'kind' | 'source' | 'owner' | 'checkAfterDays'> {
  readonly dueAt: Instant
}

/** Opens an action with its obligation. */
export async function openAction(
  platform: Platform,
  { dueAt, ...wish }: ActionWish,
  {
    by,
    directory,
    now,
  }: {
    readonly by: { readonly actor: Actor; readonly person: Id; readonly grant: Grant }
    readonly directory: Directory
    readonly now: Instant
  },
): Promise<Act> {
  const policy = await currentPolicy(platform.store, IMPROVEMENT_ACTION)
  const action: ImprovementAction = {
    ...wish,
    id: newId('iac', now, platform.random),
    number: await nextNumber(platform, 'improvement-action', 'ACT'),
    raisedBy: by.person,
    status: 'open',
    stage: 'do',
    round: 1,
    postponed: 0,
    recurrences: 0,
    policy: pinOf(policy),
  }
  const obligation = askToDo(action, dueAt, { standing: { all: [] }, directory, policy, now })
  return {
    before: undefined,
    head: headOfAction(owedBy(action, obligation)),
    at: now,
    did: 'improvement-action.raised',
    by: by.actor,
    grant: by.grant,
    what: {
      status: 'open',
      kind: action.kind,
      source: { ...action.source },
      policy: action.policy,
      obligation: obligation.id,
      accountable: obligation.accountable,
      dueAt: obligation.dueAt,
    },
    rows: [...(by.actor.kind === 'person' ? [personIsActive(by.actor.id)] : []), putObligation(obligation)],
    effects: [
      tell(obligation, obligation.accountable, 'asked'),
      { kind: 'start', workflow: 'improvement-action', caseId: action.id, generation: 1 },
    ],
  }
}
