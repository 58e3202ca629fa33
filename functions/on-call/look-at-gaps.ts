import { closingBefore, localDateOf } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import {
  closing,
  currentPolicy,
  findStanding,
  type OpenObligation,
  openObligation,
  openTowards,
  pinOf,
  putObligation,
  type Standing,
  tell,
} from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import { type Answerer, type Directory, lastResort, whoAnswers } from '../responsibility/index.ts'
import { type GapHead, HOLES_KEPT, type OnCallGap } from './gap.ts'
import { ON_CALL, type OnCallPolicy } from './on-call-policy.ts'
import { type Hole, holesBetween } from './rules/holes.ts'
import { whatGrew } from './rules/what-grew.ts'
import { DAYS_SEEN_AHEAD, type OnCallRole, type OnCallSchedule } from './schedule.ts'
import { fieldsOf, type Ground, groundOf, headOfSchedule, scheduleAct } from './schedule-act.ts'

/** A hole that begins sooner cannot wait for office hours. */
const SOON = DAY
/** A hole seen early is to be filled so many working days before it begins. */
const FILLED_BEFORE = 1

/**
 * Looks whether one role of a schedule has somebody for the next 35 days: what is missing becomes an obligation of the
 * schedule's owner at once; what is mended is closed. Doing it twice, or at the same time as somebody else, does it once.
 */
export async function lookAtGap(platform: Platform, id: Id, role: OnCallRole): Promise<Outcome<boolean>> {
  const ground = await groundOf(platform)
  const { directory, now } = ground
  const schedule = ground.schedules.all.find((each) => each.id === id)
  if (schedule === undefined) return { acts: [], answer: false }
  const ahead = { from: now, until: plusMillis(now, DAYS_SEEN_AHEAD * DAY) }
  const holes = holesBetween(schedule, role, directory, ahead)
  const known = schedule.gaps?.[role]
  const standing = known === undefined ? undefined : await findStanding(platform.store, known)
  if (holes.length === 0) {
    if (known === undefined) return { acts: [], answer: false }
    return { acts: await closed(platform, ground, schedule, role, standing), answer: true }
  }
  const policy = await currentPolicy(platform.store, ON_CALL)
  if (standing === undefined) {
    return { acts: await opened(platform, ground, { schedule, role, holes, policy }), answer: true }
  }
  const acts = grown(ground, { schedule, role, holes, policy }, standing)
  return { acts, answer: acts.length > 0 }
}

interface Found {
  readonly schedule: OnCallSchedule
  readonly role: OnCallRole
  readonly holes: readonly Hole[]
  readonly policy: OnCallPolicy
}

async function opened(platform: Platform, ground: Ground, found: Found): Promise<Act[]> {
  const { schedule, role, holes, policy } = found
  const before = await headOfSchedule(platform.store, schedule.id)
  const id = derivedId('ocg', ground.now, 'on-call-gap', schedule.id, role, before.auditSeq)
  const obligation = owed(ground, found, { id, round: 1, nth: 0 })
  if (obligation === undefined) return []
  const gap: OnCallGap = {
    ...{ id, schedule: schedule.id, role, status: 'open', round: 1, policy: pinOf(policy) },
    holes: holes.slice(0, HOLES_KEPT),
  }
  const fields = fieldsOf(schedule)
  return [
    scheduleAct(ground, {
      before,
      fields: { ...fields, gaps: { ...fields.gaps, [role]: id } },
      did: 'on-call.gap-found',
      by: byClock,
      what: { gap: id, role },
      bumpsVersion: false,
    }),
    {
      before: undefined,
      head: asJson(gap),
      at: ground.now,
      did: 'on-call-gap.opened',
      by: byClock,
      what: { ...pinned(obligation), schedule: schedule.id, role, holes: asJson(gap.holes), policy: gap.policy },
      rows: [putObligation(obligation)],
      effects: [
        tell(obligation, obligation.accountable, 'asked'),
        { kind: 'start', workflow: 'on-call-gap', caseId: id, generation: 1 },
      ],
    },
  ]
}

