import { SECOND } from '../kernel/instant.ts'
import { Recent } from './recent.ts'
import { TooManyRequestsError } from './refusals.ts'

/** How fast somebody may come: `burst` requests at once, then so many a second. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Buckets kept at most; one that is forgotten counts as full again. */
const MOST_BUCKETS = 20_000

interface Bucket {
  left: number
  at: number
}

/** Token buckets in memory: of this process only, so where several run, each allows its share. */
export class RateLimit {
  readonly #buckets = new Recent<Bucket>(MOST_BUCKETS)
  readonly #rate: Rate

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one; throws {@link TooManyRequestsError} when nothing is left. `at` in milliseconds. */
  take(who: string, at: number): void {
    const known = this.#buckets.get(who)
    const bucket = known ?? { left: this.#rate.burst, at }
    this.#fill(bucket, at)
    this.#buckets.put(who, bucket)
    if (bucket.left < 1) throw this.#refusal(bucket)
    bucket.left -= 1
  }

  /** Refuses somebody whose bucket is empty, without taking anything. */
  check(who: string, at: number): void {
    const bucket = this.#buckets.get(who)
    if (bucket === undefined) return
    this.#fill(bucket, at)
    if (bucket.left < 1) throw this.#refusal(bucket)
  }

  #fill(bucket: Bucket, at: number): void {
    const passed = Math.max(0, at - bucket.at)
    bucket.left = Math.min(this.#rate.burst, bucket.left + (passed * this.#rate.perSecond) / SECOND)
    bucket.at = at
  }

  #refusal({ left }: Bucket): TooManyRequestsError {
    return new TooManyRequestsError(Math.max(1, Math.ceil((1 - left) / this.#rate.perSecond)))
  }
}
