import { createHash, timingSafeEqual } from 'node:crypto'
import type { SecretReader, Stage } from './secrets-manager.ts'

/** Knows what CloudFront shows to prove that a request came through it. */
export interface OriginSecret {
  accepts(shown: string | undefined): Promise<boolean>
}

const STAGES: readonly Stage[] = ['AWSCURRENT', 'AWSPENDING', 'AWSPREVIOUS']
const LOOK_AGAIN_AFTER = 10_000

/**
 * Accepts the secret of today, the one being rotated in and the one before, because CloudFront takes minutes to show a
 * new one everywhere. They are read once, and again when something else is shown, at most every 10 seconds.
 *
 * @param millis a clock of the machine
 */
export function createOriginSecret(
  reader: SecretReader,
  arn: string,
  millis: () => number = () => performance.now(),
): OriginSecret {
  let known: Buffer[] = []
  let lookedAt: number | undefined
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const found = await Promise.all(STAGES.map((stage) => reader.find(arn, stage)))
    known = found.filter((each) => each !== undefined).map(digest)
    lookedAt = millis()
  }

  const isKnown = (shown: Buffer): boolean =>
    known.reduce((found, each) => timingSafeEqual(each, shown) || found, false)

  return {
    async accepts(shown) {
      if (shown === undefined || shown === '') return false
      const given = digest(shown)
      if (isKnown(given)) return true
      if (lookedAt !== undefined && millis() - lookedAt < LOOK_AGAIN_AFTER) return false
      looking ??= look().finally(() => {
        looking = undefined
      })
      await looking
      return isKnown(given)
    },
  }
}

/** Digests are equally long, whatever is shown. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
