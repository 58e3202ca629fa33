/**
 * Questions these rows answer
 *
 * | question                             | row or index                              |
 * |--------------------------------------|-------------------------------------------|
 * | a gap: state, obligation, story      | `agg#<key>` / `head`, `obl#…`, `aud#…`    |
 * | gaps that are open, the oldest first | gsi2 `book-gaps#open` / `<time of the id>` |
 *
 * The id follows from version and finding: however often somebody looks, each is one case.
 */
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadFields } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Store } from '../platform/store.ts'
import type { AcceptedGap, GapHead } from './gap.ts'

const OPEN = 'book-gaps#open'

export const gapIdOf = (book: Id, version: number, finding: string, publishedAt: Instant): Id =>
  derivedId('bga', publishedAt, 'role-book-gap', book, version, finding)

export const headOfGap = (gap: AcceptedGap): HeadFields => ({
  ...asJson(gap),
  gsi2pk: gap.status === 'open' ? OPEN : undefined,
  gsi2sk: gap.status === 'open' ? gap.id.slice(4, 14) : undefined,
})

/** A department answers for some tens of gaps at once. */
export const listOpenGaps = async (store: Store): Promise<GapHead[]> =>
  (await store.query<GapHead>({ index: 'gsi2', pk: OPEN })).items
