import { createHash } from 'node:crypto'
import { HOUR, instantOf, millisOf, SECOND } from '../../kernel/instant.ts'
import type { Platform } from '../../platform/platform.ts'
import { ConditionFailedError } from '../../platform/store.ts'

/** Mails that are answered or parked, a sender and hour; decisions are not counted. */
const MOST_AN_HOUR = 20

/** Counts one more mail of a sender. No when there were too many this hour: machines that answer machines end here. */
export async function mayBeAnswered({ store, clock, log }: Platform, sender: string): Promise<boolean> {
  const hour = Math.floor(millisOf(clock.now()) / HOUR)
  const hash = createHash('sha256').update(sender).digest('base64url')
  try {
    await store.write({
      update: { pk: `mail-from#${hash}`, sk: instantOf(hour * HOUR) },
      set: { expiresAt: ((hour + 2) * HOUR) / SECOND },
      add: { count: 1 },
      if: { count: { atMost: MOST_AN_HOUR - 1, orAbsent: true } },
    })
    return true
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error
    log.count('MailOverLimit')
    return false
  }
}
