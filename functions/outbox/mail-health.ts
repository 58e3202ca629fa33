import { type Instant, MINUTE, millisOf } from '../kernel/instant.ts'
import { type Mailer, MailRefusedError } from '../platform/mailer.ts'
import type { Platform } from '../platform/platform.ts'
import type { Item, Key, Store } from '../platform/store.ts'
import { errorText } from './error-text.ts'

const DOWN_AFTER = 3
const LOOK_AGAIN_AFTER = MINUTE
const healthKey: Key = { pk: 'health', sk: 'mail' }

/** Exists while mails fail; the first mail that goes out removes it. */
export type MailTrouble = Item & {
  readonly failingSince: Instant
  readonly lastFailedAt: Instant
  readonly failures: number
  readonly error: string
}

export const findMailTrouble = (store: Store): Promise<MailTrouble | undefined> => store.find<MailTrouble>(healthKey)

/** Whether the last mails failed, one after the other. */
export const isMailDown = (trouble: MailTrouble | undefined): boolean => (trouble?.failures ?? 0) >= DOWN_AFTER

export interface MailHealth {
  sent(): Promise<void>
  failed(error: unknown): Promise<void>
}

/** Keeps the row at the price of nothing while all is well: a read a minute, a write when that changes. */
export function createMailHealth({ store, clock, log }: Pick<Platform, 'store' | 'clock' | 'log'>): MailHealth {
  let wellAt: number | undefined
  // A banner is not worth losing a mail.
  const quietly = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      log.warn('the health of mail could not be noted', { error: errorText(error) })
    }
  }
  return {
    sent: () =>
      quietly(async () => {
        const now = millisOf(clock.now())
        if (wellAt !== undefined && now - wellAt < LOOK_AGAIN_AFTER) return
        if ((await findMailTrouble(store)) !== undefined) await store.write({ delete: healthKey })
        wellAt = now
      }),
    failed: (error) =>
      quietly(async () => {
        wellAt = undefined
        const now = clock.now()
        const { failingSince = now } = (await findMailTrouble(store)) ?? {}
        const set = { failingSince, lastFailedAt: now, error: errorText(error) }
        await store.write({ update: healthKey, set, add: { failures: 1 } })
      }),
  }
}

/** A mailer whose luck is noted. A single mail that is refused says nothing about the others. */
export function watchedMailer(mailer: Mailer, platform: Pick<Platform, 'store' | 'clock' | 'log'>): Mailer {
  const health = createMailHealth(platform)
  return {
    async send(mail) {
      try {
        await mailer.send(mail)
      } catch (error) {
        if (!(error instanceof MailRefusedError)) await health.failed(error)
        throw error
      }
      await health.sent()
    },
  }
}
