import { type Call, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { inOrder, pageOfDirectory } from '../responsibility/index.ts'
import { type LintFindingsOut, listDraftFindings, listVersionFindings } from './lint.contract.ts'
import { viewOfFinding } from './lint.view.ts'
import { LINT_KINDS, type LintFinding } from './role-book.ts'
import { lintBook } from './rules/lint/lint-book.ts'
import { bookDrafted, bookOfVersion, directoryForStaff, groundAt, type SeenBook } from './seen-book.ts'

/** Where the book and the department part, as of now: with today's roster and today's absences. */
export const lintRoutes: Route[] = [
  query(listVersionFindings, (platform, call) =>
    findings(platform, call, (store) => bookOfVersion(store, call.params.version, call.now)),
  ),
  query(listDraftFindings, (platform, call) => findings(platform, call, (store) => bookDrafted(store, call.params.id))),
]

type AnyCall = Pick<Call<typeof listDraftFindings>, 'query' | 'caller' | 'now'>

async function findings(
  { store }: { readonly store: Store },
  { query: asked, caller, now }: AnyCall,
  read: (store: Store) => Promise<SeenBook>,
): Promise<LintFindingsOut> {
  const directory = await directoryForStaff(store, { caller, now })
  const { book, version, draft, accepted } = await read(store)
  const seen = await groundAt(store, book, directory, now)
  const all = lintBook(seen.ground)
  const keyOf = (each: LintFinding) => [RANK[each.weight]]
  const asRows = all.filter((each) => isAskedFor(each, asked)).map((each) => ({ ...each, id: each.key }))
  const wanted = inOrder(asRows, keyOf)
  const page = pageOfDirectory('findings', wanted, keyOf, asked, (each) =>
    viewOfFinding(each, seen, accepted, caller.language),
  )
  return { version, draft, at: now, days: seen.ground.horizonDays, counts: countsOf(all), ...page }
}

const RANK: Readonly<Record<LintFinding['weight'], string>> = { refused: '0', error: '1', notice: '2' }

function isAskedFor(finding: LintFinding, asked: AnyCall['query']): boolean {
  const { kind, weight, position, service, activity, person, duty } = asked
  return (
    (kind === undefined || finding.kind === kind) &&
    (weight === undefined || finding.weight === weight) &&
    (position === undefined || finding.positions.includes(position)) &&
    (service === undefined || finding.service === service) &&
    (activity === undefined || finding.activity === activity) &&
    (person === undefined || finding.people.includes(person)) &&
    (duty === undefined || finding.duties.includes(duty))
  )
}

function countsOf(all: readonly LintFinding[]): LintFindingsOut['counts'] {
  const of = (weight: LintFinding['weight']) => all.filter((each) => each.weight === weight).length
  const kinds = LINT_KINDS.map((kind) => ({ kind, count: all.filter((each) => each.kind === kind).length }))
  return {
    ...{ refused: of('refused'), error: of('error'), notice: of('notice') },
    kinds: kinds.filter(({ count }) => count > 0),
  }
}
