import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type CaseKinds, timelineOf } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { recentDirectory, worksInIt } from '../responsibility/index.ts'
import { oneFilterOnly } from './errors.ts'
import {
  cancelPositionHandOver,
  confirmSection,
  decideOnEntitlements,
  decideOnObligations,
  type HandOverSummary,
  listPositionHandOvers,
  prepareSection,
  readPositionHandOver,
  readPositionHandOverTimeline,
  recordKnowledge,
  returnSection,
  signPositionHandOver,
  startPositionHandOver,
} from './position-hand-over.contract.ts'
import { findHandOverHead, listByPerson, listByPosition, listOpen } from './position-hand-over.store.ts'
import { summaryOf, viewOfHandOver } from './position-hand-over.view.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { show } from './show.ts'
import { start } from './start.ts'
import { takeStep, type Wanted } from './take-step.ts'

export function positionHandOverRoutes(kinds: CaseKinds): Route[] {
  const taken = async (platform: Platform, call: Taking, wanted: Wanted): Promise<Outcome<HandOverSummary>> => {
    const { params, caller, now, ifMatch } = call
    const version = ifMatch === undefined ? {} : { ifMatch }
    const { acts, answer } = await takeStep(platform, kinds, { id: params.id, wanted, caller, now, ...version })
    return { acts, answer: summaryOf(answer, await recentDirectory(platform.store)) }
  }

  return [
    query(listPositionHandOvers, async ({ store }, { query: asked, caller, now }) => {
      const { person, position, status, limit, cursor } = asked
      if ([person, position, status].filter((each) => each !== undefined).length > 1) throw oneFilterOnly()
      const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
      const whose = person === undefined || person === 'me' ? caller.person : person
      const directory = await recentDirectory(store)
      const isOwn = position === undefined && status === undefined && whose === caller.person
      if (!isOwn && !worksInIt(directory, caller.person, now)) throw new NotFoundError('person')
      const found =
        status !== undefined
          ? await listOpen(store, page)
          : position === undefined
            ? await listByPerson(store, whose, page)
            : await listByPosition(store, position, page)
      return { items: found.items.map((head) => summaryOf(head, directory)), nextCursor: found.next ?? null }
    }),

    mutation(startPositionHandOver, async (platform, { body, caller, now }) => {
      const { acts, answer } = await start(platform, body, { caller, now })
      return { acts, answer: summaryOf(answer, await recentDirectory(platform.store)) }
    }),

    query(readPositionHandOver, async ({ store }, { params, caller, now }) => {
      const directory = await recentDirectory(store)
      const looking = { directory, person: caller.person, language: caller.language, now }
      return viewOfHandOver(await show(store, kinds, params.id, looking), looking, kinds)
    }),

    query(readPositionHandOverTimeline, async ({ store }, { params, query: page, caller, now }) => {
      const [head, directory] = await Promise.all([findHandOverHead(store, params.id), recentDirectory(store)])
      if (head === undefined) throw new NotFoundError('position-hand-over')
      mustBeAbleToSee(directory, caller.person, head, now)
      return timelineOf(store, params.id, page, { directory, language: caller.language })
    }),

    mutation(recordKnowledge, (platform, call) => {
      const items = call.body.items.map(({ title, text, link }) => ({
        title,
        ...(text === undefined ? {} : { text }),
        ...(link === undefined ? {} : { link }),
      }))
      return taken(platform, call, { step: 'record-knowledge', items, nothing: call.body.nothing })
    }),
    mutation(decideOnObligations, (platform, call) =>
      taken(platform, call, { step: 'decide-obligations', ...call.body }),
    ),
    mutation(decideOnEntitlements, (platform, call) =>
      taken(platform, call, { step: 'decide-entitlements', ...call.body }),
    ),
    mutation(prepareSection, (platform, call) => taken(platform, call, { step: 'prepare', ...call.body })),
    mutation(confirmSection, (platform, call) => taken(platform, call, { step: 'confirm', ...call.body })),
    mutation(returnSection, (platform, call) => taken(platform, call, { step: 'return', ...call.body })),
    mutation(signPositionHandOver, (platform, call) => taken(platform, call, { step: 'sign', ...call.body })),
    mutation(cancelPositionHandOver, (platform, call) => taken(platform, call, { step: 'cancel', ...call.body })),
  ]
}

type Taking = Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: Id } }
