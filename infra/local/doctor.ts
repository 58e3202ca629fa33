import { hashOf } from '../../functions/audit-trail/entry.ts'
import type { AuditEntry } from '../../functions/audit-trail/index.ts'
import { type ChangeContent, type ChangeHead, hashOfContent } from '../../functions/change/change.ts'
import { type Id, prefixOf } from '../../functions/kernel/ids.ts'
import { type Instant, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { type CaseKinds, OVER, standingIn } from '../../functions/obligation/index.ts'
import type { Item } from '../../functions/platform/store.ts'

/** Something that must never be, and is. */
export interface Violation {
  /** Number of the invariant in the product description. */
  readonly invariant: number
  readonly what: string
  readonly where: string
}

export interface Checkup {
  readonly checked: number
  readonly violations: readonly Violation[]
}

interface Ward {
  readonly kinds: CaseKinds
  readonly now: Instant
  /** Ids of people who are active. */
  readonly active: ReadonlySet<Id>
}

/** All rows of one aggregate. */
type Patient = readonly Item[]
type Check = (patient: Patient, ward: Ward) => Violation[]

/** Nobody inactive owns anything for longer, and no clock is later, than this. */
const TOLERANCE = 5 * MINUTE

const violation = (invariant: number, where: string, what: string): Violation => ({ invariant, where, what })

/** Everything stored, checked against the invariants that can be seen in the rows. */
export async function checkUp(everything: AsyncIterable<Item>, kinds: CaseKinds, now: Instant): Promise<Checkup> {
  const aggregates = new Map<string, Item[]>()
  const others: Item[] = []
  let checked = 0
  for await (const item of everything) {
    checked += 1
    if (!item.pk.startsWith('agg#')) others.push(item)
    else aggregates.set(item.pk, [...(aggregates.get(item.pk) ?? []), item])
  }
  const active = new Set<Id>()
  for (const rows of aggregates.values()) {
    const head = rows.find(({ sk }) => sk === 'head')
    if (String(head?.id).startsWith('per_') && head?.active === true) active.add(String(head.id))
  }
  const ward: Ward = { kinds, now, active }
  const violations = [
    ...[...aggregates.values()].flatMap((rows) => {
      const patient = rows.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
      return CHECKS.flatMap((check) => check(patient, ward))
    }),
    ...overdueEffects(others, now),
  ]
  return { checked, violations }
}

/** 1: lists name who owes the next step, and by when, from the head alone. */
const listsNameTheOwner: Check = (patient) => {
  const standing = standingIn(patient)
  if (standing === undefined || prefixOf(standing.head.id) !== 'chg') return []
  const { id, accountable, dueAt } = standing.head
  const step = standing.open.find(({ concerns }) => concerns === undefined)
  const isNamed = accountable === step?.accountable && dueAt === step?.dueAt
  return isNamed ? [] : [violation(1, id, 'its head names another owner or deadline')]
}

const headIn = (patient: Patient) => patient.find(({ sk }) => sk === 'head')

/** 1 and 4: one owner who is active, one clock that is armed. */
const oneOwnerOneClock: Check = (patient, { now, active }) =>
  (standingIn(patient)?.open ?? []).flatMap((obligation) => [
    ...(active.has(obligation.accountable) ? [] : [violation(1, obligation.id, 'its owner is not active')]),
    ...(obligation.nextTickAt > plusMillis(now, -TOLERANCE)
      ? []
      : [violation(1, obligation.id, `its clock ran out at ${obligation.nextTickAt} and nothing happened`)]),
    ...(obligation.asked.includes(obligation.accountable)
      ? []
      : [violation(1, obligation.id, 'its owner was never asked')]),
  ])

/** 2: an open case owes something to be done; one that is over owes nothing. */
const nothingIsNobodys: Check = (patient, { kinds }) => {
  const standing = standingIn(patient)
  const kind = standing === undefined ? undefined : kinds.get(prefixOf(standing.head.id))
  if (standing === undefined || kind === undefined) return []
  const isOver = kind.stageOf(standing.head) === OVER
  if (isOver && standing.open.length > 0)
    return [violation(2, standing.head.id, 'it is over and something is still owed')]
  return !isOver && standing.open.length === 0
    ? [violation(2, standing.head.id, 'it is open and nobody owes anything')]
    : []
}

/** 6: nobody authorises what they asked for or carry out, nobody tests their own work. */
const dutiesAreSeparate: Check = (patient) => {
  const change = headIn(patient) as ChangeHead | undefined
  if (change === undefined || prefixOf(change.id) !== 'chg') return []
  const { assess, authorise, test, review } = change.decisions
  const own = new Set([change.requester, change.implementer, ...change.involved])
  const isUnsound = [
    assess !== undefined && own.has(assess),
    authorise !== undefined && (own.has(authorise) || authorise === assess),
    test !== undefined && test === change.implementer,
    review !== undefined && own.has(review),
  ]
  return isUnsound.includes(true) ? [violation(6, change.id, 'somebody decided on their own work')] : []
}

/** 8: what was decided on is what is stored. */
const whatWasApprovedIsWhatRuns: Check = (patient) => {
  const change = headIn(patient) as ChangeHead | undefined
  if (change === undefined || prefixOf(change.id) !== 'chg') return []
  const sk = `content#${String(change.round).padStart(4, '0')}`
  const content = patient.find((row) => row.sk === sk)?.content as ChangeContent | undefined
  const isSame = content !== undefined && hashOfContent(content, change.requester) === change.contentHash
  return isSame ? [] : [violation(8, change.id, 'its content is not what its hash says')]
}

/** 10: the chain is whole, and the head stands at its end. */
const oneAuditTrail: Check = (patient) => {
  const head = headIn(patient)
  if (head === undefined) return []
  const id = String(head.id)
  const entries = patient.filter(({ sk }) => sk.startsWith('aud#')).map((row) => row.entry as unknown as AuditEntry)
  const broken = entries.find((entry, index) => {
    const { hash, ...open } = entry
    const previous = entries[index - 1]?.hash ?? entry.previous
    return entry.seq !== index + 1 || entry.previous !== previous || hashOf(id, open) !== hash
  })
  if (broken !== undefined) return [violation(10, id, `entry ${broken.seq} of its audit trail does not fit`)]
  const last = entries.at(-1)
  const isAtEnd = last?.hash === head.auditHash && last?.seq === head.auditSeq
  return isAtEnd ? [] : [violation(10, id, 'its audit trail does not end where its head says')]
}

const CHECKS: readonly Check[] = [
  oneOwnerOneClock,
  listsNameTheOwner,
  nothingIsNobodys,
  dutiesAreSeparate,
  whatWasApprovedIsWhatRuns,
  oneAuditTrail,
]

/** 11: what was decided is done; nothing waits in the outbox for longer than the sweeper takes. */
const overdueEffects = (rows: readonly Item[], now: Instant): Violation[] =>
  rows
    .filter(({ pk, sk }) => pk.startsWith('outbox#') && sk.slice(0, 24) < plusMillis(now, -TOLERANCE))
    .map(({ pk, sk }) => violation(11, `${pk} ${sk}`, 'an effect waits in the outbox'))
