import type { Id } from '../../kernel/ids.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { putEntitled, removeAsked, removeLive } from '../entitlement.store.ts'
import type { EndReason, Entitlement, EntitlementHead, MetConflict } from '../entitlement.ts'
import { ENTITLEMENT_ACTIVE, ENTITLEMENT_REVOKED } from '../events.ts'
import { provisioned } from './connect.ts'
import { actOf, ask, type Doer, type Gathered, happened, mind, outcomeMail } from './step.ts'

export type On = Gathered & { readonly before: EntitlementHead }

const obligationsOf = ({ standing }: Gathered, ...kinds: readonly string[]) =>
  standing.open.filter(({ kind }) => kinds.includes(kind))

/** Everybody who wants to know how it went: who has it, and who asked for it. */
const told = (entitlement: Entitlement, outcome: string, except?: Id): Effect[] =>
  [...new Set([entitlement.requester, entitlement.person])]
    .filter((each) => each !== except)
    .map((each) => outcomeMail(entitlement, each, outcome))

/** Approved, exactly as it was asked for. From now on its person counts as having it, for whatever conflicts with it. */
export function approve(
  gathered: On,
  by: Doer & { readonly person: Id },
  {
    conflicts,
    mitigation,
    instead,
    watch,
  }: {
    readonly conflicts: readonly MetConflict[]
    readonly mitigation?: string | undefined
    /** An entitlement to the same right that this one will follow. */
    readonly instead: Id | undefined
    /** That rights which conflict do not come to the same person meanwhile. */
    readonly watch: readonly Write[]
  },
): Act {
  const entitlement: Entitlement = {
    ...gathered.before,
    status: 'approved',
    stage: 'provision',
    conflicts,
    ...(mitigation === undefined ? {} : { mitigation }),
    approvedBy: by.person,
    turn: (gathered.before.turn ?? 0) + 1,
  }
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.approved',
    by,
    what: {
      contentHash: entitlement.contentHash,
      ...(conflicts.length === 0 ? {} : { conflicts: conflicts.map((each) => ({ ...each })) }),
      ...(mitigation === undefined ? {} : { mitigation }),
      ...(instead === undefined ? {} : { follows: instead }),
    },
    closes: { which: obligationsOf(gathered, 'entitlement.approve'), as: 'discharged' },
    opens: [ask(entitlement, 'provision', gathered)],
    rows: [removeAsked(entitlement), putEntitled(entitlement, instead), ...watch],
    effects: [...told(entitlement, 'approved', by.person), ...provisioned(entitlement, gathered.connector, 'grant')],
  })
}

export function reject(gathered: On, by: Doer): Act {
  const entitlement: Entitlement = { ...gathered.before, status: 'rejected', stage: 'over' }
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.rejected',
    by,
    what: { contentHash: entitlement.contentHash },
    closes: { which: gathered.standing.open, as: 'discharged' },
    rows: [removeAsked(entitlement), removeLive(entitlement)],
    effects: told(entitlement, 'rejected'),
  })
}

/**
 * It falls away before it was granted: not wanted any more, or its ground is gone. Nothing has to be taken back.
 *
 * @param letsGo what becomes of the right its person counted as having
 */
export function fallAway(gathered: On, by: Doer, because: EndReason, letsGo: readonly Write[]): Act {
  const entitlement: Entitlement = { ...gathered.before, status: 'cancelled', stage: 'over', because }
  const owed = gathered.standing.open.map(({ accountable }) => accountable)
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.cancelled',
    by,
    what: { because },
    closes: { which: gathered.standing.open, as: 'withdrawn' },
    rows: [...letsGo, removeLive(entitlement)],
    effects: [...new Set([entitlement.person, ...owed])]
      .filter((each) => each !== by.actor.id && gathered.directory.people.get(each)?.active === true)
      .map((each) => outcomeMail(entitlement, each, 'cancelled')),
  })
}

/**
 * It was granted on the system.
 *
 * @param done who did it: a person, or the system itself by its connector
 */
export function grant(gathered: On, by: Doer, done: { readonly by: Id; readonly account?: string }): Act {
  const { before, directory, now } = gathered
  const entitlement: Entitlement = {
    ...before,
    status: 'active',
    stage: 'rest',
    since: now,
    grantedBy: done.by,
    ...(done.account === undefined ? {} : { account: done.account }),
  }
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.granted',
    by,
    what: { until: entitlement.until, ...(done.account === undefined ? {} : { account: done.account }) },
    closes: { which: obligationsOf(gathered, 'entitlement.provision'), as: 'discharged' },
    effects: [
      ...told(entitlement, 'granted'),
      mind(entitlement, directory, now),
      happened(ENTITLEMENT_ACTIVE, entitlement),
    ],
  })
}

