// The linter over made-up books of three sizes. Says one line: what it took, as JSON.
import { lintBook } from '../../functions/role-book/rules/lint/lint-book.ts'
import { LINT_DAYS } from '../../functions/role-book/rules/lint/lint-input.ts'
import { bookOf, departmentOf } from '../made-up-book.ts'

const NOW = '2026-01-05T01:00:00.000Z'
/** The largest is the one that was asked for: 2,000 duties and 300 positions. */
const SIZES = [20, 200, 2000] as const
const DUTIES_A_POSITION = 6.7

const linted = SIZES.map((duties) => {
  const posts = Math.ceil(duties / DUTIES_A_POSITION)
  const input = { book: bookOf(duties, posts), directory: departmentOf(posts), now: NOW, objectives: [] }
  const begun = performance.now()
  const found = lintBook({ ...input, horizonDays: LINT_DAYS })
  return { duties, posts, found: found.length, millis: performance.now() - begun }
})

process.stdout.write(`${JSON.stringify({ linted })}\n`)
