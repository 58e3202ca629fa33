import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { closeGap } from '../close-gap.ts'

/** A position got somebody, a person another address: the open gap is filled, and whoever owed that is done. */
export const closeGapTask: Task = {
  name: 'close-gap',
  async run(platform, input) {
    const { position, person } = input as JsonObject & { position?: Id; person?: Id }
    const of = position ?? person
    return { closed: of !== undefined && (await perform(platform, () => closeGap(platform, of, 'mended'))) }
  },
}

/** Somebody is away at other times than they said: positions that were to have nobody may have somebody again. */
export const closeGapsOfTask: Task = {
  name: 'close-gaps-of',
  async run(platform, input) {
    const { person } = input as JsonObject & { person: Id }
    const { assignments, deputies } = await loadDirectory(platform.store)
    const theirs = [...assignments, ...deputies].filter((place) => place.person === person)
    let closed = 0
    for (const position of new Set(theirs.map((place) => place.position))) {
      if (await perform(platform, () => closeGap(platform, position, 'mended'))) closed += 1
    }
    return { closed }
  },
}
