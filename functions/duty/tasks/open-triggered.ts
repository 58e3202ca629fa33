import { findHead, perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { currentPolicy } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { type Duty, findBookAt, type TriggerName } from '../../role-book/index.ts'
import { DUTY } from '../duty-policy.ts'
import { knownOf } from '../occurrence.store.ts'
import { dayOfEvent, idByEvent, openingActs, type Wish } from '../open-occurrence.ts'

/** Something happened that duties wait for: each opens an occurrence, once for each event however often it is told. */
export const openTriggeredTask = (event: TriggerName): Task => ({
  name: `open-duties-on-${event.replaceAll('.', '-')}`,
  async run(platform, about) {
    const now = platform.clock.now()
    const published = await findBookAt(platform.store, now)
    const waiting = [...(published?.book.duties.values() ?? [])].filter((duty) => isWaitingFor(duty, event, about))
    const what = await told(platform, about)
    let opened = 0
    for (const duty of waiting)
      if (await openOnce(platform, duty, event, what, published?.version.number ?? 0)) opened += 1
    return { opened }
  },
})

function isWaitingFor({ when }: Duty, event: TriggerName, { services }: JsonObject): boolean {
  if (when.kind !== 'triggered' || when.event !== event) return false
  const touched = Array.isArray(services) ? services : []
  return when.services === undefined || when.services.some((each) => touched.includes(each))
}

/** Somebody who comes back and leaves again leaves a second time. */
async function told({ store }: Platform, about: JsonObject): Promise<JsonObject> {
  const person = typeof about.person === 'string' ? await findHead(store, about.person as Id) : undefined
  return person === undefined ? about : { ...about, time: Number(person.signInEpoch ?? 0) }
}

const openOnce = (platform: Platform, duty: Duty, name: TriggerName, about: JsonObject, book: number) =>
  perform(platform, async (): Promise<{ acts: Act[]; answer: boolean }> => {
    const now = platform.clock.now()
    const id = idByEvent(duty.id, { name, about }, now)
    if ((await knownOf(platform.store, [id])).has(id)) return { acts: [], answer: false }
    const [directory, policy] = await Promise.all([loadDirectory(platform.store), currentPolicy(platform.store, DUTY)])
    const on = dayOfEvent(now, directory.department.calendar)
    const wish: Wish = { id, duty, book, on, event: { name, about }, opensAt: now }
    return { acts: await openingActs(platform, wish, { directory, policy, now }), answer: true }
  })
