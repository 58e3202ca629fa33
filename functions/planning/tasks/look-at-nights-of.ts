import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { lookAhead } from '../../obligation/index.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory, whoWillBeMissing } from '../../responsibility/index.ts'

/**
 * Somebody will be away, or at other times than they said: posts that a duty needs day and night are looked at now, for
 * it may be tonight, and the planner comes tomorrow. Whole days have time until then.
 */
export const lookAtNightsOfTask: Task = {
  name: 'look-at-nights-of',
  async run(platform, input) {
    const { person } = input as JsonObject & { person: Id }
    const directory = await loadDirectory(platform.store)
    const now = platform.clock.now()
    const theirs = [...directory.assignments, ...directory.deputies].filter((place) => place.person === person)
    let opened = 0
    for (const position of new Set(theirs.map((place) => place.position))) {
      const [first] = whoWillBeMissing(directory, position, now)
      if (first?.because === 'nobody-for-hours') opened += (await lookAhead(platform, position)).opened
    }
    return { opened }
  },
}
