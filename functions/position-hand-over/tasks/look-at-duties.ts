import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { gather } from '../gather.ts'
import { type ListPage, listOpen } from '../position-hand-over.store.ts'
import { without } from '../rules/next-stage.ts'
import { dutiesNow } from '../steps/parts.ts'
import { actOf } from '../steps/step.ts'

const PAGE = 50

/**
 * Another version of the role book was published, or counts: where the list that goes along is another now, the duties
 * are to be prepared again, and who had signed signs anew. Safe to run again.
 */
export const lookAtDutiesHandedOverTask: Task = {
  name: 'look-at-duties-handed-over',
  async run(platform) {
    let changed = 0
    let page: ListPage | undefined = { limit: PAGE }
    while (page !== undefined) {
      const { items, next } = await listOpen(platform.store, page)
      for (const { id } of items) if (await perform(platform, () => lookAt(platform, id))) changed += 1
      page = next === undefined ? undefined : { limit: PAGE, after: next }
    }
    return { changed }
  },
}

async function lookAt(platform: Platform, id: Id): Promise<Outcome<boolean>> {
  const gathered = await gather(platform.store, id, platform.clock.now())
  const { head, now } = gathered
  const isSettled = head.stage === 'over' || head.stage === 'carry-out' || head.sections.duties === undefined
  if (isSettled) return { acts: [], answer: false }
  const duties = await dutiesNow(platform.store, head, now)
  if (duties?.page === head.duties?.page) return { acts: [], answer: false }
  const act = actOf(gathered, {
    did: 'position-hand-over.duties-changed',
    by: { actor: byClock, person: 'onduty' },
    after: { sections: without(head.sections, 'duties'), signatures: {} },
    what: { section: 'duties', ...(duties === undefined ? {} : { book: duties.book }) },
  })
  return { acts: [act], answer: true }
}
