import { findHead } from '../audit-trail/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { CaseKind } from './case-kind.ts'
import { headNaming } from './named-owner.ts'
import { putObligation, type Standing } from './obligation.store.ts'
import { nextVersion, type OpenObligation } from './obligation.ts'
import { HAND_OVER } from './obligation-policies.ts'
import { closed, openObligation, tell } from './open-obligation.ts'
import { currentPolicy } from './policy.store.ts'
import { pinOf } from './policy.ts'
import { gapActs, type WithGap } from './roster-gap.ts'
import { type Barred, barredBeside } from './rules/barred.ts'
import { type Climb, whoIsNext } from './rules/who-is-next.ts'
import { whoMayNotAnswer } from './who-may-not-answer.ts'

/** Whatever is left of the ladder, ownership goes at once to the first of these who is there. */
const ALL_STEPS = ['leader', 'head'] as const

export interface ReOwning {
  readonly did: string
  readonly by: Actor
  readonly bundle?: string | undefined
  /** Because they could not be told: then whoever comes next must be somebody who can be. */
  readonly isUntold?: boolean
}

/**
 * Ownership of one obligation moves on because its owner cannot answer any more: left, absent, or declined what fell
 * to them. Deadline and ladder stay; accepting it is an obligation of the receiver, which climbs when they don't.
 */
export async function reOwn(
  platform: Platform,
  kind: CaseKind,
  { head, open, all }: Standing,
  obligation: OpenObligation,
  directory: Directory,
  now: Instant,
  why: ReOwning,
): Promise<Outcome<boolean>> {
  const mayNotAnswer = barredBeside(
    whoMayNotAnswer(kind, head, obligation.kind, directory, now),
    new Set([obligation.accountable]),
  )
  const firstWithout = (without: Barred): Climb | undefined => {
    const plan = ALL_STEPS.map((to) => ({ at: now, does: 'climb', to }) as const)
    const to = kind.onlyFor?.(head, obligation.kind) === undefined ? 'deputy' : 'leader'
    return whoIsNext(directory, { ...obligation, asked: [] }, { to, plan }, now, without)
  }
  const next = await (why.isUntold === true
    ? whoCanBeTold(platform.store, firstWithout, mayNotAnswer)
    : firstWithout(mayNotAnswer))
  if (next === undefined || next.answerer.person === obligation.accountable) return { acts: [], answer: false }
  const { answerer } = next
  const { offer: _, acknowledgedAt: __, ...kept } = obligation
  const moved: OpenObligation = {
    ...kept,
    ...nextVersion(obligation),
    accountable: answerer.person,
    via: answerer.via,
    ...(answerer.position === undefined ? {} : { position: answerer.position }),
    asked: [...new Set([...obligation.asked, answerer.person])],
  }
  // An acceptance is not itself handed over with an acceptance: it only changes its owner.
  const needsAccepting = obligation.concerns === undefined
  const policy = needsAccepting ? await currentPolicy(platform.store, HAND_OVER) : undefined
  const accept =
    policy &&
    openObligation(
      {
        caseId: obligation.caseId,
        kind: 'obligation.accept',
        about: obligation.about,
        round: obligation.round,
        answerer,
        concerns: obligation.id,
        now,
        nth: all.length,
      },
      policy.stages.accept,
      directory.department.calendar,
    )
  const superseded = open.filter((each) => each.concerns === obligation.id)
  const act = {
    before: head,
    head: headNaming(head, moved),
    bumpsVersion: false,
    at: now,
    did: why.did,
    by: why.by,
    what: {
      obligation: obligation.id,
      kind: obligation.kind,
      from: obligation.accountable,
      accountable: answerer.person,
      ...(policy === undefined ? {} : { policy: pinOf(policy) }),
      ...(next.gaps.length === 0 ? {} : { nobodyAt: next.gaps }),
    },
    rows: [
      putObligation(moved),
      ...(accept === undefined
        ? []
        : [
            putObligation(accept),
            ...superseded.map((each) => putObligation(closed(each, 'withdrawn', 'onduty', now))),
          ]),
    ],
    effects: [
      tell(moved, answerer.person, 'fell-to-you', why.bundle),
      { kind: 'wake', caseId: obligation.caseId } as const,
    ],
  }
  return { acts: [act, ...(await gapActs(platform, directory, next.gaps, now, why.bundle))], answer: true }
}

/**
 * The first to whom mail does not come back, too. Where there is none it stays where it is: handed round among people
 * who all cannot be told, it would never come to rest.
 */
async function whoCanBeTold(
  store: Store,
  firstWithout: (without: Barred) => Climb | undefined,
  mayNotAnswer: Barred,
): Promise<Climb | undefined> {
  const untold = new Set<Id>()
  const without = barredBeside(mayNotAnswer, untold)
  for (;;) {
    const next = firstWithout(without)
    if (next === undefined) return undefined
    const { person } = next.answerer
    const head = (await findHead(store, person)) as WithGap | undefined
    if (head?.gap === undefined) return next
    // The last resort is asked whoever may not answer; a second time there is nobody else.
    if (without.has(person)) return undefined
    untold.add(person)
  }
}
