import { findHead } from '../audit-trail/index.ts'
import { type Id, isId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../platform/act.ts'
import { InvalidCursorError, type Store } from '../platform/store.ts'
import type { ParkedOut } from './outbox.contract.ts'
import { listParkedAfter, type ParkedRow } from './outbox.store.ts'
import { isReadable, type Redriving, redriven, view } from './redrive.ts'

export interface Wish {
  /** What is not named may be anything. */
  readonly which: { readonly [Field in 'kind' | 'letter' | 'workflow']?: string | undefined }
  readonly dryRun: boolean
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Where a call ended, and when the first of them began: what is parked after that is not theirs, so they end. */
interface Place {
  readonly after: Id
  readonly upTo: Instant
}

interface Answer {
  readonly items: ParkedOut[]
  readonly redriven: number
  readonly nextCursor: string | null
}

/** Rows that one call looks at, whether or not they are wished for. */
const LOOKS_AT = 100

/** Some parked effects back into the outbox in one transaction, oldest first; says where to go on. */
export async function redriveMany(store: Store, wish: Wish, redriving: Redriving): Promise<Outcome<Answer>> {
  const { limit, cursor, dryRun } = wish
  const { after, upTo } = cursor === undefined ? { after: undefined, upTo: redriving.at } : placeIn(cursor)
  const rows = await listParkedAfter(store, after, LOOKS_AT)
  const wished = rows.filter((row) => row.parkedAt <= upTo && isWished(row, wish))
  const chosen = wished.slice(0, limit)
  const last = wished.length > limit ? chosen.at(-1) : rows.length < LOOKS_AT ? undefined : rows.at(-1)
  const heads = dryRun ? [] : await Promise.all(chosen.map(({ id }) => findHead(store, id)))
  return {
    acts: dryRun ? [] : chosen.map((row, nth) => redriven(row, heads[nth], redriving)),
    answer: {
      items: chosen.map(view),
      redriven: dryRun ? 0 : chosen.length,
      nextCursor: last === undefined ? null : cursorOf({ after: last.id, upTo }),
    },
  }
}

function isWished(row: ParkedRow, { which }: Wish): boolean {
  if (!isReadable(row)) return false
  const { kind, letter, workflow } = view(row)
  const { kind: ofKind = kind, letter: ofLetter = letter, workflow: ofWorkflow = workflow } = which
  return kind === ofKind && letter === ofLetter && workflow === ofWorkflow
}

const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function placeIn(cursor: string): Place {
  try {
    const { after, upTo } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Partial<Place>
    if (typeof after === 'string' && isId(after, 'out') && typeof upTo === 'string') return { after, upTo }
  } catch (error) {
    throw new InvalidCursorError('not a cursor', { cause: error })
  }
  throw new InvalidCursorError('not a cursor')
}
