import { NotFoundError } from '../kernel/refusal.ts'
import { type CaseKinds, currentPolicy, timelineOf } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { oneFilterOnly, unknownService } from './errors.ts'
import { INCIDENT_PARTS_RESOLVED } from './events.ts'
import { gathered, maySee, mustBeThere, type StepCall } from './gather.ts'
import * as contract from './incident.contract.ts'
import {
  getIncident,
  headAfter,
  listIncidentsByNewest,
  listIncidentsByService,
  listIncidentsByWhetherOpen,
} from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import { viewOfIncident } from './incident.view.ts'
import type { IncidentAction } from './incident-action.ts'
import { INCIDENT } from './incident-policy.ts'
import { openIncident } from './open-incident.ts'
import { acknowledge } from './steps/acknowledge.ts'
import { cancel, mitigate, resolve } from './steps/end.ts'
import { reopen } from './steps/reopen.ts'
import { assignRole, declineCommand, keepCommand, offerCommand, takeCommand } from './steps/roles.ts'
import type { Doer, Gathered } from './steps/step.ts'
import { attend, note, pin, tellAffected } from './steps/tell.ts'
import { namedIn } from './story.view.ts'

type Summary = contract.IncidentSummary

export const incidentRoutes = (kinds: CaseKinds): Route[] => [
  query(contract.listIncidents, async ({ store }, { query: { status, service, limit, cursor }, caller, now }) => {
    if (status !== undefined && service !== undefined) throw oneFilterOnly()
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('incident')
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const found =
      status !== undefined
        ? await listIncidentsByWhetherOpen(store, status, page)
        : service !== undefined
          ? await listIncidentsByService(store, service, page)
          : await listIncidentsByNewest(store, page)
    const looking = { directory, language: caller.language }
    return { items: found.items.map((head) => summaryOf(head, looking)), nextCursor: found.next ?? null }
  }),

  query(contract.readIncident, async ({ store }, { params, caller, now }) => {
    const [whole, directory] = await Promise.all([getIncident(store, params.id), recentDirectory(store)])
    if (!maySee(directory, whole.head, caller.person, now)) throw new NotFoundError('incident')
    const { person, language } = caller
    return viewOfIncident({ store }, whole, { directory, person, language, now }, kinds)
  }),

  query(contract.readIncidentTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [{ head }, directory] = await Promise.all([getIncident(store, params.id), recentDirectory(store)])
    if (!maySee(directory, head, caller.person, now)) throw new NotFoundError('incident')
    const looking = { directory, language: caller.language }
    const { items, nextCursor } = await timelineOf(store, params.id, page, looking)
    return { items: items.map((entry) => namedIn(entry, looking)), nextCursor }
  }),

  mutation(contract.raiseIncident, raise),

  mutation(contract.acknowledgeIncident, (platform, call) => taken(platform, call, 'acknowledge', acknowledge)),
  mutation(contract.attendIncident, (platform, call) => taken(platform, call, 'attend', attend)),
  mutation(contract.noteIncident, (platform, call) =>
    taken(platform, call, 'note', (all, by) => note(all, by, call.body.kind, call.body.comment)),
  ),
  mutation(contract.updateIncident, (platform, call) =>
    taken(platform, call, 'update', (all, by) => {
      const { audiences, ...text } = call.body
      return tellAffected(all, by, text, audiences)
    }),
  ),
  mutation(contract.mitigateIncident, (platform, call) =>
    taken(platform, call, 'mitigate', (all, by) => mitigate(all, by, call.body.comment)),
  ),
  mutation(contract.resolveIncident, (platform, call) =>
    taken(platform, call, 'resolve', (all, by) => withParts(resolve(all, by, call.body), call.body.parts)),
  ),
  mutation(contract.reopenIncident, (platform, call) =>
    taken(platform, call, 'reopen', (all, by) => reopen(platform, all, by, { comment: call.body.comment })),
  ),
  mutation(contract.cancelIncident, (platform, call) =>
    taken(platform, call, 'cancel', (all, by) => cancel(all, by, call.body.comment)),
  ),
  mutation(contract.assignIncidentRole, (platform, call) =>
    taken(platform, call, 'assign-role', (all, by) => {
      mustBeThere(all, call.body.person, 'person')
      return assignRole(all, by, call.body.role, call.body.person)
    }),
  ),
  mutation(contract.offerIncidentCommand, (platform, call) =>
    taken(platform, call, 'offer-command', async (all, by) => {
      mustBeThere(all, call.body.to, 'to')
      const policy = await currentPolicy(platform.store, INCIDENT)
      return offerCommand(all, by, call.body.to, call.body.note, policy.stages['take-command'])
    }),
  ),
  mutation(contract.takeIncidentCommand, (platform, call) => taken(platform, call, 'take-command', takeCommand)),
  mutation(contract.declineIncidentCommand, (platform, call) =>
    taken(platform, call, 'decline-command', (all, by) => declineCommand(all, by, call.body.comment)),
  ),
  mutation(contract.keepIncidentCommand, (platform, call) =>
    taken(platform, call, 'keep-command', (all, by) => keepCommand(all, by, call.body.comment)),
  ),
  mutation(contract.pinIncidentEntry, (platform, call) =>
    taken(platform, call, 'note', (all, by) => pin(all, by, call.body.entry, call.body.pinned)),
  ),
]

/** Its parts are over with it, if whoever resolves it says so: one after the other, because there may be many. */
const withParts = (act: Act, parts: 'keep' | 'resolve'): Act =>
  parts === 'keep'
    ? act
    : {
        ...act,
        effects: [
          ...(act.effects ?? []),
          { kind: 'event', event: INCIDENT_PARTS_RESOLVED, about: { incident: act.head.id } },
        ],
      }

async function raise(
  platform: Platform,
  { body, caller, now }: Call<typeof contract.raiseIncident>,
): Promise<Outcome<Summary>> {
  const directory = await loadDirectory(platform.store)
  const { service, ...wish } = body
  if (service !== undefined && !directory.services.has(service)) throw unknownService()
  const { acts } = await openIncident(
    platform,
    { ...wish, ...(service === undefined ? {} : { service }), source: { kind: 'person', id: caller.person } },
    {
      directory,
      now,
      by: { actor: caller.actor, person: caller.person, grant: { authority: 'incident.raise', via: 'relation' } },
    },
  )
  return { acts, answer: summaryOf(headAfter(acts[0] as Act), { directory, language: caller.language }) }
}

/** One step by whoever may take it; answers the incident as it is then. */
async function taken(
  platform: Platform,
  call: StepCall,
  action: IncidentAction,
  decide: (gathered: Gathered, by: Doer) => Act | Promise<Act>,
): Promise<Outcome<Summary>> {
  const { gathered: all, by } = await gathered(platform, action, call)
  const act = await decide(all, by)
  const looking = { directory: all.directory, language: call.caller.language }
  return { acts: [act], answer: summaryOf(headAfter(act), looking) }
}
