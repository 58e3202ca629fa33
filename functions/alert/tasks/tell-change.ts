import { perform } from '../../audit-trail/index.ts'
import { noteOnChange } from '../../change/index.ts'
import type { Task } from '../../platform/task.ts'
import { findAlertByKey } from '../alert.store.ts'
import { noteAbout } from '../alert.words.ts'

/** An alert fired in the release window of a change: the story of the change says so, once for each time it fired. */
export const tellChangeOfAlertTask: Task = {
  name: 'tell-change-of-alert',
  async run(platform, input) {
    const { store, clock } = platform
    await perform(platform, async () => {
      const alert = await findAlertByKey(store, String(input.alert))
      if (alert === undefined) return { acts: [], answer: undefined }
      const key = `${alert.id}#${input.episode}`
      const text = noteAbout('attached', alert)
      return { acts: await noteOnChange(store, String(input.change), key, text, clock.now()), answer: undefined }
    })
    return {}
  },
}
