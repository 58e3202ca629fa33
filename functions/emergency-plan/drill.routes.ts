import { openFinding } from '../finding/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type CaseKinds, currentPolicy, pinnedPolicy, timelineOf } from '../obligation/index.ts'
import { type Act, headAfterAct, type Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isActive, positionsOf } from '../responsibility/index.ts'
import * as contract from './drill.contract.ts'
import { getDrill, listDrills } from './drill.store.ts'
import type { DrillHead } from './drill.ts'
import { isBefore, summaryOfDrill, viewOfDrill } from './drill.view.ts'
import { type Arrangement, arranging, ending, wishing } from './drill-acts.ts'
import { EMERGENCY_DRILL } from './emergency-plan-policy.ts'
import { invalid, refused } from './errors.ts'
import { lookingOf, mustWorkHere, own, writing } from './gather.ts'
import { getPlanHead, readPlans } from './plan.store.ts'
import type { EmergencyPlan } from './plan.ts'
import { fieldsOf, type Ground, groundOf, moved, planAct, planIn } from './plan-act.ts'
import { isFor } from './rules/most-specific.ts'
import { latestFor } from './rules/when-due.ts'

export const drillRoutes = (kinds: CaseKinds): readonly Route[] => [
  query(contract.listDrills, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { plan, limit, cursor } = call.query
    const found = await listDrills(store, plan, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return { items: found.items.map((head) => summaryOfDrill(head, looking)), nextCursor: found.next ?? null }
  }),

  query(contract.readDrill, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const [whole, plans] = await Promise.all([getDrill(store, call.params.id), readPlans(store)])
    return viewOfDrill(whole, planIn(plans, whole.head.plan), looking, kinds)
  }),

  query(contract.readDrillTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    await getDrill(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(contract.startDrill, async (platform, { params, body, caller, now }) => {
    const ground = await groundOf(platform)
    mustWorkHere(ground.directory, caller.person, now)
    const plan = planIn(ground.plans, params.id)
    const by = writing(caller, ground.directory, plan.owner, now)
    if (plan.retiredAt !== undefined) throw refused('plan-retired')
    if (plan.published === 0) throw refused('not-published')
    if (plan.drill !== undefined) throw refused('drill-is-open', { drill: plan.drill })
    const wish = arrangementOf(body, plan, ground)
    const [policy, before] = await Promise.all([
      currentPolicy(platform.store, EMERGENCY_DRILL),
      getPlanHead(platform.store, plan.id),
    ])
    const act = wishing(platform, { ...ground, plan, policy }, wish, by)
    const drill = act.head.id
    const known = planAct(ground, {
      ...{ before, plan: { ...fieldsOf(plan), drill }, did: 'emergency-plan.drill-wished', by: by.actor },
      ...{ grant: by.grant, what: { drill }, bumpsVersion: false },
    })
    return answered([act, known], ground.directory, caller.language)
  }),

  mutation(contract.arrangeDrill, async (platform, call) => {
    const all = await gathered(platform, call)
    const { ground, plan, head, standing, policy } = all
    const by = writing(call.caller, ground.directory, plan.owner, call.now)
    if (!isBefore(head)) throw refused('wrong-status', { state: head.status })
    const wish = arrangementOf(call.body, plan, ground)
    const act = arranging({ ...ground, plan, policy }, head, standing, wish, by)
    return answered([act], ground.directory, call.caller.language)
  }),

  mutation(contract.cancelDrill, async (platform, call) => {
    const { ground, plan, head, standing, policy } = await gathered(platform, call)
    const by = writing(call.caller, ground.directory, plan.owner, call.now)
    if (!isBefore(head)) throw refused('wrong-status', { state: head.status })
    if (head.because === 'interval') throw refused('drill-is-due')
    const act = ending({ ...ground, plan, policy }, head, standing, {
      next: { ...head, status: 'cancelled', stage: 'over' },
      ...{ by, did: 'emergency-drill.cancelled', how: 'withdrawn', personal: { comment: call.body.reason } },
    })
    const { drill: _, ...rest } = fieldsOf(plan)
    const known = planAct(ground, {
      before: await getPlanHead(platform.store, plan.id),
      ...{ plan: rest, did: 'emergency-plan.drill-cancelled', by: by.actor, grant: by.grant },
      ...{ what: { drill: head.id }, bumpsVersion: false, effects: [moved(plan.id)] },
    })
    return answered([act, known], ground.directory, call.caller.language)
  }),

  mutation(contract.writeDownDrill, async (platform, call) => {
    const { ground, plan, head, standing, policy } = await gathered(platform, call)
    const { caller, now, body } = call
    const { directory } = ground
    const by = own(caller, directory, 'emergency-plan.write-down-drill')
    if (head.stage !== 'learn') throw refused('wrong-status', { state: head.status })
    const owed = standing.open.find(({ concerns }) => concerns === undefined)
    if (owed?.accountable !== caller.person) throw refused('not-accountable')
    const both = (words: string) => ({ 'zh-CN': words, en: words })
    const acts: Act[] = []
    const findings: Id[] = []
    for (const [nth, wish] of body.findings.entries()) {
      const owner = ownerOfFinding(directory, wish.owner, nth, now)
      const opened = await openFinding(
        platform,
        {
          key: ['emergency-drill', head.id, nth],
          ...{ source: 'emergency-plan.drill', severity: wish.severity, about: [plan.id, head.id], owner },
          ...{ title: both(wish.title), description: both(wish.description) },
        },
        { directory, now, by },
      )
      acts.push(...opened.acts)
      findings.push(opened.id)
    }
    const act = ending({ ...ground, plan, policy }, head, standing, {
      next: { ...head, status: 'closed', stage: 'over', worked: body.worked, didNot: body.didNot, findings },
      ...{ by, did: 'emergency-drill.written-down', how: 'discharged', what: { findings } },
    })
    return answered([act, ...acts], directory, caller.language)
  }),
]

type Asking = Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: string } }

