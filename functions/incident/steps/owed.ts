import { deadline } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Instant, plusMillis, SECOND } from '../../kernel/instant.ts'
import {
  nextTick,
  type OpenObligation,
  openObligation,
  openWithPlan,
  pinnedPace,
  planLadder,
  type Rung,
} from '../../obligation/index.ts'
import type { Answerer, Directory } from '../../responsibility/index.ts'
import { rungsOf } from '../escalate.ts'
import type { Incident, LadderStand } from '../incident.ts'
import { type SeverityRules, twice, updateLadder } from '../severity-policy.ts'

/** What an incident owes is opened here, one function a kind. */
export interface Owing {
  readonly incident: Pick<Incident, 'id' | 'number' | 'title' | 'round' | 'group' | 'exercise'>
  readonly rules: SeverityRules
  readonly directory: Directory
  readonly now: Instant
  /** How many obligations the incident has had. */
  readonly nth: number
}

export const openingOf = ({ incident, directory, now, nth }: Owing, kind: string, answerer: Answerer) => {
  const leader = incident.group === undefined ? undefined : directory.groups.get(incident.group)?.leader
  return {
    caseId: incident.id,
    kind,
    about: { number: incident.number, title: incident.title },
    round: incident.round,
    answerer,
    now,
    nth,
    ...(leader === undefined ? {} : { ladderPosition: leader }),
  }
}

/** Somebody has to answer. Its ladder is the incident's own: it turns at each step. */
export const owedAnswer = (owing: Owing, answerer: Answerer, ladder: LadderStand): OpenObligation =>
  openWithPlan(
    openingOf(owing, 'incident.acknowledge', answerer),
    deadline(owing.now, owing.rules.acknowledgeWithin, owing.directory.department.calendar),
    rungsOf(ladder),
    owing.directory.department.calendar,
  )

/** Whoever answered holds it, so long as there is a sign of life. */
export function owedAttention(owing: Owing, person: Id): OpenObligation {
  const { dueAt, plan } = lease(owing)
  const opening = openingOf(owing, 'incident.attend', { person, via: 'person' })
  return openWithPlan(opening, dueAt, plan, owing.directory.department.calendar)
}

/** A sign of life: the lease begins anew. */
export function renewed(attend: OpenObligation, owing: Pick<Owing, 'rules' | 'directory' | 'now'>): OpenObligation {
  const { dueAt, plan } = lease(owing)
  return { ...attend, dueAt, plan, nextTickAt: plan[0]?.at ?? dueAt }
}

function lease({ rules, directory, now }: Pick<Owing, 'rules' | 'directory' | 'now'>) {
  const { calendar } = directory.department
  const { dueAt, plan } = planLadder(
    { allowed: rules.holdsFor, remindAfter: [0.8], climbs: [], again: rules.holdsFor },
    now,
    calendar,
  )
  return { dueAt, plan: [...plan.filter(({ at }) => at < dueAt), { at: dueAt, does: 'turn' } satisfies Rung] }
}

/** It has to be over by its severity's time. */
export function owedResolution(owing: Owing, answerer: Answerer): OpenObligation {
  const { calendar } = owing.directory.department
  const { dueAt, plan } = planLadder(owing.rules.resolve, owing.now, calendar)
  const opening = openingOf(owing, 'incident.resolve', answerer)
  return within(owing.incident, openWithPlan(opening, dueAt, plan, calendar, pinnedPace(owing.rules.resolve)))
}

/**
 * The same resolution under other rules, reckoned from when the incident was raised. Steps of the ladder that would have
 * been taken by now are taken as one, at once: the last of them.
 */
export function replannedResolution(resolution: OpenObligation, owing: Owing, from: Instant): OpenObligation {
  const { rules, directory, now } = owing
  const { calendar } = directory.department
  const { dueAt, plan } = planLadder(rules.resolve, from, calendar)
  const missed = plan.findLast(({ at, does }) => at <= now && does === 'climb')
  const ahead: readonly Rung[] = [
    ...(missed === undefined ? [] : [{ ...missed, at: plusMillis(now, SECOND) }]),
    ...plan.filter(({ at }) => at > plusMillis(now, SECOND)),
  ]
  const { again: _, clock: __, ...kept } = resolution
  return within(owing.incident, {
    ...kept,
    ...pinnedPace(rules.resolve),
    version: (resolution.version ?? 1) + 1,
    dueAt,
    plan: ahead,
    nextTickAt: nextTick(ahead, now, calendar, rules.resolve.again),
  })
}

/** Those affected are told again by then; undefined where the severity asks for no rhythm. */
export function owedUpdate(owing: Owing, person: Id): OpenObligation | undefined {
  const { updateEvery } = owing.rules
  if (updateEvery === undefined) return undefined
  const opening = openingOf(owing, 'incident.update', { person, via: 'person' })
  return within(owing.incident, openObligation(opening, updateLadder(updateEvery), owing.directory.department.calendar))
}

/** Every role has somebody by then. */
export const owedStaffing = (owing: Owing, person: Id): OpenObligation =>
  within(
    owing.incident,
    openObligation(
      openingOf(owing, 'incident.staff', { person, via: 'person' }),
      {
        allowed: owing.rules.staffWithin,
        remindAfter: [0.5],
        climbs: [
          { after: 'due', to: 'leader' },
          { after: twice(owing.rules.staffWithin), to: 'head' },
        ],
        again: owing.rules.staffWithin,
      },
      owing.directory.department.calendar,
    ),
  )

/**
 * In a drill nothing climbs to people who take no part: what would climb is said to its owner again, and it turns at the
 * end so that it never becomes anybody else's.
 */
export function within({ exercise }: Pick<Incident, 'exercise'>, obligation: OpenObligation): OpenObligation {
  if (exercise === undefined) return obligation
  const plan = obligation.plan.map((rung): Rung => (rung.does === 'climb' ? { at: rung.at, does: 'turn' } : rung))
  return { ...obligation, plan }
}
