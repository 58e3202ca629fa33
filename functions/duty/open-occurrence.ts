import { hash } from 'node:crypto'
import { localDateOf, type WorkingCalendar } from '../calendar/index.ts'
import type { Actor, Grant } from '../kernel/actor.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, MINUTE, millisOf } from '../kernel/instant.ts'
import { canonicalJson } from '../kernel/json.ts'
import {
  AFTER_OUTAGE,
  closing,
  findStanding,
  gapActs,
  openWithPlan,
  type Policy,
  pinOf,
  putObligation,
  tell,
} from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import { type Duty, hashOfDuty } from '../role-book/index.ts'
import { headOf, listLapsing } from './occurrence.store.ts'
import type { Occurrence, OccurrenceHead, OpenedBy } from './occurrence.ts'
import { ladderOfDuty } from './rules/ladder-of-duty.ts'
import { whoOwesIt } from './rules/who-owes-it.ts'

/** The sweeper comes every minute; what opens later than this opens late by our own fault. */
const LATE_AFTER = 5 * MINUTE

/** One at a time, unless a book made a duty lapse that used to stay; others follow with the next. */
const MOST_LAPSING = 2

/** Several that open together for one person go as one mail. */
const TOGETHER = 'duties'

/** One occurrence that is to be opened, and what it is opened by. */
export interface Wish {
  readonly id: Id
  readonly duty: Duty
  readonly book: number
  readonly on: string
  readonly at?: string
  readonly event?: OpenedBy
  readonly opensAt: Instant
  /** The next one of its duty is to be opened as well: nobody could have done this one any more. */
  readonly isPassed?: boolean
}

export interface Opening {
  readonly directory: Directory
  readonly policy: Policy<'perform'>
  readonly now: Instant
  /** People who get more than one at once. */
  readonly busy?: ReadonlySet<Id>
  readonly by?: { readonly actor: Actor; readonly grant: Grant }
}

/** The id of an occurrence by its rule: the same whoever opens it, and however often. */
export const idByRule = (duty: Id, on: string, at: string, opensAt: Instant): Id =>
  derivedId('occ', opensAt, 'occurrence', duty, on, at)

/** The id of an occurrence that an event opens: once for each event. */
export const idByEvent = (duty: Id, { name, about }: OpenedBy, now: Instant): Id =>
  derivedId('occ', now, 'occurrence', duty, name, hash('sha256', canonicalJson(about)))

/** An occurrence as it opens, and its obligation; what of its duty lapses by that; the gap where nobody is there. */
export async function openingActs(platform: Platform, wish: Wish, opening: Opening): Promise<Act[]> {
  const { duty } = wish
  const { directory, now } = opening
  const lapsing = duty.whenLate === 'lapses' ? await listLapsing(platform.store, duty.id) : []
  const before = lapsing.filter(({ opensAt }) => opensAt < wish.opensAt).slice(0, MOST_LAPSING)
  const lapsed = await Promise.all(before.map((each) => lapse(platform, each, now)))
  const owing = whoOwesIt(directory, duty.position, now)
  if (owing === undefined) throw new TypeError(`nobody at all answers for ${duty.id}: the department has no head`)
  const gaps = await gapActs(platform, directory, owing.gaps, now)
  return [opened(wish, opening, owing.answerer), ...lapsed.flat(), ...gaps]
}

function opened(wish: Wish, { directory, policy, now, busy, by }: Opening, frozen: Occurrence['frozen']): Act {
  const { id, duty, opensAt, on, at, event } = wish
  const { calendar } = directory.department
  const isLate = millisOf(now) - millisOf(opensAt) > LATE_AFTER
  // A minute that the sweeper took is no time less; after an outage the time allowed counts from when somebody is told.
  const from = isLate ? now : opensAt
  const { dueAt, plan } = ladderOfDuty(policy.stages.perform, duty.allowed, from, calendar)
  const title = duty.title['zh-CN']
  const about = { title: at === undefined ? title : `${title}（${shortDate(on)}）` }
  const common = { caseId: id, kind: 'duty.perform', about, standard: duty.standard, round: 1 }
  const { again, allowed } = policy.stages.perform
  const obligation = openWithPlan(
    { ...common, answerer: frozen, ladderPosition: duty.position, now: from, nth: 0 },
    dueAt,
    plan,
    calendar,
    { again, ...(allowed.clock === 'wall' ? { clock: 'wall' as const } : {}) },
  )
  const missed = wish.isPassed === true
  const occurrence: Occurrence = {
    id,
    duty: duty.id,
    book: wish.book,
    dutyHash: hashOfDuty(duty),
    title: duty.title,
    position: duty.position,
    on,
    ...(at === undefined ? {} : { at }),
    ...(event === undefined ? {} : { event }),
    opensAt,
    openedAt: now,
    ...(isLate ? { lateBySystem: true } : {}),
    ...(duty.whenLate === 'lapses' ? { lapses: true } : {}),
    frozen,
    status: missed ? 'missed' : 'open',
    stage: missed ? 'over' : 'perform',
    policy: pinOf(policy),
    accountable: frozen.person,
    dueAt,
    ...(missed ? { ended: { at: now, by: 'onduty' } } : {}),
  }
  const bundle = isLate ? AFTER_OUTAGE : busy?.has(frozen.person) === true ? TOGETHER : undefined
  return {
    before: undefined,
    head: headOf(occurrence),
    at: now,
    did: missed ? 'duty.missed' : 'duty.opened',
    by: by?.actor ?? byClock,
    ...(by === undefined ? {} : { grant: by.grant }),
    what: {
      duty: duty.id,
      book: wish.book,
      position: duty.position,
      accountable: frozen.person,
      via: frozen.via,
      policy: occurrence.policy,
      dutyHash: occurrence.dutyHash,
      ...(isLate ? { lateBySystem: true } : {}),
      ...(event === undefined ? {} : { event: event.name }),
      ...(missed ? {} : { obligation: obligation.id, dueAt }),
    },
    ...(missed
      ? {}
      : {
          rows: [putObligation(obligation)],
          effects: [
            tell(obligation, frozen.person, 'asked', bundle),
            { kind: 'start', workflow: 'duty-occurrence', caseId: id, generation: 1 } as const,
          ],
        }),
  }
}

/** Undone when the next one opens: it lapses, and is recorded as missed by the clock. */
async function lapse({ store }: Platform, { id }: OccurrenceHead, now: Instant): Promise<Act[]> {
  const standing = await findStanding(store, id)
  const head = standing?.head as OccurrenceHead | undefined
  if (standing === undefined || head?.status !== 'open') return []
  const done = standing.open.flatMap((each) => closing(standing.open, each, 'withdrawn', 'onduty', now))
  const ended: Occurrence = { ...head, status: 'missed', stage: 'over', ended: { at: now, by: 'onduty' } }
  return [
    {
      before: head,
      head: headOf(ended),
      at: now,
      did: 'duty.missed',
      by: byClock,
      what: { accountable: head.accountable },
      rows: [...new Map(done.map((each) => [each.id, each])).values()].map(putObligation),
      effects: [{ kind: 'wake', caseId: id }],
    },
  ]
}

const shortDate = (on: string): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`

/** The day an event is of: the department's. */
export const dayOfEvent = (now: Instant, { timeZone }: WorkingCalendar): string => localDateOf(now, timeZone)
