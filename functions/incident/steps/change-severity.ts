import { closing, type Obligation, type OpenObligation } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Write } from '../../platform/store.ts'
import { INCIDENT_SEVERITY_CHANGED } from '../events.ts'
import { getIncident } from '../incident.store.ts'
import type { Incident } from '../incident.ts'
import { partiesIn, putParty } from '../party.store.ts'
import { rolesMissing } from '../rules/roles-missing.ts'
import type { Impact, Severity, Urgency } from '../severity.ts'
import { rulesOf } from '../severity-policy.ts'
import { startPlan } from '../start-plan.ts'
import { answerAnew } from './move-ladder.ts'
import { type Owing, owedStaffing, owedUpdate, renewed, replannedResolution } from './owed.ts'
import { replannedParty } from './party.ts'
import { actOf, type Doer, eventOf, type Gathered, openOf } from './step.ts'
import { signOfLife } from './tell.ts'

export interface NewSeverity {
  readonly impact: Impact
  readonly urgency: Urgency
  readonly severity: Severity
  readonly comment: string
}

/** One clock that says something else now; null: there is none. */
export interface Moved {
  readonly clock: 'answer' | 'attend' | 'resolve' | 'update' | 'staff' | 'party' | 'plan'
  readonly was: string | null
  readonly is: string | null
}

/**
 * It is worse than it looked, or not so bad. Every clock that still runs is reckoned anew under the severity it has now,
 * the resolution from when it was raised. While nobody has answered, whoever its new ladder asks first is paged at once.
 * Says what moved.
 */
export async function changeSeverity(
  platform: Platform,
  gathered: Gathered,
  by: Doer,
  to: NewSeverity,
): Promise<{ readonly act: Act; readonly moved: readonly Moved[] }> {
  const { head } = gathered
  const { impact, urgency, severity, comment } = to
  if (severity === head.severity) return { act: sizedAnew(gathered, by, to), moved: [] }
  const replan = await replanned(platform, gathered, by, to)
  const becomes = { impact, urgency, severity, ...replan.becomes }
  const incident: Incident = { ...head, ...becomes }
  const step = (moved: readonly Moved[]) => ({
    did: 'incident.severity-changed',
    by,
    personal: { comment },
    what: { was: head.severity, impact, urgency, moved: moved.map(spelt) },
    obligations: replan.obligations,
    rows: replan.rows,
    effects: [eventOf(INCIDENT_SEVERITY_CHANGED, incident, { was: head.severity })],
  })
  if (head.stage === 'work') {
    const { moved } = replan
    return { act: actOf(gathered, { incident, ...step(moved) }), moved }
  }
  const act = await answerAnew(platform, gathered, { ...step(replan.moved), becomes })
  const { until } = (act.head as unknown as Incident).ladder ?? {}
  const moved = [{ clock: 'answer', was: head.ladder?.until ?? null, is: until ?? null } as const, ...replan.moved]
  return { act: { ...act, what: { ...act.what, moved: moved.map(spelt) } }, moved }
}

/** It hits others than was thought, and is as bad: its clocks, and who is paged when, stay as they are. */
const sizedAnew = (gathered: Gathered, by: Doer, { impact, urgency, comment }: NewSeverity): Act =>
  actOf(gathered, {
    incident: { ...gathered.head, impact, urgency },
    did: 'incident.severity-changed',
    by,
    obligations: signOfLife(gathered),
    personal: { comment },
    what: { was: gathered.head.severity, impact, urgency, moved: [] },
  })

const spelt = ({ clock, was, is }: Moved): string => `${clock} ${was ?? '-'} ${is ?? '-'}`

interface Replan {
  readonly becomes: Partial<Incident>
  readonly obligations: readonly Obligation[]
  readonly rows: readonly Write[]
  readonly moved: readonly Moved[]
}

async function replanned(platform: Platform, gathered: Gathered, by: Doer, { severity }: NewSeverity): Promise<Replan> {
  const { head, standing, directory, policy, now } = gathered
  const rules = rulesOf(policy, severity)
  const obligations: Obligation[] = []
  const moved: Moved[] = []
  const owing = (): Owing => ({ incident: head, rules, directory, now, nth: standing.all.length + obligations.length })
  const put = (clock: Moved['clock'], was: OpenObligation | undefined, is: OpenObligation | undefined) => {
    if (was === undefined && is === undefined) return
    if (is !== undefined) obligations.push(is)
    if (was !== undefined && is?.id !== was.id)
      obligations.push(...closing(standing.open, was, 'withdrawn', by.person, now))
    if (was?.dueAt !== is?.dueAt) moved.push({ clock, was: was?.dueAt ?? null, is: is?.dueAt ?? null })
  }
  const resolution = openOf(standing, 'incident.resolve')
  const resolves = resolution && replannedResolution(resolution, owing(), head.raisedAt)
  put('resolve', resolution, resolves)
  if (head.stage === 'work') {
    const attend = openOf(standing, 'incident.attend')
    put('attend', attend, attend && renewed(attend, owing()))
    const person = head.roles.commander ?? head.owner ?? by.person
    put('update', openOf(standing, 'incident.update'), owedUpdate(owing(), head.roles.communications ?? person))
    const staff = openOf(standing, 'incident.staff')
    const isMissing = rolesMissing(head.roles, rules.roles).length > 0
    put('staff', staff, isMissing ? (staff ?? owedStaffing(owing(), person)) : undefined)
  }
  const parties = partiesIn((await getIncident(platform.store, head.id)).rows)
  const replans = parties.flatMap((party) => replannedParty(gathered, rules, party) ?? [])
  for (const { owed } of replans) {
    put(
      'party',
      standing.open.find(({ id }) => id === owed.id),
      owed,
    )
  }
  const owner = { person: head.roles.commander ?? head.owner ?? by.person, via: 'person' } as const
  const plan =
    rules.startsPlan && head.plan === undefined
      ? await startPlan(platform, owing(), owner, { ...head, severity })
      : undefined
  if (plan !== undefined) {
    obligations.push(...plan.obligations)
    moved.push({ clock: 'plan', was: null, is: now })
  }
  const nextBy = head.stage === 'work' && resolves !== undefined ? { nextBy: resolves.dueAt } : {}
  return {
    becomes: { ...nextBy, ...(plan === undefined ? {} : { plan: plan.pin }) },
    obligations,
    rows: [...(plan?.rows ?? []), ...replans.map(({ party }) => putParty(head.id, party))],
    moved,
  }
}
