import { deadline } from '../calendar/index.ts'
import { byClock } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act } from '../platform/act.ts'
import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import { FROM_THE_TOP, groundOf, pageNext } from './escalate.ts'
import { INCIDENT_OPENED } from './events.ts'
import { claimKey, findByKey, getIncident, survivorOf } from './incident.store.ts'
import { type Incident, type IncidentHead, isOver } from './incident.ts'
import type { Impact, Severity, Urgency } from './severity.ts'
import { currentSeverityPolicy, severityPolicyAt } from './severity-policy.store.ts'
import { rulesOf, type SeverityPolicy } from './severity-policy.ts'
import { startPlan, startsPlan } from './start-plan.ts'
import { owedAnswer, owedResolution } from './steps/owed.ts'
import { reopen } from './steps/reopen.ts'
import { actOf, type Doer, eventOf } from './steps/step.ts'

/** What is wrong, and how bad it is. */
export interface IncidentWish extends Pick<Incident, 'title' | 'description' | 'source' | 'exercise'> {
  /** What makes it this incident while it is open: asked for again, it is the same. */
  readonly key?: string
  readonly service?: Id
  /** The group it belongs to, where no service says. */
  readonly group?: Id
  readonly impact: Impact
  readonly urgency: Urgency
  /** Where it does not follow from impact and urgency. */
  readonly severity?: Severity
}

export interface Finder {
  readonly directory: Directory
  readonly now: Instant
  /** Onduty itself, unless given. */
  readonly by?: Doer
}

export interface Opened {
  readonly acts: readonly Act[]
  readonly id: Id
  /** `known`: it was open already, nothing changes. `reopened`: it had ended a short while ago. */
  readonly how: 'new' | 'known' | 'reopened'
  readonly isNew: boolean
}

/**
 * Opens an incident: its number, its clocks, the first page, its emergency plan, in one act. For a key that is open
 * already there is no act; one that ended a short while ago is opened again, with its story.
 */
export async function openIncident(platform: Platform, wish: IncidentWish, finder: Finder): Promise<Opened> {
  const before = wish.key === undefined ? undefined : await findByKey(platform.store, wish.key)
  const known = before === undefined ? undefined : await survivorOf(platform.store, before)
  if (known !== undefined && !isOver(known)) return { acts: [], id: known.id, how: 'known', isNew: false }
  if (known !== undefined && (await mayReopen(platform, known, finder))) {
    return { acts: [await reopened(platform, known, finder)], id: known.id, how: 'reopened', isNew: false }
  }
  const policy = await currentSeverityPolicy(platform.store)
  const { act, id } = await opening(platform, wish, policy, before, finder)
  return { acts: [act], id, how: 'new', isNew: true }
}

async function mayReopen(
  { store }: Platform,
  { status, resolvedAt }: IncidentHead,
  { directory, now }: Finder,
): Promise<boolean> {
  if (status !== 'resolved' || resolvedAt === undefined) return false
  const { reopensWithin } = await currentSeverityPolicy(store)
  return now <= deadline(resolvedAt, reopensWithin, directory.department.calendar)
}

async function reopened(platform: Platform, head: IncidentHead, { directory, now, by = CLOCK }: Finder): Promise<Act> {
  const { standing } = await getIncident(platform.store, head.id)
  const policy = await severityPolicyAt(platform.store, head.policy)
  return reopen(platform, { head: standing.head as IncidentHead, standing, directory, policy, now }, by)
}

const CLOCK: Doer = { actor: byClock, person: 'onduty' }

async function opening(
  platform: Platform,
  wish: IncidentWish,
  policy: SeverityPolicy,
  before: Id | undefined,
  { directory, now, by = CLOCK }: Finder,
): Promise<{ readonly act: Act; readonly id: Id }> {
  const { key, service, impact, urgency } = wish
  const id = newId('inc', now, platform.random)
  const severity = wish.severity ?? policy.matrix[impact][urgency]
  const group = (service === undefined ? undefined : directory.services.get(service)?.group) ?? wish.group
  const rules = rulesOf(policy, severity)
  const begun: Incident = {
    id,
    number: await nextNumber(platform, 'incident', 'INC'),
    title: wish.title,
    description: wish.description,
    source: wish.source,
    ...(key === undefined ? {} : { key }),
    ...(service === undefined ? {} : { service }),
    ...(group === undefined ? {} : { group }),
    ...{ impact, urgency, severity },
    ...{ status: 'triggered', stage: 'answer', round: 1, roles: {}, policy: policy.version },
    ...(wish.exercise === undefined ? {} : { exercise: wish.exercise }),
    ...(by.person === 'onduty' ? {} : { raisedBy: by.person }),
    ...{ raisedAt: now, reopened: 0, pages: 1, pinned: [] },
  }
  const ground = await groundOf(platform, begun, directory, now)
  const { answerer, ladder, skipped, rows, effects } = await pageNext(platform, begun, rules, ground, FROM_THE_TOP)
  const owing = { incident: begun, rules, directory, now }
  const answer = owedAnswer({ ...owing, nth: 0 }, answerer, ladder)
  const resolution = owedResolution({ ...owing, nth: 1 }, answerer)
  const plan = startsPlan(rules, begun) ? await startPlan(platform, { ...owing, nth: 2 }, answerer, begun) : undefined
  const incident: Incident = {
    ...begun,
    ladder,
    owner: answerer.person,
    nextBy: ladder.until,
    ...(plan === undefined ? {} : { plan: plan.pin }),
  }
  const act = actOf(
    { head: undefined, now },
    {
      incident,
      did: 'incident.opened',
      by,
      obligations: [answer, resolution, ...(plan?.obligations ?? [])],
      what: {
        source: incident.source.kind,
        policy: policy.version,
        paged: answerer.person,
        step: ladder.step,
        until: ladder.until,
        ...(skipped.length === 0 ? {} : { skipped: skipped.map(({ to, because }) => `${to}: ${because}`) }),
        ...(plan === undefined ? {} : { plan: plan.pin.plan, planVersion: plan.pin.version }),
      },
      rows: [...rows, ...(plan?.rows ?? []), ...(key === undefined ? [] : [claimKey(key, id, before)])],
      effects: [...effects, eventOf(INCIDENT_OPENED, incident)],
    },
  )
  return { id, act: { ...act, effects: [...(act.effects ?? []).filter(({ kind }) => kind !== 'wake'), STARTED(id)] } }
}

const STARTED = (caseId: Id) => ({ kind: 'start', workflow: 'incident-escalation', caseId, generation: 1 }) as const
