import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { loadSchedules } from '../../on-call/index.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { findDirectory } from '../../responsibility/index.ts'
import { listAsked } from '../contact-proof.store.ts'
import { lookAtProof } from '../look-at-proof.ts'
import { whoIsOn } from '../rules/who-is-on-schedules.ts'

/** Daily: whoever is on call and has not proven that pages reach them is asked; what is settled ends. */
export const lookAtReachabilityTask: Task = {
  name: 'look-at-reachability',
  async run(platform) {
    if ((await findDirectory(platform.store)) === undefined) return { asked: 0, ended: 0 }
    const now = platform.clock.now()
    const on = (await loadSchedules(platform.store)).flatMap((schedule) => whoIsOn(schedule, now))
    const asked = await listAsked(platform.store)
    return look(
      platform,
      [...on, ...asked].map(({ person }) => person),
      true,
    )
  },
}

/**
 * Somebody confirmed a test, left, or is on a schedule no more: what they were asked for ends at once. Of one person, where
 * the event names one, else of all that are asked. Nobody is asked by this: who just changes something has a moment.
 */
export const endContactProofsTask: Task = {
  name: 'end-contact-proofs',
  async run(platform, input) {
    const { person } = input as JsonObject & { person?: Id }
    const asked = (await listAsked(platform.store)).map((each) => each.person)
    return look(platform, person === undefined ? asked : asked.filter((each) => each === person), false)
  },
}

async function look(platform: Platform, people: readonly Id[], mayAsk: boolean) {
  let [asked, ended] = [0, 0]
  const faults = await eachForItself(platform, [...new Set(people)], async (person) => {
    const did = await perform(platform, () => lookAtProof(platform, person, mayAsk))
    if (did === 'ask') asked += 1
    else if (did !== 'nothing') ended += 1
  })
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} people could not be looked at`)
  return { asked, ended }
}
