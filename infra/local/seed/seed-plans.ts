import { perform } from '../../../functions/audit-trail/index.ts'
import { besideOf } from '../../../functions/emergency-plan/beside.ts'
import { getPlanHead } from '../../../functions/emergency-plan/plan.store.ts'
import type { PlanContent } from '../../../functions/emergency-plan/plan.ts'
import { groundOf, planIn } from '../../../functions/emergency-plan/plan-act.ts'
import { adding, publishing } from '../../../functions/emergency-plan/publish.ts'
import { lookAtPlansTask } from '../../../functions/emergency-plan/tasks/look-at-plans.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { mayAct } from '../../../functions/responsibility/index.ts'
import { demo } from './demo.ts'
import { DEMO_PLANS } from './demo-plans.ts'
import { callerOf } from './in-the-portal.ts'

/**
 * Emergency plans, written and published some time ago by the acts everybody uses; whoever answers for the one that has
 * not been drilled since is asked to. A start that was stopped in between goes on with the rest.
 */
export async function seedPlans(platform: Platform, began: Instant): Promise<void> {
  const quiet: Platform = { ...platform, kick() {} }
  for (const { content, daysAgo } of DEMO_PLANS) {
    const at = plusMillis(began, -daysAgo * DAY)
    await publishWritten(quiet, { id: await written(quiet, content, at), content, at, began })
  }
  await lookAtPlansTask.run(quiet, {})
}

/** The plan of this name, written unless it is there. */
const written = (quiet: Platform, content: PlanContent, at: Instant): Promise<Id> =>
  perform(quiet, async () => {
    const ground = await groundOf(quiet)
    const known = ground.plans.all.find(({ title }) => title.en === content.title.en)
    if (known !== undefined) return { acts: [], answer: known.id }
    const person = demo.people.zhangLei
    const grant = { authority: 'emergency-plan.write', via: 'relation' } as const
    const act = adding(quiet, { ...ground, now: at }, content, { actor: callerOf(person).actor, person, grant })
    return { acts: [act], answer: act.head.id }
  })

interface Written {
  readonly id: Id
  readonly content: PlanContent
  readonly at: Instant
  readonly began: Instant
}

const publishWritten = (quiet: Platform, { id, content, at, began }: Written): Promise<void> =>
  perform(quiet, async () => {
    const ground = await groundOf(quiet)
    const plan = planIn(ground.plans, id)
    if (plan.published > 0) return { acts: [], answer: undefined }
    const person = demo.people.sunZhiyuan
    const verdict = mayAct(ground.directory, person, 'emergency-plan.publish', began)
    if ('no' in verdict) throw new TypeError('nobody of the demo publishes emergency plans')
    const by = { actor: callerOf(person).actor, person, grant: verdict.yes }
    // People hold their positions from the day the demo begins: that is the day on which it is looked at.
    const among = { directory: ground.directory, plans: ground.plans.all, now: began, self: id }
    const [before, beside] = await Promise.all([getPlanHead(quiet.store, id), besideOf(quiet.store, among, [content])])
    const act = publishing({ ...ground, now: at }, { plan, before, draft: content, beside }, by)
    return { acts: [act], answer: undefined }
  })
