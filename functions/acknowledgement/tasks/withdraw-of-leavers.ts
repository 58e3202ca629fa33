import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Item, Key } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { type Directory, findDirectory } from '../../responsibility/index.ts'
import { signaturesOf } from '../acknowledgement.store.ts'
import { withdrawWhereEnded } from '../withdraw.ts'

/** Somebody left, or left some of their positions: what they were to sign for those falls away. */
export const withdrawOfLeaversTask: Task = {
  name: 'withdraw-duty-lists-of-leavers',
  async run(platform, input) {
    const { person, people = [] } = input as JsonObject & { person?: Id; people?: readonly Id[] }
    let withdrawn = 0
    for (const each of person === undefined ? people : [person]) withdrawn += await withdrawOf(platform, each)
    return { withdrawn }
  },
}

async function withdrawOf(platform: Platform, person: Id): Promise<number> {
  let withdrawn = 0
  for (const { position } of await signaturesOf(platform.store, person)) {
    if (await perform(platform, () => withdrawWhereEnded(platform, { person, position }))) withdrawn += 1
  }
  return withdrawn
}

/** Until when ended places have been looked at. */
const SEEN: Key = { pk: 'sweep', sk: 'unsigned-of-ended-places' }
type Seen = Item & { readonly at: Instant }

/** Places end by their date, without anybody doing anything. Most minutes cost one read. */
export async function sweepUnsignedOfEndedPlaces(platform: Platform): Promise<void> {
  const { store, clock } = platform
  const [seen, directory] = await Promise.all([store.find<Seen>(SEEN), findDirectory(store)])
  if (directory === undefined) return
  const now = clock.now()
  const people = whosePlaceEnded(directory, seen?.at ?? '', now)
  if (people.length === 0) return
  for (const person of people) await withdrawOf(platform, person)
  await store.write({ put: { ...SEEN, at: now } })
}

const whosePlaceEnded = (directory: Directory, since: Instant, now: Instant): Id[] => {
  const ended = [...directory.assignments, ...directory.deputies].filter(
    ({ until }) => until !== undefined && since < until && until <= now,
  )
  return [...new Set(ended.map(({ person }) => person))].toSorted()
}
