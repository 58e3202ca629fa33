import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type CaseKinds, pinnedPolicy, timelineOf } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import {
  type Directory,
  isActive,
  loadDirectory,
  positionsOf,
  recentDirectory,
  worksInIt,
} from '../responsibility/index.ts'
import { oneFilterOnly, ownerWithoutPosition, refused, unknownOwner } from './errors.ts'
import {
  type FindingSummary,
  listFindings,
  raiseFinding,
  readFinding,
  readFindingTimeline,
  remediateFinding,
  verifyFinding,
} from './finding.contract.ts'
import {
  getFinding,
  headAfter,
  listFindingsByNewest,
  listFindingsBySource,
  listFindingsByStatus,
} from './finding.store.ts'
import { summaryOf, viewOfFinding } from './finding.view.ts'
import { FINDING } from './finding-policy.ts'
import { openFinding } from './open-finding.ts'
import { type Action, mayI } from './rules/what-may-i.ts'
import { close, type Doer, type Gathered, remediate, sendBack } from './steps.ts'

export const findingRoutes = (kinds: CaseKinds): Route[] => [
  query(listFindings, async ({ store }, { query: { status, source, limit, cursor }, caller, now }) => {
    if (status !== undefined && source !== undefined) throw oneFilterOnly()
    const directory = await recentDirectory(store)
    mustWorkHere(directory, caller.person, now)
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const found =
      status !== undefined
        ? await listFindingsByStatus(store, status, page)
        : source !== undefined
          ? await listFindingsBySource(store, source, page)
          : await listFindingsByNewest(store, page)
    const looking = { directory, language: caller.language }
    return { items: found.items.map((head) => summaryOf(head, looking)), nextCursor: found.next ?? null }
  }),

  query(readFinding, async ({ store }, { params, caller, now }) => {
    const [whole, directory] = await Promise.all([getFinding(store, params.id), recentDirectory(store)])
    mustWorkHere(directory, caller.person, now)
    return viewOfFinding(whole, { directory, person: caller.person, language: caller.language, now }, kinds)
  }),

  query(readFindingTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [, directory] = await Promise.all([getFinding(store, params.id), recentDirectory(store)])
    mustWorkHere(directory, caller.person, now)
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  }),

  mutation(raiseFinding, async (platform, call) => raise(platform, call)),

  mutation(remediateFinding, (platform, call) =>
    taken(platform, call, 'remediate', call.body.done, (gathered, by) => remediate(gathered, by)),
  ),
  mutation(verifyFinding, (platform, call) =>
    taken(platform, call, 'verify', call.body.comment, (gathered, by) =>
      call.body.outcome === 'fixed' ? close(gathered, by) : sendBack(gathered, by),
    ),
  ),
]

/** Whoever has no position sees nothing of it. */
function mustWorkHere(directory: Directory, person: Id, now: string): void {
  if (!worksInIt(directory, person, now)) throw new NotFoundError('finding')
}

async function raise(
  platform: Platform,
  { body, caller, now }: Call<typeof raiseFinding>,
): Promise<Outcome<FindingSummary>> {
  const directory = await loadDirectory(platform.store)
  mustWorkHere(directory, caller.person, now)
  if (!isActive(directory, body.owner)) throw unknownOwner()
  const position = positionsOf(directory, body.owner, now)[0]
  if (position === undefined) throw ownerWithoutPosition()
  const both = (words: string) => ({ 'zh-CN': words, en: words })
  const { acts } = await openFinding(
    platform,
    {
      key: ['person', Buffer.from(platform.random(16)).toString('hex')],
      source: 'person',
      title: both(body.title),
      description: both(body.description),
      severity: body.severity,
      about: [],
      owner: { person: body.owner, position, via: 'person' },
    },
    {
      directory,
      now,
      by: { actor: caller.actor, person: caller.person, grant: { authority: 'finding.raise', via: 'relation' } },
    },
  )
  return { acts, answer: summaryOf(headAfter(acts[0] as Act), { directory, language: caller.language }) }
}

interface StepCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {
  readonly params: { readonly id: string }
}

async function taken(
  platform: Platform,
  { params, caller, now, ifMatch }: StepCall,
  action: Action,
  comment: string,
  decide: (gathered: Gathered, by: Doer) => Act,
): Promise<Outcome<FindingSummary>> {
  const [{ head, standing }, directory] = await Promise.all([
    getFinding(platform.store, params.id),
    loadDirectory(platform.store),
  ])
  mustWorkHere(directory, caller.person, now)
  const verdict = mayI(action, head, standing.open, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, { state: head.status, version: head.version })
  mustBeVersion(head.version, ifMatch)
  const policy = await pinnedPolicy(platform.store, FINDING, head.policy)
  const by = { actor: caller.actor, person: caller.person, grant: verdict.yes, comment }
  const act = decide({ head, standing, directory, policy, now }, by)
  return { acts: [act], answer: summaryOf(headAfter(act), { directory, language: caller.language }) }
}
