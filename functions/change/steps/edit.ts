import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Act } from '../../platform/act.ts'
import type { Caller } from '../../platform/handler.ts'
import { putContent } from '../change.store.ts'
import type { ChangeContent, SubmittedChange } from '../change.ts'
import { actOf, askToAssess, type Gathered } from './step.ts'
import { facts } from './submit.ts'

/**
 * The next round: other content, no decisions, asked again from the start, in one transaction. Whoever edited it, and
 * whoever was its requester before, stays barred from deciding on it.
 */
export function edit(gathered: Gathered, content: ChangeContent, requester: Id, caller: Caller, grant: Grant): Act {
  const { head } = gathered
  const round = head.round + 1
  const involved = [...new Set([...head.involved, head.requester, caller.person])].filter((each) => each !== requester)
  const change: SubmittedChange = {
    ...head,
    ...facts(content, requester),
    requester,
    involved,
    round,
    status: 'submitted',
    stage: 'assess',
    decisions: {},
  }
  return actOf(gathered, {
    change,
    did: 'change.edited',
    by: caller.actor,
    grant,
    what: {
      voids: Object.keys(head.decisions),
      ...(requester === head.requester ? {} : { requester, requesterBefore: head.requester }),
    },
    owed: { opens: askToAssess(change, gathered), discharges: false },
    rows: [putContent(head.id, round, content)],
  })
}