/** A later one of the same right is in its place: nothing has to be taken back. Taken in an emergency, its review is owed. */
export function replaced(gathered: On, by: Doer, later: Id): Act {
  const { before, standing } = gathered
  const isToReview = before.origin === 'break-glass'
  const stage = isToReview ? 'review' : 'over'
  const entitlement: Entitlement = { ...before, status: 'expired', stage, because: 'replaced' }
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.replaced',
    by,
    what: { by: later },
    closes: { which: standing.open, as: 'withdrawn' },
    opens: isToReview ? [ask(entitlement, 'review', gathered)] : [],
    rows: [removeLive(entitlement)],
  })
}

/** Whoever has it may not any longer: somebody owes its revocation, with proof. Taken in an emergency, a review too. */
export function end(gathered: On, by: Doer, because: EndReason, what: Readonly<Record<string, string>> = {}): Act {
  const { before, directory } = gathered
  const entitlement: Entitlement = {
    ...before,
    status: 'revoking',
    stage: 'revoke',
    because,
    turn: (before.turn ?? 0) + 1,
  }
  const isUrgent = before.origin === 'break-glass' || because === 'person-left'
  const revoke = ask(entitlement, 'revoke', gathered, isUrgent ? 'revoke-at-once' : 'revoke')
  const review = before.origin === 'break-glass' ? [ask(entitlement, 'review', gathered, 'review', 1)] : []
  const isThere = directory.people.get(entitlement.person)?.active === true
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.ended',
    by,
    what: { because, ...what },
    opens: [revoke, ...review],
    effects: [
      ...(isThere ? [outcomeMail(entitlement, entitlement.person, 'ended')] : []),
      ...provisioned(entitlement, gathered.connector, 'revoke'),
    ],
  })
}

/** It is off the system, and something shows it. A right that was taken in an emergency stays open until its review. */
export function proveRevoked(gathered: On, by: Doer, letsGo: readonly Write[]): Act {
  const { before, standing } = gathered
  const done = obligationsOf(gathered, 'entitlement.revoke')
  const isReviewed = standing.open.every(({ kind }) => kind !== 'entitlement.review')
  const entitlement: Entitlement = {
    ...before,
    status: before.because === 'time-over' ? 'expired' : 'revoked',
    stage: isReviewed ? 'over' : 'review',
  }
  const isThere = gathered.directory.people.get(entitlement.person)?.active === true
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.revoked',
    by,
    what: { because: before.because },
    closes: { which: done, as: 'discharged' },
    rows: [removeLive(entitlement), ...letsGo],
    effects: [
      ...(isThere ? [outcomeMail(entitlement, entitlement.person, 'revoked')] : []),
      happened(ENTITLEMENT_REVOKED, entitlement),
    ],
  })
}

/** The approver looked back on what was taken in an emergency. */
export function lookBack(
  gathered: On,
  by: Doer & { readonly person: Id },
  verdict: 'justified' | 'not-justified',
): Act {
  const { before, now } = gathered
  const entitlement: Entitlement = {
    ...before,
    stage: before.status === 'revoking' ? 'revoke' : 'over',
    reviewedAt: now,
    reviewedBy: by.person,
  }
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.reviewed',
    by,
    what: { outcome: verdict },
    closes: { which: obligationsOf(gathered, 'entitlement.review'), as: 'discharged' },
    effects: [outcomeMail(entitlement, entitlement.person, `reviewed-${verdict}`)],
  })
}

/** A review of access says that its person goes on having it; perhaps for a shorter time. */
export function keep(gathered: On, by: Doer & { readonly person: Id }, until: string = gathered.before.until): Act {
  const { before, directory, now } = gathered
  const entitlement: Entitlement = { ...before, until, reviewedAt: now, reviewedBy: by.person }
  const isShorter = until !== before.until
  return actOf(gathered, {
    entitlement,
    did: isShorter ? 'entitlement.shortened' : 'entitlement.recertified',
    by,
    what: isShorter ? { until, before: before.until } : { until },
    effects: isShorter ? [outcomeMail(entitlement, before.person, 'shortened'), mind(entitlement, directory, now)] : [],
  })
}
