import { inChunks } from '../kernel/in-chunks.ts'
import { type Instant, MINUTE, plusMillis, SECOND } from '../kernel/instant.ts'
import { MailRefusedError } from '../platform/mailer.ts'
import type { OutboxRow } from '../platform/outbox.ts'
import { ConditionFailedError, type Store, type Write } from '../platform/store.ts'
import { errorText } from './error-text.ts'
import { asTaken } from './lease.ts'
import { type Bundle, type BundleState, idIn, keyOf, parkedRow } from './outbox.store.ts'

/** Waits between tries: five tries within 27 minutes. Then a person has to look. */
const WAITS = [10 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE]
const ROWS_A_CHUNK = 25

/** What became of a row that could not be performed; `gone` when somebody else has it by now. */
export type GivenBack = { readonly until: Instant } | 'parked' | 'gone'

/** Puts a single effect back for later under a new due time, or parks it. */
export async function giveBack(store: Store, row: OutboxRow, error: unknown, now: Instant): Promise<GivenBack> {
  const tries = (row.tries ?? 0) + 1
  const until = nextTryAt(tries, error, now)
  const taken: Write = { delete: keyOf(row), if: asTaken(row) }
  if (until === undefined) {
    const put = parkedRow(row, tries, errorText(error), now)
    return settled('parked', store.commit([taken, { put }]))
  }
  const { leasedUntil: _, leasedBy: __, ...rest } = row
  const put = { ...rest, sk: `${until}#${idIn(row)}`, tries, error: errorText(error) }
  return settled({ until }, store.commit([taken, { put }]))
}

/** Lets a bundle wait where it lies, or parks each of its mails. */
export async function giveBackBundle(
  store: Store,
  { state, rows }: Bundle,
  error: unknown,
  now: Instant,
): Promise<GivenBack> {
  const tries = (state.tries ?? 0) + 1
  const until = nextTryAt(tries, error, now)
  if (until !== undefined) {
    const set = { tries, notBefore: until, error: errorText(error), leasedUntil: undefined, leasedBy: undefined }
    return settled({ until }, store.write({ update: keyOf(state), set, if: asTaken(state) }))
  }
  for (const chunk of inChunks(rows, ROWS_A_CHUNK)) {
    const parked = chunk.map((row): Write => ({ put: parkedRow(row, tries, errorText(error), now) }))
    await store.commit([...parked, ...chunk.map((row): Write => ({ delete: keyOf(row) }))])
  }
  return settled('parked', store.write({ delete: keyOf(state) }))
}

/** Removes what one mail has said. The state goes last: a crash in between repeats the mail under the same id. */
export async function removeBundle(store: Store, { state, rows }: Bundle): Promise<void> {
  await store.remove(rows.map(keyOf))
  await store.write({ delete: keyOf(state) })
}

/** Removes what pages have said; that somebody was told a moment ago stays until they may be told again. */
export async function restBundle(store: Store, { state, rows }: Bundle, until: Instant): Promise<void> {
  await store.remove(rows.map(keyOf))
  const set = { notBefore: until, leasedUntil: undefined, leasedBy: undefined, tries: undefined, error: undefined }
  await store.write({ update: keyOf(state), set })
}

/** A bundle that has nothing to say any more; nothing happens when somebody else has taken it since. */
export async function dropState(store: Store, state: BundleState): Promise<void> {
  await settled('gone', store.write({ delete: keyOf(state), if: asTaken(state) }))
}

function nextTryAt(tries: number, error: unknown, now: Instant): Instant | undefined {
  const wait = error instanceof MailRefusedError ? undefined : WAITS[tries - 1]
  return wait === undefined ? undefined : plusMillis(now, wait)
}

async function settled(outcome: GivenBack, written: Promise<void>): Promise<GivenBack> {
  try {
    await written
    return outcome
  } catch (error) {
    if (error instanceof ConditionFailedError) return 'gone'
    throw error
  }
}
