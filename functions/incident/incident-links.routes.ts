import { type ChangeHead, findChange } from '../change/index.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { recentDirectory, worksInIt } from '../responsibility/index.ts'
import { unknownChange } from './errors.ts'
import { gathered, type StepCall } from './gather.ts'
import type { IncidentSummary } from './incident.contract.ts'
import { getIncident, headAfter } from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import * as contract from './incident-links.contract.ts'
import { type LinkedChange, linksIn } from './linked-changes.store.ts'
import { notLinked, tooManyChanges } from './rules/reasons.ts'
import { similarTo } from './similar.ts'
import { linkChange, unlinkChange } from './steps/link-change.ts'
import type { Doer, Gathered } from './steps/step.ts'
import { whatChanged } from './what-changed.ts'

const MOST_CHANGES = 20

export const incidentLinkRoutes: readonly Route[] = [
  query(contract.readIncidentChanges, async ({ store }, { params, query: { hours }, caller, now }) => {
    const [whole, directory] = await Promise.all([getIncident(store, params.id), recentDirectory(store)])
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('incident')
    return whatChanged(store, whole, hours, { directory, language: caller.language, now })
  }),

  query(contract.readSimilarIncidents, async ({ store }, { params, caller, now }) => {
    const [{ head }, directory] = await Promise.all([getIncident(store, params.id), recentDirectory(store)])
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('incident')
    return { items: await similarTo(store, head, { directory, language: caller.language }) }
  }),

  mutation(contract.linkIncidentChange, (platform, call) =>
    taken(platform, call, (all, by, change, links) => {
      if (links.length >= MOST_CHANGES) throw new RefusalError(409, tooManyChanges)
      return linkChange(all, by, change, call.body.relation)
    }),
  ),

  mutation(contract.unlinkIncidentChange, (platform, call) =>
    taken(platform, call, (all, by, change, links) => {
      if (!links.some((each) => each.change === change.id)) throw new RefusalError(409, notLinked)
      return unlinkChange(all, by, change)
    }),
  ),
]

async function taken(
  platform: Platform,
  call: StepCall & { readonly body: { readonly change: string } },
  decide: (all: Gathered, by: Doer, change: ChangeHead, links: readonly LinkedChange[]) => Act,
): Promise<Outcome<IncidentSummary>> {
  const { gathered: all, by } = await gathered(platform, 'link', call)
  const [change, { rows }] = await Promise.all([
    findChange(platform.store, call.body.change),
    getIncident(platform.store, all.head.id),
  ])
  if (change === undefined) throw unknownChange()
  const act = decide(all, by, change, linksIn(rows))
  const looking = { directory: all.directory, language: call.caller.language }
  return { acts: [act], answer: summaryOf(headAfter(act), looking) }
}
