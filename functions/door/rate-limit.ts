import { SECOND } from '../kernel/instant.ts'
import { TooManyRequestsError } from './refusals.ts'

/** How fast somebody may come: `burst` requests at once, then so many a second. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Buckets kept at most; beyond, those that have not been used for longest go (and count as full again). */
const MOST_BUCKETS = 20_000

interface Bucket {
  left: number
  at: number
}

/** Token buckets in memory: of this process only, so on several machines each allows its share. */
export class RateLimit {
  #recent = new Map<string, Bucket>()
  #older = new Map<string, Bucket>()
  readonly #rate: Rate

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one; throws {@link TooManyRequestsError} when nothing is left. `at` in milliseconds. */
  take(who: string, at: number): void {
    const bucket = this.#bucket(who, at)
    if (bucket.left < 1) throw this.#refusal(bucket)
    bucket.left -= 1
  }

  /** Refuses somebody whose bucket is empty, without taking anything. */
  check(who: string, at: number): void {
    if (!this.#recent.has(who) && !this.#older.has(who)) return
    const bucket = this.#bucket(who, at)
    if (bucket.left < 1) throw this.#refusal(bucket)
  }

  #bucket(who: string, at: number): Bucket {
    const { perSecond, burst } = this.#rate
    const known = this.#recent.get(who) ?? this.#older.get(who)
    const bucket = known ?? { left: burst, at }
    const passed = Math.max(0, at - bucket.at)
    bucket.left = Math.min(burst, bucket.left + (passed * perSecond) / SECOND)
    bucket.at = at
    if (!this.#recent.has(who)) this.#remember(who, bucket)
    return bucket
  }

  #remember(who: string, bucket: Bucket): void {
    if (this.#recent.size >= MOST_BUCKETS / 2) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(who, bucket)
  }

  #refusal({ left }: Bucket): TooManyRequestsError {
    return new TooManyRequestsError(Math.max(1, Math.ceil((1 - left) / this.#rate.perSecond)))
  }
}
