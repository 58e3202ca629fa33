import { entriesIn } from '../audit-trail/index.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, timelineEntryOf, timelineOf } from '../obligation/index.ts'
import { type Act, headAfterAct, type Outcome } from '../platform/act.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { grantOf, inOrder, pageOfDirectory } from '../responsibility/index.ts'
import { besideOf } from './beside.ts'
import { invalid, refused } from './errors.ts'
import { type Looking, lookingOf, mustWorkHere, own, writing } from './gather.ts'
import * as contract from './plan.contract.ts'
import { findDraft, getPlanHead, getPlanVersion, listPlanVersions, readPlans } from './plan.store.ts'
import type { EmergencyPlan, PlanDraft, PlanHead } from './plan.ts'
import { contentOut, mayI, problemOut, summaryOf, versionOut } from './plan.view.ts'
import { groundOf, planIn } from './plan-act.ts'
import type { PlanSummary } from './plan-parts.contract.ts'
import { adding, discarding, publishing, writingDraft } from './publish.ts'
import { retiring } from './retire.ts'
import { compareVersions } from './rules/compare-versions.ts'
import { problemsOf } from './rules/problems-of.ts'
import { stateOf } from './rules/when-due.ts'

const RANK = { red: 'a', green: 'b', draft: 'c', retired: 'd' } as const
/** How much of its story comes with a plan. */
const NEWEST = 30

