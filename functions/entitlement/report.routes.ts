import { timelineOf } from '../obligation/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { findHeads, getSystem } from './catalogue.store.ts'
import type { RightHead } from './catalogue.ts'
import * as contracts from './report.contract.ts'
import { getReport, headOfReport, listDifferences, listReports } from './report.store.ts'
import { viewOfDifference, viewOfReport } from './report.view.ts'
import { REPORT } from './report.workflow.ts'
import { reporting } from './reports/may-report.ts'
import { takePart } from './reports/take-part.ts'
import { seenBy } from './seen-by.ts'

export const entitlementReportRoutes: readonly Route[] = [
  mutation(contracts.reportEntitlements, takePart),

  query(contracts.listReports, async ({ store }, { params: { id }, query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const system = await getSystem(store, id)
    const found = await listReports(store, id, pageIn(page))
    return {
      items: found.items.map((head) => viewOfReport(head, system, directory)),
      nextCursor: found.next ?? null,
    }
  }),

  query(contracts.listDifferences, async ({ store }, { params: { id }, query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    await getSystem(store, id)
    const { items, next } = await listDifferences(store, id, pageIn(page))
    const rights = await findHeads<RightHead>(
      store,
      items.map(({ right }) => right),
    )
    return { items: items.map((each) => viewOfDifference(each, rights, directory)), nextCursor: next ?? null }
  }),

  query(contracts.readReport, async ({ store }, { params: { id }, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const head = await getReport(store, id)
    return viewOfReport(head, await getSystem(store, head.system), directory)
  }),

  mutation(contracts.resumeReport, async ({ store }, { params: { id }, caller, now }) => {
    await seenBy(store, { caller, now })
    const head = await getReport(store, id)
    const system = await getSystem(store, head.system)
    const { directory, grant } = await reporting(store, system, { caller, now })
    const answer = viewOfReport(head, system, directory)
    if (head.status !== 'comparing') return { acts: [], answer }
    const act = {
      before: head,
      head: headOfReport(head),
      bumpsVersion: false,
      at: now,
      did: 'entitlement-report.resumed',
      by: caller.actor,
      grant,
      effects: [{ kind: 'start', workflow: REPORT, caseId: id, generation: head.auditSeq + 1 } as const],
    }
    return { acts: [act], answer }
  }),

  query(contracts.readReportTimeline, async ({ store }, { params: { id }, query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    await getReport(store, id)
    return timelineOf(store, id, page, { directory, language: caller.language })
  }),
]

const pageIn = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  limit,
  ...(cursor === undefined ? {} : { after: cursor }),
})
