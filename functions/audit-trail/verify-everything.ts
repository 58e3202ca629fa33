import type { Proof } from './verify-aggregate.ts'
import { BEGINNING, type Place, type VerifiedPage, verifyPage } from './verify-all.ts'

const PAGE = 500
/** Places looked at for one answer; most of those where little happened are empty. */
const MOST_PLACES = 100

/** What a whole walk found. */
export interface VerifiedEverything {
  readonly checked: number
  readonly entries: number
  readonly broken: VerifiedPage['broken']
  /** How many, from which to which, and the first that does not hold. */
  readonly checkpoints: VerifiedPage['checkpoints']
}

/** Walks over everything ever written, to the end or to the first break. `onPage` hears how far it is. */
export async function verifyEverything(
  proof: Proof,
  onPage: (soFar: VerifiedEverything) => void = () => {},
): Promise<VerifiedEverything> {
  let sum: VerifiedEverything | undefined
  for (let place: Place | undefined = BEGINNING; place !== undefined; ) {
    const page: VerifiedPage = await verifyPage(proof, place, PAGE)
    sum = sum === undefined ? page : together(sum, page)
    onPage(sum)
    place = page.next
  }
  const { checked, entries, broken, checkpoints } = sum as VerifiedEverything
  return { checked, entries, broken, checkpoints }
}

/** A stretch of the same walk: ends when as many chains are walked, at the end, or at the first break. */
export async function verifyStretch(proof: Proof, from: Place, chains: number): Promise<VerifiedPage> {
  let sum = await verifyPage(proof, from, chains)
  for (let places = 1; places < MOST_PLACES && sum.next !== undefined && sum.checked < chains; places += 1) {
    const { next, ...page } = await verifyPage(proof, sum.next, chains)
    sum = { ...together(sum, page), ...(next === undefined ? {} : { next }) }
  }
  return sum
}

const together = (sum: VerifiedEverything, page: VerifiedPage): VerifiedEverything => ({
  checked: sum.checked + page.checked,
  entries: sum.entries + page.entries,
  broken: sum.broken ?? page.broken,
  checkpoints: {
    checked: sum.checkpoints.checked + page.checkpoints.checked,
    newest: sum.checkpoints.newest ?? page.checkpoints.newest,
    oldest: page.checkpoints.oldest ?? sum.checkpoints.oldest,
    broken: sum.checkpoints.broken ?? page.checkpoints.broken,
  },
})
