import { byClock } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { type Instant, wholeSecond } from '../kernel/instant.ts'
import type { JsonObject } from '../kernel/json.ts'
import {
  type OpenObligation,
  openObligation,
  openTowards,
  openWithPlan,
  pinOf,
  putObligation,
  type Standing,
  tell,
} from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isActive, personIsActive } from '../responsibility/index.ts'
import { headOf } from './drill.store.ts'
import type { Drill, DrillHead } from './drill.ts'
import { drillWorkflowName } from './drill.workflow.ts'
import type { DrillPolicy } from './emergency-plan-policy.ts'
import { DRILL_DUE } from './events.ts'
import { ownerOf } from './gather.ts'
import { type By, moving, owedBy, pinned, whatOf } from './move-drill.ts'
import type { EmergencyPlan } from './plan.ts'
import { drillDueBy } from './rules/when-due.ts'

/** What a step of a drill is decided on. */
export interface DrillGround {
  readonly plan: EmergencyPlan
  readonly directory: Directory
  readonly policy: DrillPolicy
  readonly now: Instant
}

/** When, for whom, at which severity. */
export interface Arrangement {
  /** Absent: at once. */
  readonly at?: Instant
  readonly participants: readonly Id[]
  readonly severity: Drill['severity']
  readonly service?: Id
}

/** A drill nobody has arranged yet: the plan is to be drilled before it turns red, or is red. */
export function asking({ random }: Pick<Platform, 'random'>, ground: DrillGround): Act {
  const { plan, policy, now } = ground
  const drill: Drill = {
    ...{ id: newId('edr', now, random), plan: plan.id, title: plan.title, because: 'interval' },
    ...{ status: 'due', stage: 'prepare', participants: [], severity: gravest(plan), findings: [] },
    ...{ policy: pinOf(policy), round: 1 },
  }
  return begun(ground, drill, toPrepare(ground, drill, 0), { actor: byClock }, 'emergency-drill.asked', [])
}

/** A drill somebody wishes for. */
export function wishing(
  { random }: Pick<Platform, 'random'>,
  ground: DrillGround,
  arrangement: Arrangement,
  by: By,
): Act {
  const { plan, policy, now } = ground
  const drill: Drill = {
    ...{ id: newId('edr', now, random), plan: plan.id, title: plan.title, because: 'hand' },
    ...{ status: 'due', stage: 'prepare', participants: [], severity: arrangement.severity, findings: [] },
    ...{ policy: pinOf(policy), round: 1 },
  }
  const { next, obligation, effects } = arranged(ground, drill, arrangement, 0)
  return begun(
    ground,
    next,
    obligation,
    by,
    `emergency-drill.${arrangement.at === undefined ? 'started' : 'arranged'}`,
    effects,
  )
}

function begun(
  { now }: DrillGround,
  drill: Drill,
  obligation: OpenObligation,
  { actor, grant }: By,
  did: string,
  effects: readonly Effect[],
): Act {
  return {
    before: undefined,
    head: headOf(owedBy(drill, obligation)),
    at: now,
    did,
    by: actor,
    ...(grant === undefined ? {} : { grant }),
    what: { ...whatOf(drill), policy: drill.policy, ...pinned(obligation) },
    rows: [...(actor.kind === 'person' ? [personIsActive(actor.id)] : []), putObligation(obligation)],
    effects: [
      // Who arranged it knows; it waits for the day.
      ...(drill.stage === 'wait' ? [] : [tell(obligation, obligation.accountable, 'asked')]),
      { kind: 'start', workflow: drillWorkflowName, caseId: drill.id, generation: 1 },
      ...effects,
    ],
  }
}

/** When it is, and who takes part: they hear so, nobody else does. Without a time it begins. */
export function arranging(ground: DrillGround, head: DrillHead, standing: Standing, wish: Arrangement, by: By): Act {
  const { next, obligation, effects } = arranged(ground, head, wish, standing.all.length)
  return moving(ground, head, standing, {
    ...{ next, obligation, by, effects, isQuiet: next.stage === 'wait' },
    did: wish.at === undefined ? 'emergency-drill.started' : 'emergency-drill.arranged',
  })
}

/** Its time has come: it begins, with those of its people who are still there; with nobody, it is to be arranged anew. */
export function beginning(ground: DrillGround, head: DrillHead, standing: Standing): Act {
  const { at: _, ...rest } = head
  const participants = head.participants.filter((each) => isActive(ground.directory, each))
  if (participants.length === 0) return again(ground, head, standing, { actor: byClock }, 'emergency-drill.nobody-left')
  const started = startedNow(ground, { ...(rest as Drill), participants }, standing.all.length)
  return moving(ground, head, standing, {
    ...{ next: started.next, obligation: started.obligation, effects: started.effects },
    ...{ by: { actor: byClock }, did: 'emergency-drill.started' },
  })
}

