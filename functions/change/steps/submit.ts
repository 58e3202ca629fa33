import type { Grant } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { pinOf, putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Directory } from '../../responsibility/index.ts'
import { headOf, putContent } from '../change.store.ts'
import { type ChangeContent, hashOfContent, type SubmittedChange } from '../change.ts'
import type { ChangePolicy } from '../change-policy.ts'
import { askToAssess, owedBy } from './step.ts'

/** A new change, and a peer who owes its assessment. */
export function submit(
  platform: Platform,
  {
    content,
    number,
    directory,
    policy,
    caller,
    grant,
    now,
  }: {
    content: ChangeContent
    number: string
    directory: Directory
    /** The version in force now: the change pins it. */
    policy: ChangePolicy
    caller: Caller
    grant: Grant
    now: Instant
  },
): Act {
  const change = submittedChange(newId('chg', now, platform.random), number, content, caller.person, pinOf(policy))
  const assess = askToAssess(change, { directory, now, policy })
  return {
    before: undefined,
    head: headOf(owedBy(change, assess)),
    at: now,
    did: 'change.submitted',
    by: caller.actor,
    grant,
    what: {
      status: change.status,
      round: 1,
      number,
      contentHash: change.contentHash,
      policy: change.policy,
      obligation: assess.id,
      accountable: assess.accountable,
      dueAt: assess.dueAt,
    },
    rows: [putContent(change.id, 1, content), putObligation(assess)],
    effects: [
      tell(assess, assess.accountable, 'asked'),
      { kind: 'start', workflow: 'change-lifecycle', caseId: change.id, generation: 1 },
    ],
  }
}

function submittedChange(
  id: Id,
  number: string,
  content: ChangeContent,
  requester: Id,
  policy: string,
): SubmittedChange {
  return {
    id,
    number,
    type: 'normal',
    ...facts(content, requester),
    requester,
    involved: [],
    round: 1,
    policy,
    status: 'submitted',
    stage: 'assess',
    decisions: {},
  }
}

/** What the head repeats of the content, because lists and rules need it at every step. */
export const facts = (content: ChangeContent, requester: Id) => ({
  title: content.title,
  risk: content.risk,
  service: content.services[0] ?? '',
  implementer: content.implementer,
  releaseWindow: content.releaseWindow,
  contentHash: hashOfContent(content, requester),
})
