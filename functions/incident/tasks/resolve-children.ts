import { perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { childrenIn } from '../family.store.ts'
import { getIncident, type WholeIncident } from '../incident.store.ts'
import { isOver } from '../incident.ts'
import { severityPolicyAt } from '../severity-policy.store.ts'
import { resolve } from '../steps/end.ts'

/**
 * Whoever resolved an incident said that its parts are over with it: each is resolved for the same cause, one by one.
 * Safe to run again.
 */
export const resolveChildrenTask: Task = {
  name: 'resolve-incident-parts',
  async run(platform, input) {
    const { incident } = input as JsonObject & { incident: Id }
    const whole = await getIncident(platform.store, incident)
    if (whole.head.status !== 'resolved') return { resolved: 0 }
    const parts = childrenIn(whole.rows)
    for (const part of parts) await perform(platform, () => resolvedWith(platform, part, whole))
    return { resolved: parts.length }
  },
}

async function resolvedWith(platform: Platform, id: Id, whole: WholeIncident): Promise<Outcome<undefined>> {
  const { store, clock } = platform
  const [{ head, standing }, directory] = await Promise.all([getIncident(store, id), loadDirectory(store)])
  if (isOver(head) || head.parent !== whole.head.id) return { acts: [], answer: undefined }
  const said = whole.story.findLast(({ did }) => did === 'incident.resolved')
  const { cause } = whole.head
  const act = resolve(
    { head, standing, directory, policy: await severityPolicyAt(store, head.policy), now: clock.now() },
    { actor: byClock, person: 'onduty' },
    { comment: said?.personal?.comment?.value ?? whole.head.title, ...(cause === undefined ? {} : { cause }) },
  )
  const what = {
    ...act.what,
    other: whole.head.id,
    otherNumber: whole.head.number,
    ...(said === undefined ? {} : { decidedBy: said.by.id }),
  }
  return { acts: [{ ...act, what }], answer: undefined }
}
