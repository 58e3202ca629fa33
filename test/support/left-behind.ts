import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { OVER, standingIn } from '../../functions/obligation/index.ts'
import type { Item } from '../../functions/platform/store.ts'
import { kinds } from '../../functions/registry.ts'
import { startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { readEverything } from '../../infra/local/read-everything.ts'
import type { RunningRow } from '../../infra/local/states-engine/journal.ts'

/** What is wrong with the tables of a data folder on which nothing runs; empty when nothing is. */
export async function leftBehindIn(dataDir: string): Promise<string[]> {
  const { client, stop } = await startEmbeddedDatabase(dataDir)
  try {
    const rows = await Array.fromAsync(readEverything(client, TABLES.product))
    const engine = createDynamoStore({ client, table: TABLES.engine })
    const { items } = await engine.query<RunningRow>({ pk: 'running' })
    return [...unperformed(rows), ...withoutExecution(rows, items)]
  } finally {
    await stop()
  }
}

/** Effects that were decided and neither performed nor given to anybody. */
const unperformed = (rows: readonly Item[]): string[] =>
  rows.filter(({ pk }) => /^(?:outbox#|bundles#|parked$)/.test(pk)).map(({ pk, sk }) => `not performed: ${pk} ${sk}`)

/** Every open case is waited for by exactly one execution, in the stage it is in, with the token the case knows. */
function withoutExecution(rows: readonly Item[], running: readonly RunningRow[]): string[] {
  const cases = [...Map.groupBy(rows, ({ pk }) => pk).values()].flatMap((each) => {
    const standing = standingIn(each)
    const kind = standing === undefined ? undefined : kinds.get(standing.head.id.slice(0, 3))
    return standing === undefined || kind === undefined ? [] : [{ standing, stage: kind.stageOf(standing.head) }]
  })
  return cases.flatMap(({ standing: { head, execution }, stage }) => {
    const mine = running.filter(({ sk }) => sk.startsWith(`${head.id}-`))
    if (stage === OVER) return mine.map(({ sk }) => `still running: ${sk}`)
    const [only, ...others] = mine
    if (only === undefined || others.length > 0) return [`${head.id} has ${mine.length} executions`]
    if (execution?.stage !== stage) return [`${head.id} is in ${stage}, its execution waits in ${execution?.stage}`]
    const knows = execution.token !== undefined && only.body.includes(execution.token)
    return knows ? [] : [`${head.id} does not know the token its execution waits with`]
  })
}
