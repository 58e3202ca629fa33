import { askToSign } from '../../functions/acknowledgement/ask-to-sign.ts'
import { perform } from '../../functions/audit-trail/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { people, positions } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** The hash of every list here: what it says is beside the point. */
export const PAGE = 'a-list-of-the-world'

/** Lists to sign: one the engineer is asked for, one they object to. */
export interface ListsToSign {
  readonly open: Id
  readonly objected: Id
  /** Of somebody who was away when it was asked: the leader sees to it. */
  readonly withLeader: Id
}

export async function listsToSign(office: MemoryOffice): Promise<ListsToSign> {
  const open = await asked(office, positions.opsEngineer)
  const objected = await asked(office, positions.opsLeader)
  const objection = { page: PAGE, text: '与发布冲突。' }
  await office.does('opsTwo', 'POST', `/api/acknowledgements/${objected}/object`, objection)
  return { open, objected, withLeader: await asked(office, positions.opsEngineer, people.appThree) }
}

async function asked({ machine: { platform }, now }: MemoryOffice, position: Id, whoIsAway?: Id): Promise<Id> {
  const present = await loadDirectory(platform.store)
  const away = whoIsAway === undefined ? [] : [{ id: 'abs', person: whoIsAway, from: now, until: '9999', version: 1 }]
  const directory = { ...present, absences: [...present.absences, ...away] }
  const reader = { person: whoIsAway ?? people.opsTwo, as: 'holder', from: now } as const
  let id = ''
  await perform(platform, async () => {
    const outcome = await askToSign(platform, directory, reader, { position, book: 1, page: PAGE }, now)
    id = outcome.acts.at(-1)?.head.id ?? id
    return outcome
  })
  return id
}
