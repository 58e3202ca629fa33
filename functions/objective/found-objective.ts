import { findHead, perform } from '../audit-trail/index.ts'
import { localDateOf } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { currentPolicy } from '../obligation/index.ts'
import type { Caller } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, mayAct } from '../responsibility/index.ts'
import { getObjective } from './objective.store.ts'
import { OBJECTIVE } from './objective-policy.ts'
import { mayMeasure } from './rules/may-measure.ts'
import { measure } from './steps/measure.ts'
import { type ObjectiveWish, set } from './steps/set.ts'

export interface FoundingObjective {
  readonly id: Id
  readonly wish: ObjectiveWish
  /** What was measured before, the earliest day first. */
  readonly values: readonly { readonly on: string; readonly value: number }[]
  /** Who sets it, and who measures it: both by the authority they have. */
  readonly by: Caller
  readonly measuredBy: Caller
  readonly at: Instant
}

/**
 * An objective with its past, where a department is founded with one: by the same steps as anybody's. Does what is not
 * done yet; answers whether that was anything.
 */
export async function foundObjective(platform: Platform, wanted: FoundingObjective): Promise<boolean> {
  const { id, wish, values, by, measuredBy, at } = wanted
  const directory = await loadDirectory(platform.store)
  const policy = await currentPolicy(platform.store, OBJECTIVE)
  const isNew = (await findHead(platform.store, id)) === undefined
  const verdict = mayAct(directory, by.person, 'objective.set', at)
  if ('no' in verdict) throw new TypeError(`${by.person} may not set objectives`)
  const today = localDateOf(at, directory.department.calendar.timeZone)
  const setting = { caller: by, grant: verdict.yes, today, directory, now: at, policy }
  if (isNew) await perform(platform, async () => ({ acts: [set(id, wish, setting)], answer: true }))
  for (const { on, value } of values) {
    await perform(platform, async () => {
      const whole = await getObjective(platform.store, id)
      if (whole.values.some((each) => each.on === on)) return { acts: [], answer: false }
      const may = mayMeasure(wish, whole.standing.open, directory, measuredBy.person, at)
      if ('no' in may) throw new TypeError(`${measuredBy.person} may not measure ${id}`)
      const measured = { on, value, by: measuredBy.person, at }
      const act = measure(whole, measured, { caller: measuredBy, grant: may.yes, directory, now: at, policy })
      return { acts: [act], answer: true }
    })
  }
  return isNew
}
