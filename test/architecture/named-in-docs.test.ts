import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8')
const quoted = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words)

const SOURCES = globSync('{functions,infra}/**/*.{ts,tsx}', { cwd: ROOT }).map(read).join('\n')

describe('what the documents name', () => {
  test.each(['docs/security.md', 'docs/scale.md', 'docs/deployment.md', 'README.md', 'CONTRIBUTING.md'])(
    'in %s is there: files, and pages it links',
    (name) => {
      const text = read(name)
      const files = quoted(text).filter((words) =>
        /^(?:functions|infra|test|web|docs|scripts)\/[\w./-]+\.\w+$/.test(words),
      )
      const links = [...text.matchAll(/\]\(((?!https?:|#)[^)#\s]+)/g)].map(([, link = '']) =>
        path.join(path.dirname(name), link),
      )
      expect([...files, ...links].filter((each) => !existsSync(path.join(ROOT, each)))).toEqual([])
    },
  )

  test('the levers of docs/scale.md are constants of the code', () => {
    const levers = quoted(read('docs/scale.md')).filter((words) => /^[A-Z]+(?:_[A-Z]+)*$/.test(words))
    expect(levers.length).toBeGreaterThan(10)
    expect(levers.filter((lever) => !SOURCES.includes(`const ${lever} =`))).toEqual([])
  })

  test('every decision links nothing that is not there', () => {
    const dead = globSync('docs/decisions/*.md', { cwd: ROOT }).flatMap((name) =>
      [...read(name).matchAll(/\]\(((?!https?:|#)[^)#\s]+)/g)]
        .map(([, link = '']) => path.join(path.dirname(name), link))
        .filter((link) => !existsSync(path.join(ROOT, link))),
    )
    expect(dead).toEqual([])
  })
})
