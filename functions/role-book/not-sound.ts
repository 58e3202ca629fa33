import { refused } from './errors.ts'
import type { BookProblem } from './rules/book-problems.ts'

/** Places that are told about at once. */
const MOST_TOLD = 50

/** 409 with each place and what is wrong there. */
export const notSound = (problems: readonly BookProblem[]) =>
  refused(
    'draft-not-sound',
    { count: problems.length },
    {
      problems: problems
        .slice(0, MOST_TOLD)
        .map(({ at, errors }) => ({ at, errors: errors.map(({ path, code }) => ({ path, code })) })),
    },
  )
