import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Task } from '../../platform/task.ts'
import { findPersonByEmail, loadDirectory } from '../../responsibility/index.ts'
import type { CaseKinds } from '../case-kind.ts'
import { addressGapActs } from '../roster-gap.ts'
import { handOverOpen } from './hand-over-everything.ts'

/**
 * Mail to somebody comes back for good: what they owe goes on to whoever is next, and somebody mends the address. Told
 * by the mailer (a refused mail) or by the mail service (a bounce, a complaint).
 */
export const reRouteTask = (kinds: CaseKinds): Task => ({
  name: 're-route',
  async run(platform, input) {
    const { address, person: named, isForGood = true } = input as JsonObject & Undeliverable
    if (!isForGood) return { handedOver: 0 }
    const directory = await loadDirectory(platform.store)
    const person = named ?? (address === undefined ? undefined : findPersonByEmail(directory, address)?.id)
    if (person === undefined || directory.people.get(person)?.active !== true) return { handedOver: 0 }
    await perform(platform, async () => {
      const now = platform.clock.now()
      return { acts: await addressGapActs(platform, await loadDirectory(platform.store), person, now), answer: true }
    })
    return { handedOver: await handOverOpen(platform, kinds, person, { althoughThere: true }) }
  },
})

interface Undeliverable {
  readonly address?: string
  readonly person?: Id
  /** A bounce that may pass (a full mailbox) moves nothing. */
  readonly isForGood?: boolean
}
