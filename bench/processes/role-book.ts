// The linter and a year played through, over made-up books. Says one line: what it took, as JSON.
import { lintBook } from '../../functions/role-book/rules/lint/lint-book.ts'
import { LINT_DAYS } from '../../functions/role-book/rules/lint/lint-input.ts'
import { simulate } from '../../functions/role-book/rules/simulate/simulate.ts'
import { TYPICAL_LOAD } from '../../functions/role-book/rules/simulate/simulation.ts'
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

/** 60 duties and 20 people, and what the route lets through at most. */
const YEARS = [
  { duties: 60, posts: 10, weeks: 52 },
  { duties: 1150, posts: 170, weeks: 52 },
] as const

const simulated = YEARS.map(({ duties, posts, weeks }) => {
  const input = { book: bookOf(duties, posts), directory: departmentOf(posts), load: TYPICAL_LOAD, seed: 1 }
  const begun = performance.now()
  const { totals, people } = simulate({ ...input, from: '2026-01-05', weeks })
  const millis = performance.now() - begun
  return { duties, people: people.length, weeks, occurrences: totals.occurrences, millis }
})

process.stdout.write(`${JSON.stringify({ linted, simulated })}\n`)
