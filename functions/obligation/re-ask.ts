import { perform } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory, whoAnswers } from '../responsibility/index.ts'
import { type AskedNow, type CaseKind, type CaseKinds, OVER } from './case-kind.ts'
import { headNaming } from './named-owner.ts'
import { findStanding, listOpenOf, putObligation, type Standing } from './obligation.store.ts'
import { nextVersion, type Obligation, type OpenObligation } from './obligation.ts'
import { tell } from './open-obligation.ts'
import { reOwn } from './re-own.ts'
import { gapActs } from './roster-gap.ts'
import { whyNotTheirs } from './rules/is-still-theirs.ts'
import { kindOf } from './standing.ts'
import { whoMayNotAnswer } from './who-may-not-answer.ts'

/**
 * Asks again for whatever somebody owes only because of a place or an authority they no longer have: whoever has it now
 * is asked, under the same deadline. Answers how many moved; nothing for what is still theirs, so it may run again.
 */
export async function reAskEverythingOf(platform: Platform, kinds: CaseKinds, person: Id): Promise<number> {
  let moved = 0
  for (const each of await listOpenOf(platform.store, person)) {
    const kind = kindOf(kinds, each.caseId)
    if (await perform(platform, () => reAskOne(platform, kind, each, person))) moved += 1
  }
  return moved
}

async function reAskOne(
  platform: Platform,
  kind: CaseKind,
  { id, caseId }: Obligation,
  person: Id,
): Promise<Outcome<boolean>> {
  const now = platform.clock.now()
  const [standing, directory] = await Promise.all([findStanding(platform.store, caseId), loadDirectory(platform.store)])
  const obligation = standing?.open.find((each) => each.id === id && each.accountable === person)
  if (standing === undefined || obligation === undefined || kind.stageOf(standing.head) === OVER) return NOTHING
  const why = whyNotTheirs(obligation, kind.needs?.(standing.head, obligation.kind), directory, now)
  if (why === undefined) return NOTHING
  const asked = whoIsAskedNow(kind, standing, obligation, directory, now)
  if (asked === undefined || asked.answerer.person === person) {
    return reOwn(platform, kind, standing, obligation, directory, now, { did: 'obligation.re-owned', by: byClock })
  }
  const act = reAsking(standing, obligation, asked, why, now)
  return { acts: [act, ...(await gapActs(platform, directory, asked.gaps, now))], answer: true }
}

const NOTHING: Outcome<boolean> = { acts: [], answer: false }

/** As the case would ask today; where it does not say, whoever has the same position now. */
function whoIsAskedNow(
  kind: CaseKind,
  { head }: Standing,
  obligation: OpenObligation,
  directory: Directory,
  now: Instant,
): AskedNow | undefined {
  const asked = kind.asks?.(head, obligation.kind, directory, now)
  if (asked !== undefined || obligation.position === undefined) return asked
  const barred = whoMayNotAnswer(kind, head, obligation.kind, directory, now)
  const answerer = whoAnswers(directory, { who: 'holder', position: obligation.position }, now, barred)
  return answerer === undefined ? undefined : { answerer, gaps: [] }
}

function reAsking(
  { head }: Standing,
  obligation: OpenObligation,
  { answerer, ladderPosition = answerer.position }: AskedNow,
  because: string,
  now: Instant,
): Act {
  const { offer: _, acknowledgedAt: __, position: ___, ladderPosition: ____, ...kept } = obligation
  const moved: OpenObligation = {
    ...kept,
    ...nextVersion(obligation),
    accountable: answerer.person,
    via: answerer.via,
    ...(answerer.position === undefined ? {} : { position: answerer.position }),
    ...(ladderPosition === undefined ? {} : { ladderPosition }),
    asked: [...new Set([...obligation.asked, answerer.person])],
  }
  return {
    before: head,
    head: headNaming(head, moved),
    bumpsVersion: false,
    at: now,
    did: 'obligation.re-asked',
    by: byClock,
    what: {
      obligation: obligation.id,
      kind: obligation.kind,
      from: obligation.accountable,
      accountable: answerer.person,
      because,
    },
    rows: [putObligation(moved)],
    effects: [tell(moved, answerer.person, 'asked'), { kind: 'wake', caseId: obligation.caseId }],
  }
}
