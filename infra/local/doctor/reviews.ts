import type { ReviewHead } from '../../../functions/access-review/access-review.ts'
import {
  type AskedItem,
  hashOfDecided,
  hashOfEnded,
  type PackageHead,
  sumOf,
} from '../../../functions/access-review/package.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { type Check, headIn, type Patient, storyIn, violation } from './patient.ts'

const headOf = <Head>(patient: Patient, prefix: string): Head | undefined => {
  const head = headIn(patient)
  return head !== undefined && prefixOf(String(head.id)) === prefix ? (head as Head) : undefined
}

const itemsIn = (patient: Patient): AskedItem[] =>
  patient.filter(({ sk }) => sk.startsWith('asked#')).map(({ item }) => item as unknown as AskedItem)

/** 6, 7: in a review of access nobody decides on their own, and nothing is kept because nobody said anything. */
export const reviewsAreDecidedByOthers: Check = (patient) => {
  const pack = headOf<PackageHead>(patient, 'rvw')
  if (pack === undefined) return []
  const items = itemsIn(patient)
  const own = items.filter(({ holder, decision }) => decision?.by === holder)
  const silent = items.filter(
    ({ decision, ended }) =>
      (decision?.by === 'onduty' && decision.verdict !== 'gone') ||
      (ended?.outcome === 'kept' && decision === undefined),
  )
  return [
    ...own.map(({ entitlement }) => violation(6, pack.id, `somebody decided on ${entitlement}, which is their own`)),
    ...silent.map(({ entitlement }) => violation(7, pack.id, `${entitlement} was decided on by nobody`)),
  ]
}

/** 2, 8: what a package says of itself is what its items say, and what was signed is what they said then. */
export const packagesAddUp: Check = (patient) => {
  const pack = headOf<PackageHead>(patient, 'rvw')
  if (pack === undefined) return []
  const items = itemsIn(patient)
  const decided = items.filter(({ decision }) => decision !== undefined).length
  const ended = items.filter((item) => item.ended !== undefined)
  const proven = ended.filter((item) => item.ended?.provenAt !== undefined).length
  const told = { carried: pack.carried ?? 0, missing: (pack.toProve ?? 0) - (pack.proven ?? 0) }
  const faults: readonly (readonly [boolean, 2 | 7 | 8, string])[] = [
    [items.length === pack.total, 2, `it asks about ${pack.total}, and has ${items.length}`],
    [decided === sumOf(pack.decided), 2, `it counts ${sumOf(pack.decided)} decisions, and has ${decided}`],
    [ended.length === told.carried, 2, `it counts ${told.carried} outcomes, and has ${ended.length}`],
    [
      ended.length - proven === told.missing,
      2,
      `it waits for ${told.missing} proofs, and lacks ${ended.length - proven}`,
    ],
    [pack.status !== 'submitted' || decided === items.length, 7, 'it was submitted undecided'],
    [
      pack.contentHash === undefined || pack.contentHash === hashOfDecided(items),
      8,
      'its decisions are not those that were signed',
    ],
    [
      pack.outcomeHash === undefined || pack.outcomeHash === hashOfEnded(items),
      8,
      'its outcomes are not those that were sealed',
    ],
  ]
  return faults.flatMap(([holds, invariant, what]) => (holds ? [] : [violation(invariant, pack.id, what)]))
}

/** 6, 8: a report is signed as it was, by somebody who did not decide most of it. */
export const reportsAreSignedByOthers: Check = (patient) => {
  const review = headOf<ReviewHead>(patient, 'rev')
  if (review === undefined || review.status !== 'signed') return []
  const signing = storyIn(patient).findLast(({ did }) => did === 'access-review.signed')
  if (review.signedBy === undefined || signing === undefined || signing.by.kind === 'system') {
    return [violation(7, review.id, 'it is signed, and nobody signed it')]
  }
  return [
    ...(review.mostDecidedBy?.includes(review.signedBy) === true
      ? [violation(6, review.id, 'whoever decided most of it signed for it')]
      : []),
    ...(signing.what.reportHash === review.reportHash ? [] : [violation(8, review.id, 'another report was signed')]),
  ]
}
