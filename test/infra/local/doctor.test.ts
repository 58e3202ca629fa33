import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '../../../functions/kernel/ids.ts'
import { DAY, HOUR, type Instant, MINUTE, plusMillis } from '../../../functions/kernel/instant.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { people, positions } from '../../support/department.ts'
import { itemsOf, MemoryOffice } from '../../support/memory-office.ts'
import type { MemoryStore } from '../../support/memory-store.ts'
import { retell, rewrite, rewriteOwed, rowsOf } from './doctor-house.ts'

describe('a doctor who looks at a healthy department', () => {
  let office: MemoryOffice
  /** Waits for its authorisation. */
  let waiting: Id
  /** Authorised, and waits for its test. */
  let authorised: Id

  beforeAll(async () => {
    office = await MemoryOffice.open()
    waiting = (await office.raises('opsOne')).id
    await office.ownerTakes(waiting, 'assess')
    authorised = (await office.raises('opsOne')).id
    await office.ownerTakes(authorised, 'assess')
    await office.ownerTakes(authorised, 'authorise')
    await office.advance(HOUR)
  })

  const look = async (store: MemoryStore, now: Instant = office.now) =>
    (await checkUp(itemsOf(store), kinds, now)).violations
  /** Breaks one thing in a copy; what the doctor finds then. */
  const whenBroken = async (breaks: (store: MemoryStore) => Promise<void>) => {
    const store = office.store.clone()
    await breaks(store)
    return look(store)
  }
  const found = (invariant: number, what: string) => [{ invariant, where: expect.any(String), what }]
  const without = (field: string) => () => ({ [field]: undefined })

  it('finds nothing', async () => {
    expect(await look(office.store)).toEqual([])
  })

  it('finds nothing after a year in which nobody answered either', { timeout: 60_000 }, async () => {
    const forgotten = await MemoryOffice.open()
    const { id } = await forgotten.raises('opsOne')
    await forgotten.ownerTakes(id, 'assess')
    for (let day = 0; day < 400; day += 10) {
      await forgotten.advance(10 * DAY)
      expect((await forgotten.checkUp()).violations).toEqual([])
    }
  })

  describe('1 · one owner, one clock', () => {
    it('finds a list that names another owner', async () => {
      const breaks = (store: MemoryStore) => rewrite(store, waiting, 'head', () => ({ accountable: people.head }))
      expect(await whenBroken(breaks)).toEqual(found(1, 'its head names another owner or deadline'))
    })

    it('finds an owner who was never asked', async () => {
      const breaks = (store: MemoryStore) => rewriteOwed(store, waiting, () => ({ asked: [people.head] }))
      expect(await whenBroken(breaks)).toEqual(found(1, 'its owner was never asked'))
    })

    it('finds a clock that ran out while nobody was running', async () => {
      const [first = office.now] = office.store
        .dump()
        .flatMap(({ nextTickAt }) => nextTickAt ?? [])
        .map(String)
        .sort()
      expect(await look(office.store, plusMillis(first, 6 * MINUTE))).toContainEqual({
        invariant: 1,
        where: expect.stringMatching(/^obl_/),
        what: `its clock ran out at ${first} and nothing happened`,
      })
    })
  })

  it('2 · finds a case that nobody owes anything on', async () => {
    const breaks = async (store: MemoryStore) => {
      await rewriteOwed(store, waiting, () => ({ status: 'withdrawn' }))
      await rewrite(store, waiting, 'head', () => ({ accountable: undefined, dueAt: undefined }))
    }
    expect(await whenBroken(breaks)).toEqual(found(2, 'it is open and nobody owes anything'))
  })

  describe('3 · nobody there means no waiting', () => {
    it('finds a ladder that ends before the head', async () => {
      const breaks = (store: MemoryStore) =>
        rewriteOwed(store, waiting, ({ plan }) => ({ plan: (plan as string[][]).slice(0, -1) }))
      expect(await whenBroken(breaks)).toEqual(found(3, 'its ladder ends before it comes to the head of IT'))
    })

    it('finds one that has come to its end with somebody else', async () => {
      const breaks = (store: MemoryStore) => rewriteOwed(store, waiting, () => ({ plan: [] }))
      expect(await whenBroken(breaks)).toEqual(found(3, 'its ladder ends before it comes to the head of IT'))
    })

    it('leaves one alone that the head has already', async () => {
      const breaks = (store: MemoryStore) => rewriteOwed(store, waiting, () => ({ plan: [], position: positions.head }))
      expect(await whenBroken(breaks)).toEqual([])
    })

    it.each([
      ['that the sweeper does not see', without('gsi3sk')],
      ['that is armed for another time than its next step', () => ({ nextTickAt: '2026-03-01T00:00:00.000Z' })],
    ])('finds a clock %s', async (_, change) => {
      expect(await whenBroken((store) => rewriteOwed(store, waiting, change))).toEqual(
        found(3, 'its clock is not armed for the next step of its ladder'),
      )
    })
  })

  it('4 · finds what somebody owns who has left', async () => {
    const breaks = (store: MemoryStore) => rewrite(store, people.changeManager, 'head', () => ({ active: false }))
    expect(await whenBroken(breaks)).toEqual(found(4, 'its owner is not active'))
  })

  describe('5 · authority comes from duty', () => {
    it('finds an act that names no grant', async () => {
      const breaks = (store: MemoryStore) =>
        retell(store, waiting, ({ grant, ...entry }) =>
          entry.did === 'change.submitted' || grant === undefined ? entry : { ...entry, grant },
        )
      expect(await whenBroken(breaks)).toEqual(found(5, 'entry 1, change.submitted, names no grant'))
    })

    it('finds a decision that comes from no position', async () => {
      const breaks = (store: MemoryStore) =>
        retell(store, waiting, (entry) =>
          entry.did === 'change.assessed'
            ? { ...entry, grant: { authority: 'change.assess', via: 'holder' as const } }
            : entry,
        )
      expect(await whenBroken(breaks)).toEqual(found(5, 'entry 2, change.assessed, comes from no position'))
    })
  })

  it('6 · finds somebody who decided on their own work', async () => {
    const breaks = (store: MemoryStore) =>
      rewrite(store, authorised, 'head', () => ({ involved: [people.changeManager] }))
    expect(await whenBroken(breaks)).toEqual(found(6, 'somebody decided on their own work'))
  })

  describe('7 · silence never approves', () => {
    it('finds a change that is authorised and whose story knows nobody who did it', async () => {
      const authorise = people.changeManager
      const breaks = (store: MemoryStore) =>
        rewrite(store, waiting, 'head', ({ decisions }) => ({
          status: 'authorised',
          decisions: { ...(decisions as object), authorise },
        }))
      expect(await whenBroken(breaks)).toEqual(found(7, 'it is authorised, and nobody took the step authorise'))
    })

    it('finds one that the clock authorised', async () => {
      const breaks = (store: MemoryStore) =>
        retell(store, authorised, (entry) =>
          entry.did === 'change.authorised' ? { ...entry, by: { kind: 'system', id: 'onduty' } } : entry,
        )
      expect((await whenBroken(breaks)).map(({ invariant, what }) => [invariant, what])).toEqual([
        [7, 'it is authorised, and nobody took the step authorise'],
        [7, 'entry 3, change.authorised, was decided by the clock'],
      ])
    })

    it('finds one whose decisions are those of an earlier round', async () => {
      const breaks = (store: MemoryStore) =>
        retell(store, authorised, (entry) =>
          entry.did === 'change.authorised' ? { ...entry, what: { ...entry.what, round: 0 } } : entry,
        )
      expect(await whenBroken(breaks)).toEqual(found(7, 'it is authorised, and nobody took the step authorise'))
    })

    it('finds one that is over, and nobody said so', async () => {
      const breaks = (store: MemoryStore) => rewrite(store, waiting, 'head', () => ({ status: 'cancelled' }))
      expect(await whenBroken(breaks)).toEqual(found(7, 'it is cancelled, and nobody decided that'))
    })
  })

  it('8 · finds content that is not what was decided on', async () => {
    const breaks = (store: MemoryStore) =>
      rewrite(store, authorised, 'content#', ({ content }) => ({
        content: { ...(content as object), backOutPlan: '没有。' },
      }))
    expect(await whenBroken(breaks)).toEqual(found(8, 'its content is not what its hash says'))
  })

  describe('9 · history does not change', () => {
    it('finds a policy that there is not', async () => {
      const breaks = (store: MemoryStore) => rewrite(store, waiting, 'head', () => ({ policy: 'normal-change@7' }))
      expect(await whenBroken(breaks)).toEqual(found(9, 'the policy it ran under does not exist: normal-change@7'))
    })

    it('finds somebody who was asked and does not exist', async () => {
      const breaks = (store: MemoryStore) =>
        rewriteOwed(store, waiting, ({ asked }) => ({ asked: [...(asked as string[]), 'per_nobody'] }))
      expect(await whenBroken(breaks)).toEqual(found(9, 'it names somebody who does not exist'))
    })

    it('finds a story with a hole', async () => {
      const breaks = async (store: MemoryStore) => {
        const entry = rowsOf(store, waiting).find(({ sk }) => sk.startsWith('aud#'))
        if (entry !== undefined) store.lose(entry)
      }
      expect(await whenBroken(breaks)).toEqual(found(9, 'its story has no entry 1'))
    })
  })

  describe('10 · one audit trail', () => {
    it('finds an entry that was changed', async () => {
      const breaks = (store: MemoryStore) =>
        rewrite(store, waiting, 'aud#', ({ entry }) => ({
          entry: { ...(entry as object), at: '2026-01-01T00:00:00.000Z' },
        }))
      expect(await whenBroken(breaks)).toEqual(found(10, 'entry 1 of its audit trail does not fit'))
    })

    it('finds a head that stands elsewhere', async () => {
      const breaks = (store: MemoryStore) => rewrite(store, waiting, 'head', () => ({ auditSeq: 9 }))
      expect(await whenBroken(breaks)).toEqual(found(10, 'its audit trail does not end where its head says'))
    })
  })
})
