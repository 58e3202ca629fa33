import { timelineOf } from '../../obligation/index.ts'
import { mutation, query, type Route } from '../../platform/handler.ts'
import { getSystem } from '../catalogue.store.ts'
import { refused } from '../errors.ts'
import { viewOfReport } from '../report.view.ts'
import { checkReport } from '../reports/check-report-file.ts'
import { viewOfCheckedReport } from '../reports/checked-report.view.ts'
import { reporting } from '../reports/may-report.ts'
import { takeReportFile } from '../reports/take-report-file.ts'
import { noCsv } from '../rules/reasons.ts'
import { seenBy } from '../seen-by.ts'
import { checkResults } from './check-results.ts'
import { openOrdersOn } from './open-orders.ts'
import * as contracts from './orders.contract.ts'
import { MOST_SHOWN, viewOfChecked, viewOfOrder, viewOfResults } from './orders.view.ts'
import { ordersFile } from './orders-file.ts'
import { getResults, headOfResults, listResults } from './results.store.ts'
import { RESULTS } from './results.workflow.ts'
import { takeResults } from './take-results.ts'

export const entitlementOrderRoutes: readonly Route[] = [
  query(contracts.listOrders, async ({ store }, { params: { id }, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    await getSystem(store, id)
    const orders = await openOrdersOn(store, id)
    return {
      items: orders.slice(0, MOST_SHOWN).map((head) => viewOfOrder(head, directory)),
      more: Math.max(0, orders.length - MOST_SHOWN),
    }
  }),

  query(contracts.downloadOrders, async ({ store }, { params: { id }, query: asked, caller, now }) => {
    const system = await getSystem(store, id)
    const { directory } = await reporting(store, system, { caller, now })
    if (system.connector.kind !== 'csv') throw refused(noCsv)
    const language = asked.language ?? caller.language
    return ordersFile(system, await openOrdersOn(store, id), { directory, language, now })
  }),

  mutation(contracts.checkResultsFile, async (platform, { params: { id }, body, caller, now }) => {
    const system = await getSystem(platform.store, id)
    const checked = await checkResults(platform, system, body, { caller, now })
    return { acts: [], answer: viewOfChecked(checked, caller.language) }
  }),

  mutation(contracts.applyResultsFile, async (platform, { params: { id }, body, query: { hash }, caller, now }) => {
    const { acts, answer } = await takeResults(platform, { system: id, file: body, hash, caller, now })
    const directory = await seenBy(platform.store, { caller, now })
    const system = await getSystem(platform.store, id)
    return { acts, answer: viewOfResults(answer, system, { directory, language: caller.language }) }
  }),

  query(contracts.listResultsOfSystem, async ({ store }, { params: { id }, query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const system = await getSystem(store, id)
    const found = await listResults(store, id, pageIn(page))
    const reading = { directory, language: caller.language }
    return { items: found.items.map((head) => viewOfResults(head, system, reading)), nextCursor: found.next ?? null }
  }),

  query(contracts.readResults, async ({ store }, { params: { id }, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const head = await getResults(store, id)
    return viewOfResults(head, await getSystem(store, head.system), { directory, language: caller.language })
  }),

  mutation(contracts.resumeResults, async ({ store }, { params: { id }, caller, now }) => {
    await seenBy(store, { caller, now })
    const head = await getResults(store, id)
    const system = await getSystem(store, head.system)
    const { directory, grant } = await reporting(store, system, { caller, now })
    const answer = viewOfResults(head, system, { directory, language: caller.language })
    if (head.status === 'done') return { acts: [], answer }
    const act = {
      before: head,
      head: headOfResults(head),
      bumpsVersion: false,
      at: now,
      did: 'entitlement-results.resumed',
      by: caller.actor,
      grant,
      effects: [{ kind: 'start', workflow: RESULTS, caseId: id, generation: head.auditSeq + 1 } as const],
    }
    return { acts: [act], answer }
  }),

  query(contracts.readResultsTimeline, async ({ store }, { params: { id }, query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    await getResults(store, id)
    return timelineOf(store, id, page, { directory, language: caller.language })
  }),

  mutation(contracts.checkReportFile, async (platform, { params: { id }, body, caller, now }) => {
    const system = await getSystem(platform.store, id)
    const checked = await checkReport(platform, system, body, { caller, now })
    return { acts: [], answer: viewOfCheckedReport(checked, caller.language) }
  }),

  mutation(contracts.applyReportFile, async (platform, { params: { id }, body, query: { hash }, caller, now }) => {
    const { acts, answer, system, directory } = await takeReportFile(platform, {
      system: id,
      file: body,
      hash,
      caller,
      now,
    })
    return { acts, answer: viewOfReport(answer, system, directory) }
  }),
]

const pageIn = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  limit,
  ...(cursor === undefined ? {} : { after: cursor }),
})
