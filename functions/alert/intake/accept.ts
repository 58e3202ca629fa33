import { commitEffects } from '../../audit-trail/index.ts'
import type { Delivery } from '../../kernel/file.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { ConditionFailedError, type Write } from '../../platform/store.ts'
import { cannotCheckNow, nothingSent, tooManyCalls, unsigned } from '../errors.ts'
import { ALERT_RECEIVED } from '../events.ts'
import { addNoise } from '../noise.store.ts'
import { findSource } from '../source.store.ts'
import { PROOF_OF, type SourceHead } from '../source.ts'
import { putInbox, putSeen, secondsToNextWindow, takeCall } from './inbox.store.ts'
import { signedByAws } from './sns.ts'
import { type Proven, showsKey, signedByIt } from './who-sends.ts'

/**
 * Takes what a source delivers. It is kept, with the effect that has it looked at, in the transaction that counts the call;
 * only then is it answered. What is refused leaves nothing behind but a count of calls that were too many.
 */
export async function acceptDelivery(
  platform: Platform,
  source: Id,
  delivery: Delivery,
  { wallClock, now }: { readonly wallClock: Clock; readonly now: Instant },
): Promise<void> {
  const head = await findSource(platform.store, source)
  const wallNow = wallClock.now()
  // A source that may not send, or is not there, is told the same as a wrong key.
  const proven = head?.isActive === true ? await whoIsIt(platform, head, delivery, wallNow) : undefined
  if (head === undefined || proven === undefined) throw unsigned()
  if (delivery.bytes.byteLength === 0) throw nothingSent()
  await keep(platform, head, delivery.bytes, { ...proven, wallNow, now })
}

async function whoIsIt(
  { secrets, web }: Platform,
  source: SourceHead,
  delivery: Delivery,
  wallNow: Instant,
): Promise<Proven | undefined> {
  switch (PROOF_OF[source.kind]) {
    case 'bearer':
      return showsKey(source, delivery, secrets, wallNow) ? {} : undefined
    case 'signature':
      return signedByIt(source, delivery, secrets, wallNow)
    case 'aws':
      return web === undefined
        ? undefined
        : await signedByAws(source, delivery, web, wallNow).catch((error: unknown) => {
            throw cannotCheckNow(error)
          })
    case 'address':
      return undefined
  }
}

/** How a message is kept. */
export interface Keeping extends Proven {
  readonly wallNow: Instant
  readonly now: Instant
  /** Nobody can be told to come later: a mail. */
  readonly isUnlimited?: boolean
}

/** A message that was kept before is kept no second time, and answered like the first. */
export async function keep(
  platform: Platform,
  source: SourceHead,
  bytes: Uint8Array,
  { message, wallNow, now, isUnlimited = false }: Keeping,
): Promise<void> {
  const id = newId('ain', now, platform.random)
  const spread = platform.random(1)[0] ?? 0
  const rate: Write[] = isUnlimited ? [] : [takeCall(source.id, source.callsPerFiveMinutes, wallNow, spread)]
  const rows = [
    ...rate,
    ...(message === undefined ? [] : [putSeen(source.id, message, wallNow)]),
    putInbox({ source: source.id, id, at: now }, { bytes }),
  ]
  try {
    await commitEffects(platform, [{ kind: 'event', event: ALERT_RECEIVED, about: { source: source.id } }], rows)
  } catch (error) {
    if (!(error instanceof ConditionFailedError)) throw error
    if (error.index < rate.length) {
      for (const write of addNoise(source.id, { refused: 1 }, now, spread)) await platform.store.write(write)
      throw tooManyCalls(secondsToNextWindow(wallNow))
    }
    // The only other condition that can fail: it came before.
  }
}
