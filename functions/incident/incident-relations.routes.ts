import type { Id } from '../kernel/ids.ts'
import { NotFoundError, type Reason } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { mutation, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { refused, unknownIncident } from './errors.ts'
import { childrenIn, incidentsOf } from './family.store.ts'
import { gathered, type StepCall } from './gather.ts'
import type { IncidentSummary } from './incident.contract.ts'
import { getIncident, headAfter } from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import { type IncidentHead, isOver } from './incident.ts'
import { joinIncident, leaveIncident, mergeIncident } from './incident-relations.contract.ts'
import { mayNotJoin, mayNotMerge } from './rules/may-go-together.ts'
import { relationReason } from './rules/relation-reasons.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { join, leave } from './steps/family.ts'
import { merge } from './steps/merge.ts'
import { PARTY } from './steps/party.ts'
import type { Gathered } from './steps/step.ts'

export const incidentRelationRoutes: readonly Route[] = [
  mutation(mergeIncident, async (platform, call) => {
    const { store } = platform
    const { gathered: one, by } = await gathered(platform, 'merge', call)
    const into = await other(store, one, call.body.into, 'into')
    const parts = await incidentsOf(store, await partsOf(store, one.head.id))
    const open = {
      parts: parts.filter((part) => !isOver(part)).length,
      parties: one.standing.open.filter(({ kind }) => kind === PARTY).length,
    }
    mustGo(one.head, mayNotMerge(one.head, into.head, open))
    return answered(merge(one, into, by, call.body.comment), one, call)
  }),

  mutation(joinIncident, async (platform, call) => {
    const { store } = platform
    const { gathered: part, by } = await gathered(platform, 'join', call)
    const whole = await other(store, part, call.body.parent, 'parent')
    const [parts, wholes] = await Promise.all([partsOf(store, part.head.id), partsOf(store, whole.head.id)])
    mustGo(part.head, mayNotJoin(part.head, whole.head, { parts: parts.length, wholes: wholes.length }))
    const { parent } = part.head
    const before = parent === undefined ? undefined : await other(store, part, parent, 'parent')
    return answered(join(part, whole, before, by), part, call)
  }),

  mutation(leaveIncident, async (platform, call) => {
    const { gathered: part, by } = await gathered(platform, 'join', call)
    const { parent } = part.head
    if (parent === undefined) throw cannot(part.head, relationReason('none'))
    return answered(leave(part, await other(platform.store, part, parent, 'parent'), by), part, call)
  }),
]

/** The other incident, looked at by the same eyes. */
async function other(store: Store, { directory, now }: Gathered, id: Id, path: string): Promise<Gathered> {
  const { head, standing } = await getIncident(store, id).catch((error: unknown) => {
    throw error instanceof NotFoundError ? unknownIncident(path) : error
  })
  return { head, standing, directory, now, policy: await severityPolicyAt(store, head.policy) }
}

const partsOf = async (store: Store, id: Id): Promise<Id[]> => childrenIn((await getIncident(store, id)).rows)

const cannot = ({ status, version }: IncidentHead, reason: Reason) => refused(reason, { state: status, version })

function mustGo(head: IncidentHead, reason: Reason | undefined): void {
  if (reason !== undefined) throw cannot(head, reason)
}

/** The first act is of the incident that was called. */
function answered(acts: readonly Act[], { directory }: Gathered, call: StepCall): Outcome<IncidentSummary> {
  return { acts, answer: summaryOf(headAfter(acts[0] as Act), { directory, language: call.caller.language }) }
}