export const planRoutes: readonly Route[] = [
  query(contract.listPlans, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const keyOf = (plan: EmergencyPlan) =>
      [RANK[stateOf(plan, looking.now)], plan.title[looking.language], plan.id] as const
    const all = inOrder((await readPlans(store)).all, keyOf)
    return pageOfDirectory('emergency-plans', all, keyOf, call.query, (plan) => summaryOf(plan, looking))
  }),

  mutation(contract.addPlan, async (platform, { body, caller, now }) => {
    const ground = await groundOf(platform)
    const { directory } = ground
    mustWorkHere(directory, caller.person, now)
    if (!directory.positions.has(body.owner)) throw invalid('owner', 'unknown-owner')
    const act = adding(platform, ground, body as PlanDraft, own(caller, directory, 'emergency-plan.write'))
    return done(act, { directory, person: caller.person, language: caller.language, now })
  }),

  query(contract.readPlan, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { directory, language } = looking
    const plans = await readPlans(store)
    const plan = planIn(plans, call.params.id)
    const [draft, version, rows] = await Promise.all([
      findDraft(store, plan.id),
      plan.published === 0 ? undefined : getPlanVersion(store, plan.id, plan.published),
      rowsOfCase(store, plan.id),
    ])
    const said = [draft, version].filter((each) => each !== undefined)
    const among = { directory, now: looking.now, plans: plans.all, self: plan.id }
    const beside = await besideOf(store, among, said)
    return {
      ...summaryOf(plan, looking),
      content: version === undefined ? null : contentOut(version, looking),
      draft:
        draft === undefined || plan.writers === undefined
          ? null
          : {
              content: contentOut(draft, looking),
              writers: plan.writers.map((id) => ({ id, name: directory.people.get(id)?.name ?? '—' })),
              problems: problemsOf(draft, beside).map((each) => problemOut(each, looking)),
            },
      problems: version === undefined ? [] : problemsOf(version, beside).map((each) => problemOut(each, looking)),
      ...mayI(plan, looking),
      timeline: entriesIn(rows)
        .slice(0, NEWEST)
        .reverse()
        .map((entry) => timelineEntryOf(entry, { directory, language })),
    }
  }),

  query(contract.readPlanTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    await getPlanHead(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(contract.writePlan, async (platform, call) => {
    const { ground, plan, before, looking } = await gathered(platform, call)
    const by = writing(call.caller, ground.directory, plan.owner, call.now)
    mustBeInUse(plan)
    if (!ground.directory.positions.has(call.body.owner)) throw invalid('owner', 'unknown-owner')
    return done(writingDraft(ground, plan, before, call.body as PlanDraft, by), looking)
  }),

  mutation(contract.discardDraft, async (platform, call) => {
    const { ground, plan, before, looking } = await gathered(platform, call)
    const by = writing(call.caller, ground.directory, plan.owner, call.now)
    mustBeInUse(plan)
    // What was never published is nothing without its draft: it is retired instead.
    if (plan.writers === undefined || plan.published === 0) throw refused('nothing-to-discard')
    return done(discarding(ground, plan, before, by), looking)
  }),

  mutation(contract.publishPlan, async (platform, call) => {
    const { ground, plan, before, looking } = await gathered(platform, call)
    const { caller, now } = call
    const grant = grantOf(ground.directory, caller, 'emergency-plan.publish', now)
    mustBeInUse(plan)
    const draft = await findDraft(platform.store, plan.id)
    if (draft === undefined || plan.writers === undefined) throw refused('nothing-to-publish')
    const { directory, plans } = ground
    const among = { directory, now, plans: plans.all, self: plan.id }
    const beside = await besideOf(platform.store, among, [draft])
    return done(publishing(ground, { plan, before, draft, beside }, { ...caller, grant }), looking)
  }),

  mutation(contract.retirePlan, async (platform, call) => {
    const { ground, plan, before, looking } = await gathered(platform, call)
    const { caller, now, body } = call
    const grant = grantOf(ground.directory, caller, 'emergency-plan.publish', now)
    mustBeInUse(plan)
    const acts = await retiring(platform, ground, { plan, before, reason: body.reason }, { ...caller, grant })
    return { acts, answer: done(acts[0] as Act, looking).answer }
  }),

  query(contract.checkPlan, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const plans = (await readPlans(store)).all
    const { plan: self, content } = call.body
    const { directory, now } = looking
    const draft = content as PlanDraft
    const among = { directory, now, plans, ...(self === undefined ? {} : { self }) }
    const beside = await besideOf(store, among, [draft])
    return { problems: problemsOf(draft, beside).map((each) => problemOut(each, looking)) }
  }),

  query(contract.listPlanVersions, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    planIn(await readPlans(store), call.params.id)
    const { limit, cursor } = call.query
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const { items, next } = await listPlanVersions(store, call.params.id, page)
    return { items: items.map((each) => versionOut(each, looking)), nextCursor: next ?? null }
  }),

  query(contract.comparePlanVersions, async ({ store }, call) => {
    const { language } = await lookingOf(store, call)
    const { from, to } = call.query
    const [before, after] = await Promise.all([
      getPlanVersion(store, call.params.id, from),
      getPlanVersion(store, call.params.id, to),
    ])
    const { added, removed, changed, fields } = compareVersions(before, after)
    const named = ({ key, title }: { key: string; title: EmergencyPlan['title'] }) => ({ key, title: title[language] })
    return {
      added: added.map(named),
      removed: removed.map(named),
      changed: changed.map((each) => ({
        ...named(each.after),
        was: each.before.title[language],
        fields: [...each.fields],
      })),
      fields: [...fields],
    }
  }),
]

type Asking = Pick<Parameters<NonNullable<Route['decide']>>[1], 'caller' | 'now' | 'ifMatch'> & {
  readonly params: { readonly id: string }
}

/** What a change of a plan is decided on, for somebody who may see it. */
async function gathered(platform: Platform, { params, caller, now, ifMatch }: Asking) {
  const ground = await groundOf(platform)
  const { directory } = ground
  mustWorkHere(directory, caller.person, now)
  const plan = ground.plans.all.find(({ id }) => id === params.id)
  if (plan === undefined) throw new NotFoundError('emergency plan')
  const before = await getPlanHead(platform.store, params.id)
  mustBeVersion(before.version, ifMatch)
  const looking: Looking = { directory, person: caller.person, language: caller.language, now }
  return { ground, plan, before, looking }
}

function mustBeInUse({ retiredAt }: EmergencyPlan): void {
  if (retiredAt !== undefined) throw refused('plan-retired')
}

/** The act, and the plan as it will stand once it is committed. */
const done = (act: Act, looking: Looking): Outcome<PlanSummary> => ({
  acts: [act],
  answer: summaryOf(headAfterAct<PlanHead>(act), looking),
})
