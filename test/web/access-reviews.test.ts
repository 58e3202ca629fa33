import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../web/src/features/access-reviews/csv.ts'
import inEnglish from '../../web/src/features/access-reviews/en.ts'
import inChinese from '../../web/src/features/access-reviews/zh-CN.ts'
import { caseLink } from '../../web/src/features/obligations/obligation.ts'

describe('a review as a table for a spreadsheet', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['  @SUM(A1)', `'  @SUM(A1)`],
    ['-2', `'-2`],
    ['＝1', `'＝1`],
    ['\tx', `'\tx`],
    ['王建国', '王建国'],
    ['a,b', '"a,b"'],
    ['他说"不"', '"他说""不"""'],
    ['=1,2', `"'=1,2"`],
    ['上\n下', '"上\n下"'],
  ])('%j is written as %j', (text, cell) => expect(csvOf([[text]])).toBe(`\uFEFF${cell}\r\n`))

  it('has as many cells as were given, none of which is a formula', () => {
    const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, (given) => {
        const read = cellsOf(csvOf(given).slice(1))
        expect(read).toHaveLength(given.length)
        for (const [nth, row] of read.entries()) {
          expect(row.map((cell) => cell.replace(/^'/, ''))).toEqual(given[nth]?.map((cell) => cell.replace(/^'/, '')))
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/)
        }
      }),
    )
  })
})

/** CSV read as RFC 4180 has it. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('obligations of a review', () => {
  it('lead to the package, the review, the report', () => {
    const [review, pack] = [{ id: 'rev_01' }, { id: 'rvw_01' }]
    const reached = (caseId: string, kind: string) => caseLink({ caseId, kind })
    expect(reached(pack.id, 'access-review.decide')).toEqual({ to: '/access-reviews/packages/$id', params: pack })
    expect(reached(review.id, 'access-review.settle')).toEqual({ to: '/access-reviews/$id', params: review })
    expect(reached(review.id, 'access-review.sign')).toEqual({ to: '/access-reviews/$id/report', params: review })
  })
})

describe('the story of a review', () => {
  const ROOT = path.resolve(import.meta.dirname, '../..')
  const sources = globSync('functions/{access-review,obligation}/**/*.ts', { cwd: ROOT })
  const written = sources.flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\bdid(?:: | = )[^\n]*/g)].flatMap(([line]) =>
      [...line.matchAll(/'((?:access-review|access-review-schedule|obligation)\.[a-z-]+)'/g)].map(
        ([, did = '']) => did,
      ),
    ),
  )

  it.each([
    ['zh-CN', inChinese.did],
    ['en', inEnglish.did],
  ])('has words for every act, in %s', (_, words) => {
    expect(new Set(written).size).toBeGreaterThan(18)
    const said = Object.entries(words).flatMap(([room, acts]) => Object.keys(acts).map((act) => `${room}.${act}`))
    expect([...new Set(written)].filter((did) => !said.includes(did))).toEqual([])
  })
})
