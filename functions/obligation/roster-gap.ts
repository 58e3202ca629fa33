import { findHead } from '../audit-trail/audit-trail.store.ts'
import { closingBefore, type LocalDate } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act, HeadRow } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import type { Answerer, Directory, GapAhead, WhyMissing } from '../responsibility/index.ts'
import { putObligation } from './obligation.store.ts'
import { ROSTER_GAP } from './obligation-policies.ts'
import { openObligation, tell } from './open-obligation.ts'
import { openTowards } from './open-towards.ts'
import { currentPolicy } from './policy.store.ts'
import { pinOf } from './policy.ts'
import type { RosterKind } from './roster-gap.words.ts'
import { administratorOf, rosterOwner } from './roster-owner.ts'

/** Somebody who should answer cannot be reached: a position without a person, now or soon; a person without mail. */
export interface RosterGap {
  readonly id: Id
  /** The position with nobody there, or the person whose mail comes back. */
  readonly of: Id
  /** `passed`: the days went by and nobody had to be found any more. */
  readonly status: 'open' | 'filled' | 'passed'
  /** Why it was foreseen; absent when a ladder met it, and nobody was there. */
  readonly because?: WhyMissing
  /** The first day it was foreseen for. */
  readonly on?: LocalDate
  /** Of hours without anybody: which, as they were foreseen. */
  readonly hours?: GapAhead['hours']
}

/** The row of the position or person remembers its open gap: one gap, one obligation, however often it is met. */
export type WithGap = HeadRow & { readonly gap?: Id }

/** What is owed for a gap that was foreseen. */
export const KIND_OF = {
  'nobody-holds-it': 'roster.name-successor',
  'all-are-away': 'roster.cover-absence',
  'nobody-for-hours': 'roster.cover-hours',
} as const satisfies Record<WhyMissing, RosterKind>

/** Where a foreseen gap should be settled: so many working days before it begins, so that something can be handed over. */
const SETTLED_BEFORE = 5

/**
 * For each position with nobody there: a gap of its own, as an obligation of whoever owns the roster: the leader of the
 * group, or the head of IT.
 */
export async function gapActs(
  platform: Platform,
  directory: Directory,
  positions: readonly Id[],
  now: Instant,
  bundle?: string,
): Promise<Act[]> {
  const acts: Act[] = []
  for (const position of positions) {
    const wish = { of: position, kind: 'roster.fill-gap', ...ofPosition(directory, position, now) } as const
    acts.push(...(await gapAct(platform, directory, wish, now, bundle)))
  }
  return acts
}

/** The same before it happens: a position will have nobody. */
export function foreseenGapActs(
  platform: Platform,
  directory: Directory,
  position: Id,
  foreseen: GapAhead,
  now: Instant,
): Promise<Act[]> {
  const kind = KIND_OF[foreseen.because]
  return gapAct(platform, directory, { of: position, kind, foreseen, ...ofPosition(directory, position, now) }, now)
}

/** Mail to somebody comes back: whoever administers the directory mends the address. */
export function addressGapActs(platform: Platform, directory: Directory, person: Id, now: Instant): Promise<Act[]> {
  const title = directory.people.get(person)?.name ?? person
  const owner = administratorOf(directory, now, new Set([person]))
  return gapAct(platform, directory, { of: person, kind: 'roster.fix-address', title, owner }, now)
}

interface GapWish {
  readonly of: Id
  readonly kind: RosterKind
  readonly title: string
  readonly owner: Answerer | undefined
  readonly foreseen?: GapAhead
}

const ofPosition = (directory: Directory, position: Id, now: Instant) => ({
  title: directory.positions.get(position)?.name['zh-CN'] ?? position,
  owner: rosterOwner(directory, position, now),
})

async function gapAct(
  platform: Platform,
  directory: Directory,
  { of, kind, title, owner, foreseen }: GapWish,
  now: Instant,
  bundle?: string,
): Promise<Act[]> {
  const before = (await findHead(platform.store, of)) as WithGap | undefined
  if (before === undefined || before.gap !== undefined || owner === undefined) return []
  const { calendar } = directory.department
  const policy = await currentPolicy(platform.store, ROSTER_GAP)
  // Whoever finds the same gap of the same position at the same time finds the same case.
  const id = derivedId('gap', now, 'roster-gap', of, before.auditSeq)
  const opening = { caseId: id, kind, about: { title }, round: 1, answerer: owner, now, nth: 0 }
  const ladder = policy.stages.fill
  const obligation =
    foreseen === undefined
      ? openObligation(opening, ladder, calendar)
      : openTowards(opening, ladder, closingBefore(foreseen.on, SETTLED_BEFORE, calendar), calendar)
  const gap: RosterGap = { id, of, status: 'open', ...foreseen }
  const pinned = { policy: pinOf(policy), obligation: obligation.id, accountable: obligation.accountable }
  return [
    {
      before,
      head: { ...before, gap: id },
      bumpsVersion: false,
      at: now,
      did: kind === 'roster.fix-address' ? 'person.unreachable' : 'position.gap-found',
      by: byClock,
      what: { gap: id },
    },
    {
      before: undefined,
      head: { ...gap },
      at: now,
      did: 'roster-gap.opened',
      by: byClock,
      what: { of, kind, ...foreseen, ...pinned },
      rows: [putObligation(obligation)],
      effects: [
        tell(obligation, obligation.accountable, 'asked', bundle),
        { kind: 'start', workflow: 'roster-gap', caseId: id, generation: 1 },
      ],
    },
  ]
}
