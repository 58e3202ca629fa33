import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidCursorError } from '../../functions/platform/store.ts'
import { inOrder, pageOfDirectory } from '../../functions/responsibility/directory-page.ts'
import { directoryHouse } from './directory-house.ts'

interface Named {
  readonly id: string
  readonly name: string
}
const nameOf = ({ name }: Named) => [name]
const names = fc.oneof(
  fc.constantFrom('王强', '李娜', '张伟', 'Zoë', 'zoe', 'Ａ', 'a', ' a', ''),
  fc.string({ unit: 'binary' }),
)
const things = fc.uniqueArray(fc.record({ id: fc.uuid(), name: names }), { maxLength: 30, selector: ({ id }) => id })

/** Walks a list page by page; `between` may change it before each page. */
function walk(list: Named[], limit: number, between: (list: Named[], page: number) => Named[]): string[] {
  const seen: string[] = []
  let current = list
  let cursor: string | undefined
  for (let page = 0; page <= list.length + 1; page += 1) {
    current = between(current, page)
    const found = pageOfDirectory('names', inOrder(current, nameOf), nameOf, { limit, cursor }, ({ id }) => id)
    seen.push(...found.items)
    if (found.nextCursor === null) return seen
    cursor = found.nextCursor
  }
  throw new Error('the list does not end')
}

describe('pages of a list in memory', () => {
  it('show everything once, in order, whatever their size', () => {
    fc.assert(
      fc.property(things, fc.integer({ min: 1, max: 7 }), (list, limit) => {
        const expected = inOrder(list, nameOf).map(({ id }) => id)
        expect(walk(list, limit, (same) => same)).toEqual(expected)
      }),
    )
  })

  it('show once what stays, although others come and go meanwhile', () => {
    fc.assert(
      fc.property(
        things,
        things,
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat()),
        (list, others, limit, coins) => {
          const [stays, goes] = [list.filter((_, nth) => nth % 2 === 0), list.filter((_, nth) => nth % 2 === 1)]
          const seen = walk(list, limit, (_, page) => {
            const coin = coins.next().value ?? 0
            return page === 0 ? list : [...stays, ...goes.slice(coin % (goes.length + 1)), ...others.slice(0, coin % 3)]
          })
          for (const { id } of stays) expect(seen.filter((each) => each === id)).toEqual([id])
          expect(new Set(seen).size).toBe(seen.length)
        },
      ),
    )
  })

  it('refuse what is no cursor of theirs', () => {
    const refuses = (cursor: string) =>
      expect(() => pageOfDirectory('names', [], nameOf, { limit: 5, cursor }, ({ id }) => id)).toThrow(
        InvalidCursorError,
      )
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const cursor of [
      '',
      'x',
      '{}',
      encoded(['groups', 'a', 'b']),
      encoded(['names']),
      encoded(['names', 1]),
      encoded({}),
    ]) {
      refuses(cursor)
    }
  })
})

describe('lists of the organisation', () => {
  it('go through by cursor, and refuse the cursor of another list', async () => {
    const { get } = await directoryHouse()
    const seen: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `/api/people?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`
      const { body } = await get('opsOne', path)
      seen.push(...body.items.map(({ name }) => name))
      cursor = body.nextCursor
      if (cursor !== null) {
        expect(await get('opsOne', `/api/positions?cursor=${cursor}`)).toMatchObject({
          status: 422,
          body: { errors: [{ path: 'cursor' }] },
        })
      }
    }
    expect(seen).toHaveLength(14)
    expect(seen).toEqual(seen.toSorted((a, b) => String(a).localeCompare(String(b), 'zh-CN')))
  })

  it('orders Chinese names by pronunciation', () => {
    const list = ['周敏', '陈静', '阿里', '李伟'].map((name) => ({ id: name, name }))
    expect(inOrder(list, nameOf).map(({ name }) => name)).toEqual(['阿里', '陈静', '李伟', '周敏'])
  })

  it('lists posts of the department in front, then group by group with the leader first', async () => {
    const { get } = await directoryHouse()
    const { body } = await get('employee', '/api/positions')
    const found = body.items.map(({ name }) => (name as { en: string }).en)
    expect(found).toEqual([
      'head',
      'administrator',
      'appLeader',
      'appEngineer',
      'opsLeader',
      'changeManager',
      'opsEngineer',
    ])
  })
})
