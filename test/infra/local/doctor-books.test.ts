import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '../../../functions/kernel/ids.ts'
import { kinds } from '../../../functions/registry.ts'
import { bookIdOf } from '../../../functions/role-book/role-book.store.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { aDuty, BookWork } from '../../support/book-work.ts'
import { department, people } from '../../support/department.ts'
import { itemsOf, MemoryOffice } from '../../support/memory-office.ts'
import type { MemoryStore } from '../../support/memory-store.ts'
import { rewrite } from './doctor-house.ts'

const bookId = bookIdOf(department)

describe('a doctor who looks at a role book', () => {
  let office: MemoryOffice
  let draft: Id

  beforeAll(async () => {
    office = await MemoryOffice.open()
    const book = new BookWork(office)
    await book.founds()
    draft = (await book.begins('head')).id
    await book.adds('head', draft, aDuty('opsEngineer'))
    await book.publishes(draft, { drafter: 'head', judge: 'headDeputy' }, { from: '2026-01-12' })
  })

  const whenBroken = async (breaks: (store: MemoryStore) => Promise<void>) => {
    const store = office.store.clone()
    await breaks(store)
    return (await checkUp(itemsOf(store), kinds, office.now)).violations.map(({ invariant, what }) => ({
      invariant,
      what,
    }))
  }
  /** A row of the organisation is another one. */
  const inDirectory = (sk: string, change: (thing: object) => object) => async (store: MemoryStore) => {
    const row = store.dump().find((each) => each.pk === 'directory' && each.sk.startsWith(sk))
    if (row === undefined) throw new Error(`no row ${sk}`)
    await store.write({ put: { ...row, thing: change(row.thing as object) as never } })
  }

  it('finds nothing', async () => {
    expect(await whenBroken(async () => {})).toEqual([])
  })

  it('5 · finds authority that no published duty gives', async () => {
    const more = inDirectory('grants#000001', () => ({
      ...{ position: 'pos_01KE5TP0MR0000000000000305', authorities: [{ act: 'audit.erase', duty: 'dut_x' }] },
    }))
    expect(await whenBroken(more)).toContainEqual({
      invariant: 5,
      what: 'the directory does not grant what version 1 says',
    })
  })

  it('5 · finds a planned version that would take over at another instant', async () => {
    const sooner = inDirectory('book#000002', (thing) => ({ ...thing, from: office.now }))
    expect(await whenBroken(sooner)).toEqual([
      { invariant: 5, what: 'the directory does not grant what version 2 says' },
    ])
  })

  it('6 · finds a review by somebody who had worked on it', async () => {
    const own = (store: MemoryStore) =>
      rewrite(store, draft, 'head', () => ({ editors: [people.head, people.headDeputy] }))
    expect(await whenBroken(own)).toEqual([{ invariant: 6, what: 'somebody reviewed what they had worked on' }])
  })

  it('8 · finds a page that was written over, and a version that is not what was reviewed', async () => {
    const forged = (store: MemoryStore) => rewrite(store, bookId, 'page#', (row) => ({ duties: [], frame: row.frame }))
    expect((await whenBroken(forged)).filter(({ invariant }) => invariant === 8)).toEqual([
      { invariant: 8, what: expect.stringMatching(/^page [0-9a-f]{64} of the role book is not as it was published$/) },
    ])
    const other = (store: MemoryStore) => rewrite(store, draft, 'head', () => ({ contentHash: 'f'.repeat(64) }))
    expect(await whenBroken(other)).toEqual([{ invariant: 8, what: 'version 2 is not what was reviewed' }])
    const manifest = (store: MemoryStore) =>
      rewrite(store, bookId, 'manifest#000002', () => ({ manifest: { pages: {}, frame: '', added: [] } }))
    expect(await whenBroken(manifest)).toContainEqual({
      invariant: 8,
      what: 'version 2 of the role book is not as it was published',
    })
  })

  it('9 · finds versions that take over at the same instant', async () => {
    const same = (store: MemoryStore) =>
      rewrite(store, bookId, 'head', ({ takesOver }) => ({
        takesOver: (takesOver as { from: string }[]).map((each) => ({ ...each, from: '2026-01-05T01:00:00.000Z' })),
      }))
    expect(await whenBroken(same)).toContainEqual({ invariant: 9, what: 'its versions do not follow one another' })
  })
})
