import type { Id } from '../../kernel/ids.ts'
import { pinOf, putObligation } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { headOfDraft } from '../draft.store.ts'
import type { OpenDraft } from '../draft.ts'
import { askToDraft, type Gathered, owedBy, type Worker } from './step.ts'

export const DRAFT_WORKFLOW = 'role-book-draft'

interface Beginning {
  readonly id: Id
  readonly name: string
  readonly note?: string
  readonly base: number
  /** How many duties it begins with, beside those of its base. */
  readonly duties: number
}

/** A new draft, which whoever began it owes. */
export function begin(
  { id, name, note, base, duties }: Beginning,
  to: Pick<Gathered, 'directory' | 'now' | 'policy'>,
  by: Worker,
): Act {
  const draft: OpenDraft = {
    id,
    name,
    ...(note === undefined ? {} : { note }),
    base,
    drafter: by.person,
    editors: [by.person],
    round: 1,
    policy: pinOf(to.policy),
    status: 'drafting',
    stage: 'draft',
  }
  const opens = askToDraft(draft, to)
  return {
    before: undefined,
    head: headOfDraft(owedBy(draft, opens)),
    at: to.now,
    did: 'role-book-draft.created',
    by: by.actor,
    grant: by.grant,
    what: {
      ...{ status: draft.status, base, duties, policy: draft.policy, name },
      ...{ obligation: opens.id, accountable: opens.accountable, dueAt: opens.dueAt },
    },
    ...(note === undefined ? {} : { personal: { note } }),
    rows: [putObligation(opens)],
    effects: [{ kind: 'start', workflow: DRAFT_WORKFLOW, caseId: id, generation: 1 }],
  }
}