/** It did not count: it is to be arranged anew. */
export function again(ground: DrillGround, head: DrillHead, standing: Standing, by: By, did: string): Act {
  const { at: _, startedAt: __, planVersion: ___, incident: ____, ...rest } = head
  const next: Drill = { ...rest, status: 'due', stage: 'prepare', participants: [], round: head.round + 1 }
  const obligation = toPrepare(ground, next, standing.all.length)
  return moving(ground, head, standing, { next, obligation, by, did, how: 'withdrawn' })
}

/** It is over, and was one: its owner says what was learnt. */
export function holding(
  ground: DrillGround,
  head: DrillHead,
  standing: Standing,
  { incident, endedAt, steps }: Pick<Drill, 'incident' | 'endedAt' | 'steps'>,
): Act {
  const { directory, policy, now } = ground
  const next: Drill = {
    ...head,
    ...{ status: 'held', stage: 'learn' },
    ...(incident === undefined ? {} : { incident }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(steps === undefined ? {} : { steps }),
  }
  const obligation = openObligation(
    opening(ground, next, 'emergency-plan.write-down-drill', standing.all.length),
    policy.stages.learn,
    directory.department.calendar,
  )
  return moving({ ...ground, now }, head, standing, {
    ...{ next, obligation, by: { actor: byClock }, did: 'emergency-drill.held' },
    what: { ...(incident === undefined ? {} : { incident }), endedAt },
  })
}

export interface Ending {
  readonly next: Drill
  readonly by: By
  readonly did: string
  readonly how: 'discharged' | 'withdrawn'
  readonly personal?: Readonly<Record<string, string>>
  readonly what?: JsonObject
  readonly effects?: readonly Effect[]
}

/** Nothing of it is owed any more. */
export const ending = (ground: DrillGround, head: DrillHead, standing: Standing, how: Ending): Act =>
  moving(ground, head, standing, how)

interface Arranged {
  readonly next: Drill
  readonly obligation: OpenObligation
  readonly effects: readonly Effect[]
}

function arranged(ground: DrillGround, drill: Drill, wish: Arrangement, nth: number): Arranged {
  const { service: _, at: __, ...rest } = drill
  const { at, participants, severity, service } = wish
  const next: Drill = { ...rest, participants, severity, ...(service === undefined ? {} : { service }) }
  if (at === undefined) return startedNow(ground, next, nth)
  const begins = wholeSecond(at)
  const waiting: Drill = { ...next, status: 'scheduled', stage: 'wait', at: begins, round: next.round + 1 }
  const obligation = openWithPlan(
    opening(ground, waiting, 'emergency-plan.run-drill', nth),
    begins,
    [{ at: begins, does: 'turn' }],
    ground.directory.department.calendar,
  )
  const effects = participants.map(
    (to): Effect => ({ kind: 'mail', letter: ANNOUNCED, to, about: { drill: drill.id, at: begins } }),
  )
  return { next: waiting, obligation, effects }
}

export const ANNOUNCED = 'emergency-plan.drill-announced'

/** Those who take part are paged by the exercise itself. */
function startedNow(ground: DrillGround, drill: Drill, nth: number): Arranged {
  const { plan, policy, directory, now } = ground
  const next: Drill = { ...drill, status: 'running', stage: 'run', planVersion: plan.published, startedAt: now }
  const obligation = openObligation(
    opening(ground, next, 'emergency-plan.finish-drill', nth),
    policy.stages.finish,
    directory.department.calendar,
  )
  const about = {
    ...{ drill: next.id, plan: plan.id, version: plan.published, severity: next.severity },
    ...(next.service === undefined ? {} : { service: next.service }),
    participants: [...next.participants],
  }
  return { next, obligation, effects: [{ kind: 'event', event: DRILL_DUE, about }] }
}

/** By the day the plan turns red; where it is red, as fast as the ladder says. */
function toPrepare(ground: DrillGround, drill: Drill, nth: number): OpenObligation {
  const { plan, policy, directory, now } = ground
  const { calendar } = directory.department
  const asked = opening(ground, drill, 'emergency-plan.prepare-drill', nth)
  const by = drillDueBy(plan)
  return by === undefined || by <= now
    ? openObligation(asked, policy.stages.prepare, calendar)
    : openTowards(asked, policy.stages.prepare, wholeSecond(by), calendar)
}

const opening = ({ plan, directory, now }: DrillGround, drill: Drill, kind: string, nth: number) => ({
  ...{ caseId: drill.id, kind, about: { title: drill.title['zh-CN'] }, round: drill.round, now, nth },
  ...{ answerer: ownerOf(directory, plan.owner, now), ladderPosition: plan.owner },
})

const gravest = ({ severities }: EmergencyPlan): Drill['severity'] => severities.toSorted((a, b) => a - b)[0] ?? 1