/** What a step of a drill is decided on, for somebody who may see it. */
async function gathered(platform: Platform, { params, caller, now, ifMatch }: Asking) {
  const ground = await groundOf(platform)
  mustWorkHere(ground.directory, caller.person, now)
  const { head, standing } = await getDrill(platform.store, params.id)
  mustBeVersion(head.version, ifMatch)
  const policy = await pinnedPolicy(platform.store, EMERGENCY_DRILL, head.policy)
  return { ground, plan: planIn(ground.plans, head.plan), head, standing, policy }
}

/** A wish that fits the plan, the people there are, and the time that is left. */
function arrangementOf(
  { at, participants, severity, service }: Call<typeof contract.startDrill>['body'],
  plan: EmergencyPlan,
  { directory, now }: Ground,
): Arrangement {
  const stranger = participants.findIndex((each) => !isActive(directory, each))
  if (stranger >= 0) throw invalid(`participants/${stranger}`, 'unknown-person')
  if (!plan.severities.includes(severity)) throw invalid('severity', 'not-of-this-plan')
  if (service !== undefined && (!directory.services.has(service) || !isFor(plan, { service, severity }))) {
    throw invalid('service', 'not-of-this-plan')
  }
  if (at !== undefined && at <= now) throw invalid('at', 'in-the-past')
  if (at !== undefined && at > latestFor(plan, now)) throw invalid('at', 'too-late')
  // A plan for certain services is drilled on one of them.
  const on = service ?? plan.services[0]
  return {
    ...{ participants, severity },
    ...(at === undefined ? {} : { at }),
    ...(on === undefined ? {} : { service: on }),
  }
}

function ownerOfFinding(directory: Directory, person: Id, nth: number, now: string) {
  if (!isActive(directory, person)) throw invalid(`findings/${nth}/owner`, 'unknown-person')
  const [position] = positionsOf(directory, person, now)
  if (position === undefined) throw invalid(`findings/${nth}/owner`, 'person-without-position')
  return { person, position, via: 'person' } as const
}

/** The acts, and the drill (the first of them) as it will stand. */
function answered(
  acts: readonly Act[],
  directory: Directory,
  language: Parameters<typeof summaryOfDrill>[1]['language'],
): Outcome<ReturnType<typeof summaryOfDrill>> {
  return { acts, answer: summaryOfDrill(headAfterAct<DrillHead>(acts[0] as Act), { directory, language }) }
}
