import { type CaseKinds, timelineOf } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, recentDirectory } from '../responsibility/index.ts'
import {
  assessChange,
  authoriseChange,
  backOutChange,
  type ChangeSummary,
  cancelChange,
  commentOnChange,
  editChange,
  listChanges,
  readChange,
  readTimeline,
  recordTest,
  rejectChange,
  releaseChange,
  reviewChange,
  submitChange,
} from './change.contract.ts'
import {
  getChange,
  getChangeHead,
  listChangesByNewest,
  listChangesByRequester,
  listChangesByStatus,
} from './change.store.ts'
import { summaryOf, viewOfChange } from './change.view.ts'
import { oneFilterOnly } from './errors.ts'
import { raise } from './raise.ts'
import { remark } from './remark.ts'
import { rewrite } from './rewrite.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { takeStep, type WantedStep } from './take-step.ts'

export const changeRoutes = (kinds: CaseKinds): Route[] => [
  query(listChanges, async ({ store }, { query: { status, requester, limit, cursor }, caller, now }) => {
    if (status !== undefined && requester !== undefined) throw oneFilterOnly()
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const directory = await recentDirectory(store)
    mustBeAbleToSee(directory, caller.person, now, requester === 'me' || requester === caller.person)
    const found =
      status !== undefined
        ? await listChangesByStatus(store, status, page)
        : requester !== undefined
          ? await listChangesByRequester(store, requester === 'me' ? caller.person : requester, page)
          : await listChangesByNewest(store, page)
    return { items: found.items.map((head) => summaryOf(head, { directory })), nextCursor: found.next ?? null }
  }),

  query(readChange, async ({ store }, { params, caller, now }) => {
    const [whole, directory] = await Promise.all([getChange(store, params.id), recentDirectory(store)])
    mustBeAbleToSee(directory, caller.person, now, whole.head.requester === caller.person)
    return viewOfChange(whole, { directory, person: caller.person, language: caller.language, now }, kinds)
  }),

  query(readTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [head, directory] = await Promise.all([getChangeHead(store, params.id), recentDirectory(store)])
    mustBeAbleToSee(directory, caller.person, now, head.requester === caller.person)
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  }),

  mutation(submitChange, raise),
  mutation(editChange, rewrite),
  mutation(commentOnChange, remark),

  mutation(assessChange, (platform, call) =>
    taken(platform, call, { step: 'assess', verdict: call.body.verdict, ...commentOf(call.body) }),
  ),
  mutation(authoriseChange, (platform, call) => {
    const { contentHash } = call.body
    const bound = contentHash === undefined ? {} : { contentHash }
    return taken(platform, call, { step: 'authorise', ...commentOf(call.body) }, bound)
  }),
  mutation(rejectChange, (platform, call) => taken(platform, call, { step: 'reject', comment: call.body.comment })),
  mutation(recordTest, (platform, call) => {
    const { outcome, evidence } = call.body
    return taken(platform, call, { step: 'record-test', outcome, comment: evidence })
  }),
  mutation(releaseChange, (platform, call) =>
    taken(platform, call, { step: 'release', outcome: call.body.outcome, ...commentOf(call.body) }),
  ),
  mutation(backOutChange, (platform, call) => taken(platform, call, { step: 'back-out', comment: call.body.comment })),
  mutation(reviewChange, (platform, call) => {
    const { wasEffective, comment } = call.body
    return taken(platform, call, { step: 'review', wasEffective, comment })
  }),
  mutation(cancelChange, (platform, call) => taken(platform, call, { step: 'cancel', comment: call.body.comment })),
]

interface StepCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {
  readonly params: { readonly id: string }
}

async function taken(
  platform: Platform,
  { params, caller, now, ifMatch }: StepCall,
  wanted: WantedStep,
  bound: { readonly contentHash?: string } = {},
): Promise<Outcome<ChangeSummary>> {
  const directory = await loadDirectory(platform.store)
  const version = ifMatch === undefined ? {} : { ifMatch }
  const { acts, answer } = await takeStep(platform, { id: params.id, wanted, caller, now, ...version, ...bound })
  return { acts, answer: summaryOf(answer, { directory }) }
}

const commentOf = ({ comment }: { readonly comment?: string | undefined }) => (comment === undefined ? {} : { comment })
