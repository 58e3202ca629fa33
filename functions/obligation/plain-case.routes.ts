import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Call, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { recentDirectory } from '../responsibility/index.ts'
import type { CaseKind, CaseKinds } from './case-kind.ts'
import { findStanding } from './obligation.store.ts'
import { viewOfObligation } from './obligation.view.ts'
import { plainCaseContracts } from './plain-case.contract.ts'
import { maySeeObligation } from './rules/who-may-see-obligation.ts'
import { timelineOf } from './timeline.ts'

/** Routes of all kinds of cases that have no room of their own. Whoever may see an obligation sees its case. */
export const plainCaseRoutes = (kinds: CaseKinds): Route[] =>
  [...kinds.values()].flatMap((kind) => (kind.address === undefined ? [] : routesOf(kinds, kind, kind.address)))

function routesOf(kinds: CaseKinds, kind: CaseKind, address: string): Route[] {
  const { read, timeline } = plainCaseContracts(kind, address)
  return [
    query(read, async ({ store }, { params, caller, now }) => {
      const { standing, directory } = await getSeen(store, params.id, { caller, now })
      const { head, all } = standing
      const looking = { kinds, directory, language: caller.language, now }
      return {
        id: head.id,
        version: head.version,
        status: String(head.status),
        title: all[0]?.about.title ?? head.id,
        obligations: all.map((each) => viewOfObligation(each, looking)),
      }
    }),

    query(timeline, async ({ store }, { params, query: page, caller, now }) => {
      const { directory } = await getSeen(store, params.id, { caller, now })
      return timelineOf(store, params.id, page, { directory, language: caller.language })
    }),
  ]
}

/** A case, for whoever may know of it. */
async function getSeen(store: Store, id: Id, { caller, now }: Pick<Call, 'caller' | 'now'>) {
  const [standing, directory] = await Promise.all([findStanding(store, id), recentDirectory(store)])
  const isSeen = standing?.all.some((each) => maySeeObligation(directory, caller.person, each, now)) === true
  if (standing === undefined || standing.head.id !== id || !isSeen) throw new NotFoundError('case')
  return { standing, directory }
}
