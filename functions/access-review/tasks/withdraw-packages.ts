import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { getReviewHead, listAsks } from '../access-review.store.ts'
import { findPackageHead, getPackage, headOfPackage } from '../package.store.ts'
import { closed } from '../steps/decide.ts'

/** A review was called off: nobody is asked any more. Safe to run again. */
export const withdrawPackagesTask: Task = {
  name: 'withdraw-review-packages',
  async run(platform, input) {
    const { review } = input as JsonObject & { readonly review: Id }
    if ((await getReviewHead(platform.store, review)).status !== 'cancelled') return {}
    for (const asks of await listAsks(platform.store, review)) {
      if ((await findPackageHead(platform.store, asks.package)) === undefined) continue
      await perform(platform, () => withdraw(platform, asks.package))
    }
    return {}
  },
}

async function withdraw({ store, clock }: Platform, id: Id): Promise<Outcome<boolean>> {
  const { head, standing } = await getPackage(store, id)
  if (head.status !== 'open') return { acts: [], answer: false }
  const now = clock.now()
  const { accountable: _, dueAt: __, ...rest } = head
  const act = {
    before: head,
    head: headOfPackage({ ...rest, status: 'withdrawn', endedAt: now }),
    at: now,
    did: 'access-review.withdrawn',
    by: byClock,
    what: { review: head.review },
    rows: closed(standing, 'withdrawn', 'onduty', now),
    effects: [{ kind: 'wake', caseId: id } as const],
  }
  return { acts: [act], answer: true }
}
