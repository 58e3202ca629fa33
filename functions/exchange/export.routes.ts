import { query, type Route } from '../platform/handler.ts'
import * as contracts from './exchange.contract.ts'
import { writingFor } from './writing-for.ts'

/** What writes tables: loaded when the first is asked for. */
const tables = () => import('./tables/table-files.ts')

export const exportRoutes: Route[] = [
  query(contracts.downloadTemplate, async ({ store }, { query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    return (await tables()).templateFile(writing)
  }),

  query(contracts.downloadTables, async ({ store }, { query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    return (await tables()).tablesFile(store, writing)
  }),

  query(contracts.downloadTable, async ({ store }, { params: { table }, query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    return (await tables()).tableFile(store, table, asked.format, writing)
  }),
]