/** Further holes: their owner is told again; where one lies before all others, the clock is set anew. */
function grown(ground: Ground, found: Found, standing: Standing): Act[] {
  const head = standing.head as GapHead
  const what = whatGrew(head.holes, found.holes.slice(0, HOLES_KEPT), ground.now)
  if (what === 'nothing') return []
  const main = standing.open.find(({ concerns }) => concerns === undefined)
  const round = what === 'earlier' ? head.round + 1 : head.round
  const anew = what === 'earlier' ? owed(ground, found, { id: head.id, round, nth: standing.all.length }) : undefined
  const done =
    anew === undefined || main === undefined ? [] : closing(standing.open, main, 'withdrawn', 'onduty', ground.now)
  const told = anew ?? main
  return [
    {
      before: head,
      head: asJson({ ...head, round, holes: found.holes.slice(0, HOLES_KEPT) }),
      at: ground.now,
      bumpsVersion: false,
      did: what === 'fewer' ? 'on-call-gap.shrank' : 'on-call-gap.grew',
      by: byClock,
      what: { holes: asJson(found.holes.slice(0, HOLES_KEPT)), ...(anew === undefined ? {} : pinned(anew)) },
      rows: [...done, ...(anew === undefined ? [] : [anew])].map(putObligation),
      effects: [
        ...(told === undefined || what === 'fewer' || what === 'on-and-on'
          ? []
          : [tell(told, told.accountable, anew === undefined ? 'reminded' : 'asked')]),
        ...(anew === undefined ? [] : [{ kind: 'wake', caseId: head.id } as const]),
      ],
    },
  ]
}

async function closed(
  platform: Platform,
  ground: Ground,
  schedule: OnCallSchedule,
  role: OnCallRole,
  standing: Standing | undefined,
): Promise<Act[]> {
  const { now } = ground
  const { gaps, ...fields } = fieldsOf(schedule)
  const { [role]: gap, ...others } = gaps ?? {}
  const head = standing?.head as GapHead | undefined
  // Nobody mended it: the hours went by.
  const ending = head?.holes.every(({ until }) => until <= now) === true ? 'passed' : 'filled'
  const forgotten = scheduleAct(ground, {
    before: await headOfSchedule(platform.store, schedule.id),
    fields: { ...fields, ...(Object.keys(others).length === 0 ? {} : { gaps: others }) },
    did: `on-call.gap-${ending}`,
    by: byClock,
    what: { gap, role },
    bumpsVersion: false,
  })
  if (standing === undefined || head === undefined) return [forgotten]
  const status = ending === 'filled' ? 'discharged' : 'withdrawn'
  const done = standing.open
    .filter(({ concerns }) => concerns === undefined)
    .flatMap((each) => closing(standing.open, each, status, 'onduty', now))
  return [
    forgotten,
    {
      before: head,
      head: asJson({ ...head, status: ending }),
      at: now,
      did: `on-call-gap.${ending}`,
      by: byClock,
      what: { schedule: schedule.id, role },
      rows: done.map(putObligation),
      effects: [{ kind: 'wake', caseId: head.id }],
    },
  ]
}

/** Whoever sees to the schedule owes it; by when hangs on how soon somebody is missing. */
function owed(
  { directory, now }: Ground,
  { schedule, holes, policy }: Found,
  { id, round, nth }: { readonly id: Id; readonly round: number; readonly nth: number },
): OpenObligation | undefined {
  const answerer = ownerOf(directory, schedule, now)
  const first = holes[0]?.from
  if (answerer === undefined || first === undefined) return undefined
  const { calendar } = directory.department
  const opening = {
    ...{ caseId: id, kind: 'on-call.fill-gap', about: { title: schedule.name }, round, now, nth },
    ...{ answerer, ladderPosition: schedule.owner },
  }
  if (first <= plusMillis(now, SOON)) return openObligation(opening, policy.stages['gap-soon'], calendar)
  const until = closingBefore(localDateOf(first, calendar.timeZone), FILLED_BEFORE, calendar)
  return openTowards(opening, policy.stages['gap-ahead'], until, calendar)
}

/** Who sees to a schedule: the holder of its position, else the deputy, else the leader of the group, else the head. */
export function ownerOf(directory: Directory, { owner }: OnCallSchedule, now: Instant): Answerer | undefined {
  const group = directory.positions.get(owner)?.group
  return (
    whoAnswers(directory, { who: 'holder', position: owner }, now) ??
    (group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)) ??
    lastResort(directory, now)
  )
}

const pinned = ({ id, accountable, dueAt }: OpenObligation) => ({ obligation: id, accountable, dueAt })
