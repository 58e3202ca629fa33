/**
 * Questions these rows answer
 *
 * | question                                     | row                                                            |
 * |----------------------------------------------|----------------------------------------------------------------|
 * | what did a source send, oldest first         | `alert-inbox#<source>` / `<at>#<id>`; gone once it is looked at|
 * | did it send this already                     | `alert-seen#<source>` / `<id of the message>`, for three days  |
 * | how often did it call in these five minutes  | `alert-rate#<source>` / `<five minutes>#<shard>`: `count`      |
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, MINUTE, millisOf, SECOND } from '../../kernel/instant.ts'
import { asJson } from '../../kernel/json.ts'
import type { Item, Key, Store, Write } from '../../platform/store.ts'
import type { Signal } from '../alert.ts'

/** What came, as it came; or what Onduty itself has to say. */
export type InboxRow = Item & {
  readonly id: Id
  readonly source: Id
  readonly at: Instant
  /** The bytes as text; */
  readonly text?: string
  /** or packed, in base64: a row holds 400 KB. */
  readonly packed?: string
  readonly signals?: readonly Signal[]
  /** How many of its signals have been looked at. */
  readonly next: number
}

const inboxPartition = (source: Id): string => `alert-inbox#${source}`
const SMALL = 4096

/** `id` sorts what comes in one millisecond. */
export const putInbox = (
  { source, id, at }: Pick<InboxRow, 'source' | 'id' | 'at'>,
  what: { readonly bytes: Uint8Array } | { readonly signals: readonly Signal[] },
): Write => ({
  put: {
    ...{ pk: inboxPartition(source), sk: `${at}#${id}`, id, source, at, next: 0 },
    ...('signals' in what ? { signals: asJson(what.signals) } : kept(what.bytes)),
  },
  if: 'absent',
})

const kept = (bytes: Uint8Array) => {
  const text = bytes.byteLength > SMALL ? undefined : plain(bytes)
  return text === undefined ? { packed: deflateRawSync(bytes, { level: 1 }).toString('base64') } : { text }
}

/** As text, if the bytes come back from it as they are. */
function plain(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What came, as text; what is no UTF-8 in it is shown as �. */
export const textOf = ({ text, packed }: Pick<InboxRow, 'text' | 'packed'>): string =>
  text ?? (packed === undefined ? '' : inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8'))

/** The oldest of what waits, of what came before an instant or at it. */
export async function listInbox(store: Store, source: Id, until: Instant, limit: number): Promise<InboxRow[]> {
  const { items } = await store.query<InboxRow>({ pk: inboxPartition(source), between: ['0', `${until}~`], limit })
  return items
}

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

/** It has been looked at, whole or as far as said. Fails when somebody else was faster. */
export const doneWith = (row: InboxRow, next?: number): Write =>
  next === undefined
    ? { delete: keyOf(row), if: { next: row.next } }
    : { update: keyOf(row), set: { next }, if: { next: row.next } }

const SEEN_FOR = 3 * DAY

/** This message of the source has come; fails when it had already. `wallNow` is time of the machine. */
export const putSeen = (source: Id, message: string, wallNow: Instant): Write => ({
  put: {
    pk: `alert-seen#${source}`,
    sk: message,
    expiresAt: Math.ceil((millisOf(wallNow) + SEEN_FOR) / SECOND),
  },
  if: 'absent',
})

const WINDOW = 5 * MINUTE
/** One row is added to so often in five minutes at most; a source that may call more has several. */
const MOST_OF_ONE_ROW = 3000

/** Takes one of the calls a source has; fails when there are none left. `spread` is any number. */
export function takeCall(source: Id, callsPerFiveMinutes: number, wallNow: Instant, spread: number): Write {
  const shards = Math.ceil(callsPerFiveMinutes / MOST_OF_ONE_ROW)
  const window = Math.floor(millisOf(wallNow) / WINDOW)
  const most = Math.ceil(callsPerFiveMinutes / shards)
  return {
    update: { pk: `alert-rate#${source}`, sk: `${window}#${spread % shards}` },
    set: { expiresAt: ((window + 2) * WINDOW) / SECOND },
    add: { count: 1 },
    if: { count: { atMost: most - 1, orAbsent: true } },
  }
}

/** When there are calls again. */
export const secondsToNextWindow = (wallNow: Instant): number =>
  Math.ceil((WINDOW - (millisOf(wallNow) % WINDOW)) / SECOND)
