import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Task } from '../../platform/task.ts'
import { addressOfSns } from '../intake/sns.ts'
import { findSource, findSubscription, headOfSource } from '../source.store.ts'

/** Says to AWS that its notifications are wanted. Asked again as long as it cannot be told: the offer holds three days. */
export const confirmSubscriptionTask: Task = {
  name: 'confirm-alert-subscription',
  async run(platform, input) {
    const { store, clock, web } = platform
    const id = String(input.source)
    const address = addressOfSns((await findSubscription(store, id)) ?? '')
    if (address === undefined || web === undefined) return { isConfirmed: false }
    await web.read(address.href)
    await perform(platform, async () => {
      const before = await findSource(store, id)
      if (before === undefined) return { acts: [], answer: undefined }
      const now = clock.now()
      const head = headOfSource({ ...before, confirmedAt: now })
      const what = { topic: before.topic }
      return { acts: [{ before, head, at: now, did: 'alert-source.confirmed', by: byClock, what }], answer: undefined }
    })
    return { isConfirmed: true }
  },
}
