import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { closing, putObligation, type Standing } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { PACKAGE_ENDED } from '../events.ts'
import { headOfPackage, putItem } from '../package.store.ts'
import {
  type AskedItem,
  type Counts,
  type Decision,
  hashOfDecided,
  type PackageHead,
  type ReviewPackage,
  sumOf,
} from '../package.ts'

/** Who decides, and by which authority. */
export interface Decider {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
}

/** Decisions on items, each in place of the one before, if there was one. */
export function decide(
  head: PackageHead,
  decided: readonly (readonly [AskedItem, Decision])[],
  by: Decider,
  now: Instant,
  reason?: string,
): Act {
  const after = decided.reduce<Tally>((tally, [item, decision]) => counted(tally, item.decision, decision), head)
  return {
    before: head,
    head: headOfPackage({ ...head, decided: after.decided, decidedBy: after.decidedBy }),
    at: now,
    did: 'access-review.decided',
    by: by.actor,
    grant: by.grant,
    what: { decisions: decided.map(([{ entitlement }, decision]) => saidOf(entitlement, decision)) },
    ...(reason === undefined ? {} : { personal: { comment: reason } }),
    rows: [personIsActive(by.person), ...decided.map(([item, decision]) => putItem(head.id, { ...item, decision }))],
  }
}

/** The reason lies beside the chain, where words can be erased. */
const saidOf = (entitlement: Id, { verdict, until, right }: Decision) => ({
  entitlement,
  verdict,
  ...(until === undefined ? {} : { until }),
  ...(right === undefined ? {} : { right }),
})

export type Tally = Pick<ReviewPackage, 'decided' | 'decidedBy'>

/** The counts after one decision took the place of another. */
export function counted({ decided, decidedBy }: Tally, before: Decision | undefined, after: Decision): Tally {
  const counts = { ...decided }
  const people: Record<Id, number> = { ...decidedBy }
  const add = ({ verdict, by }: Decision, count: 1 | -1) => {
    counts[verdict] += count
    if (by === 'onduty') return
    people[by] = (people[by] ?? 0) + count
    if (people[by] === 0) delete people[by]
  }
  if (before !== undefined) add(before, -1)
  add(after, 1)
  return { decided: counts satisfies Counts, decidedBy: people }
}

/** Every decision stands as it is; what follows from them is carried out afterwards. */
export function submit(
  { head, standing }: { readonly head: PackageHead; readonly standing: Standing },
  items: readonly AskedItem[],
  by: Decider,
  now: Instant,
  comment?: string,
): Act {
  const contentHash = hashOfDecided(items)
  return {
    ...ending(head, { status: 'submitted', contentHash, submittedBy: by.person }, now),
    did: 'access-review.submitted',
    by: by.actor,
    grant: by.grant,
    what: { contentHash, decided: { ...head.decided } },
    ...(comment === undefined ? {} : { personal: { comment } }),
    rows: [personIsActive(by.person), ...closed(standing, 'discharged', by.person, now)],
  }
}

/** The grace has run out: what was decided stands, what was not is revoked. */
export function lapse(
  { head, standing }: { readonly head: PackageHead; readonly standing: Standing },
  items: readonly AskedItem[],
  by: Actor,
  now: Instant,
): Act {
  const contentHash = hashOfDecided(items)
  return {
    ...ending(head, { status: 'lapsed', contentHash }, now),
    did: 'access-review.lapsed',
    by,
    what: { contentHash, decided: { ...head.decided }, undecided: head.total - sumOf(head.decided) },
    rows: closed(standing, 'withdrawn', 'onduty', now),
  }
}

type Ending = Pick<ReviewPackage, 'status'> & Partial<ReviewPackage>

function ending(head: PackageHead, how: Ending, now: Instant): Pick<Act, 'before' | 'head' | 'at' | 'effects'> {
  const { accountable: _, dueAt: __, ...rest } = head
  return {
    before: head,
    head: headOfPackage({ ...rest, ...how, endedAt: now, carried: 0, toProve: 0, proven: 0, late: 0, outcomes: {} }),
    at: now,
    effects: [
      { kind: 'wake', caseId: head.id },
      { kind: 'event', event: PACKAGE_ENDED, about: { package: head.id } },
    ],
  }
}

/** What was owed for it, as it is kept. */
export const closed = (
  { open }: Pick<Standing, 'open'>,
  status: 'discharged' | 'withdrawn',
  by: Id | 'onduty',
  now: Instant,
) =>
  open
    .filter(({ concerns }) => concerns === undefined)
    .flatMap((each) => closing(open, each, status, by, now))
    .map(putObligation)
