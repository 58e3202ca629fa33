import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Words of the last column of the table, in backticks. */
const forbidden = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word))

/** What is between quotes and between tags: everything people may read, and some of what they don't. */
const saidIn = (source: string): string[] =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`|>([^<>{}]+)</g)].map(
    ([, ...parts]) => parts.find((part) => part !== undefined) ?? '',
  )

const files = globSync('{functions,web/src,infra/local/seed}/**/*.{ts,tsx}', { cwd: ROOT })

const isIn = (word: string, text: string): boolean =>
  /^[\w -]+$/.test(word) ? new RegExp(`\\b${word}s?\\b`, 'i').test(text) : text.includes(word)

describe('words that are not used', () => {
  it('are known, and looked for in what people read', () => {
    expect(forbidden.length).toBeGreaterThan(20)
    expect(files.length).toBeGreaterThan(500)
    expect(saidIn(`say('请审批变更', "to-do")`)).toEqual(['请审批变更', 'to-do'])
    expect(isIn('审批变更', '请审批变更')).toBe(true)
    expect(isIn('tier', 'frontier')).toBe(false)
  })

  it.each(forbidden)('%s', (word) => {
    const found = files.filter((file) =>
      saidIn(readFileSync(path.join(ROOT, file), 'utf8')).some((text) => isIn(word, text)),
    )
    expect(found).toEqual([])
  })
})
