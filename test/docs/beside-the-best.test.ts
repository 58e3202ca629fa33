import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The names of all scenarios, with `’` where the code escapes an apostrophe. */
const scenarios = new Set(
  globSync('test/{scenario,on-call}/**/*.test.ts', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\b(?:it|test)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)].map(
      ([, , name = '']) => name.replaceAll("\\'", "'"),
    ),
  ),
)

const [beside = '', mustHold = ''] = readFileSync(path.join(ROOT, 'docs/beside-the-best.md'), 'utf8').split('\n## ')
const rowsOf = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()))
const rows = rowsOf(beside)

describe('the table beside the best', () => {
  it('has rows, each with a word on every product', () => {
    expect(rows.length).toBeGreaterThan(25)
    expect(rows.filter((cells) => !cells.slice(2, 7).every((cell) => /^[●◐○]$/.test(cell)))).toEqual([])
  })

  it('names a scenario that there is for every row of ours', () => {
    const named = rows.map((cells) => (cells[7] ?? '').replace(/^● /, ''))
    expect(named.filter((name) => !scenarios.has(name))).toEqual([])
  })

  it('names a scenario that there is for everything that must hold', () => {
    const named = rowsOf(mustHold).map((cells) => cells[2] ?? '')
    expect(named.length).toBeGreaterThanOrEqual(16)
    expect(named.filter((name) => !scenarios.has(name))).toEqual([])
  })
})
