import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Task } from '../../platform/task.ts'
import { findAlertByKey, headOf, listAlertsByStatus, lookRows } from '../alert.store.ts'
import { lookAtDue } from '../process/look-at-due.ts'

const AT_ONCE = 100

/** A silence, or a change, ended before its time: whatever it kept quiet and still fires is looked at now. */
export const hearAgainTask: Task = {
  name: 'hear-silenced-alerts',
  async run(platform, input) {
    const { store, clock } = platform
    const ended = input.silence ?? input.change
    for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
      const page = await listAlertsByStatus(store, 'firing', {
        limit: AT_ONCE,
        ...(after === undefined ? {} : { after }),
      })
      for (const { id } of page.items.filter(({ because }) => because === ended)) {
        await perform(platform, async () => {
          const head = await findAlertByKey(store, id)
          const now = clock.now()
          if (head?.because !== ended || head?.lookAt === undefined || head.lookAt <= now) {
            return { acts: [], answer: undefined }
          }
          const after = { ...head, lookAt: now }
          const act = {
            before: head,
            head: headOf(after),
            bumpsVersion: false,
            at: now,
            did: input.silence === undefined ? 'alert.change-over' : 'alert.silence-over',
            by: byClock,
            rows: lookRows(head, after),
          }
          return { acts: [act], answer: undefined }
        })
      }
      after = page.next
    }
    await lookAtDue(platform)
    return {}
  },
}
