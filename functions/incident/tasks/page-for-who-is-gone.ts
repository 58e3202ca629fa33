import { perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { isThere, loadDirectory } from '../../responsibility/index.ts'
import { getIncident, listEveryOpen } from '../incident.store.ts'
import { type Incident, isOver } from '../incident.ts'
import { severityPolicyAt } from '../severity-policy.store.ts'
import { answerAnew } from '../steps/move-ladder.ts'
import { actOf, type Doer } from '../steps/step.ts'

const CLOCK: Doer = { actor: byClock, person: 'onduty' }

/**
 * Somebody left or is away: whoever has the shift now is paged for the incidents they led or were paged for, and the other
 * roles they had are free again. Safe to run again; nothing happens for somebody who is there.
 */
export const pageForWhoIsGoneTask: Task = {
  name: 'page-for-who-is-gone',
  async run(platform, input) {
    const { person } = input as JsonObject & { person: Id }
    if (isThere(await loadDirectory(platform.store), person, platform.clock.now())) return { incidents: 0 }
    const theirs = (await listEveryOpen(platform.store)).filter((each) => concerns(each, person))
    for (const { id } of theirs) await perform(platform, () => withoutThem(platform, id, person))
    return { incidents: theirs.length }
  },
}

const concerns = ({ owner, roles }: Incident, person: Id): boolean =>
  owner === person || Object.values(roles).includes(person)

async function withoutThem(platform: Platform, id: Id, person: Id): Promise<Outcome<undefined>> {
  const { store, clock } = platform
  const [{ head, standing }, directory] = await Promise.all([getIncident(store, id), loadDirectory(store)])
  if (isOver(head) || !concerns(head, person)) return { acts: [], answer: undefined }
  const gathered = {
    ...{ head, standing, directory, now: clock.now() },
    policy: await severityPolicyAt(store, head.policy),
  }
  const roles = Object.fromEntries(Object.entries(head.roles).filter(([, each]) => each !== person))
  const led = head.owner === person || head.roles.commander === person
  const what = { from: person }
  const act = led
    ? await answerAnew(platform, gathered, { did: 'incident.owner-gone', by: CLOCK, what, becomes: { roles } })
    : actOf(gathered, { incident: { ...head, roles }, did: 'incident.role-freed', by: CLOCK, what })
  return { acts: [act], answer: undefined }
}
