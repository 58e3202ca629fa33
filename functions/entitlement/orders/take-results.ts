import type { FileIn } from '../../kernel/file.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Call } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { getSystem } from '../catalogue.store.ts'
import { refusedFile } from '../errors.ts'
import { reporting } from '../reports/may-report.ts'
import { fileChangesNothing, fileHasFaults, fileIsAnother } from '../rules/reasons.ts'
import { checkResults } from './check-results.ts'
import type { Results } from './orders.ts'
import { findResults, headOfResults, putSaid, resultsIdOf } from './results.store.ts'
import { RESULTS } from './results.workflow.ts'

/** The file that was checked, by its hash. */
export interface Taking extends Pick<Call, 'caller' | 'now'> {
  readonly system: Id
  readonly file: FileIn
  readonly hash: string
}

/**
 * Takes a file of results: all of it or nothing. It is recorded row by row afterwards; the same again changes nothing.
 * Throws a RefusalError (409) where it has faults, or comes to something else than when it was checked.
 */
export async function takeResults(
  platform: Platform,
  { system: id, file, hash, caller, now }: Taking,
): Promise<Outcome<Results & { readonly version: number }>> {
  const { store } = platform
  const system = await getSystem(store, id)
  await reporting(store, system, { caller, now })
  const known = await findResults(store, resultsIdOf(system.id, hash, now))
  if (known !== undefined) return { acts: [], answer: known }
  const {
    faults,
    counts,
    verdicts,
    mayApply,
    hash: found,
    grant,
  } = await checkResults(platform, system, file, {
    caller,
    now,
  })
  if (faults.length > 0) throw refusedFile(fileHasFaults, { count: faults.length })
  if (!mayApply) throw refusedFile(fileChangesNothing)
  if (found !== hash) throw refusedFile(fileIsAnother)
  const said = verdicts.filter(({ effect }) => effect !== 'known').map((each) => each.said)
  const results: Results = {
    ...{ id: resultsIdOf(system.id, hash, now), system: system.id, status: 'running' },
    ...{ actor: caller.actor, by: caller.person, grant, at: now, hash, counts },
    ...{ steps: said.length, done: 0, overtaken: [] },
  }
  for (const write of putSaid(results.id, said)) await store.write(write)
  const act = {
    before: undefined,
    head: headOfResults(results),
    at: now,
    did: 'entitlement-results.taken',
    by: caller.actor,
    grant,
    what: { system: system.id, hash, ...counts },
    rows: caller.actor.kind === 'person' ? [personIsActive(caller.actor.id)] : [],
    effects: [{ kind: 'start', workflow: RESULTS, caseId: results.id, generation: 1 } as const],
  }
  return { acts: [act], answer: { ...results, version: 1 } }
}
