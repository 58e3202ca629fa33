import type { Id } from '../../functions/kernel/ids.ts'
import { people, positions, type Role } from './department.ts'
import { HandOverWork } from './hand-over-office.ts'
import type { MemoryOffice } from './memory-office.ts'

/** Engineers of one post hand it over to each other. */
export interface HandOversAtWork {
  /** From the requester, who prepares, to the engineer. */
  readonly preparing: Id
  /** Something they owe, and a right of theirs. */
  readonly owed: Id
  readonly right: Id
  /** From the engineer to the assessor; prepared. */
  readonly confirming: Id
  /** From the assessor to the engineer; confirmed. */
  readonly signing: Id
  readonly contentHash: string
}

export async function handOversAtWork(office: MemoryOffice): Promise<HandOversAtWork> {
  const work = new HandOverWork(office)
  const begun = async (from: Role, to: Role) => {
    const body = { position: positions.opsEngineer, from: people[from], to: people[to] }
    return (await office.does<{ id: Id }>('opsLeader', 'POST', '/api/position-hand-overs', body)).id
  }
  const preparing = await begun('opsOne', 'opsTwo')
  const { open, entitlements } = await work.read('opsOne', preparing)
  const confirming = await begun('opsTwo', 'opsThree')
  const signing = await begun('opsThree', 'opsTwo')
  for (const [id, giver] of [
    [confirming, 'opsTwo'],
    [signing, 'opsThree'],
  ] as const) {
    await work.decidesAll(giver, id)
    await work.prepares(giver, id)
  }
  await work.confirms('opsTwo', signing)
  const { contentHash } = await work.read('opsTwo', signing)
  const [owed = '', right = ''] = [open[0]?.obligation, entitlements[0]?.entitlement]
  return { preparing, owed, right, confirming, signing, contentHash }
}
