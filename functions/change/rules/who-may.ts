import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import { type AuthorityName, type Directory, mayAct } from '../../responsibility/index.ts'
import type { Change } from '../change.ts'
import {
  assessorIsImplementer,
  assessorIsRequester,
  authoriserIsAssessor,
  authoriserIsImplementer,
  authoriserIsRequester,
  reviewerIsImplementer,
  reviewerIsRequester,
  testerIsImplementer,
} from './reasons.ts'

/** Steps that somebody decides because a position allows it, and not because of who they are to this change. */
export type DecidedStep = 'assess' | 'authorise' | 'test' | 'review'

/** Separation of duties: who a person is to this change, and why that keeps them from a step. */
type Bar = { readonly barred: (change: Change, person: Id) => boolean; readonly why: Reason }

const isInvolved = (change: Change, person: Id) => change.requester === person || change.involved.includes(person)
const isImplementer = (change: Change, person: Id) =>
  change.implementer === person || change.decisions.release === person
const isAssessor = (change: Change, person: Id) => change.decisions.assess === person

const BARS: Readonly<Record<DecidedStep, readonly Bar[]>> = {
  assess: [
    { barred: isInvolved, why: assessorIsRequester },
    { barred: isImplementer, why: assessorIsImplementer },
  ],
  authorise: [
    { barred: isInvolved, why: authoriserIsRequester },
    { barred: isImplementer, why: authoriserIsImplementer },
    { barred: isAssessor, why: authoriserIsAssessor },
  ],
  test: [{ barred: isImplementer, why: testerIsImplementer }],
  review: [
    { barred: isInvolved, why: reviewerIsRequester },
    { barred: isImplementer, why: reviewerIsImplementer },
  ],
}

/** What each step needs. */
export const AUTHORITY: Readonly<Record<DecidedStep, AuthorityName>> = {
  assess: 'change.assess',
  authorise: 'change.authorise',
  test: 'change.test',
  review: 'change.review',
}

/** Why separation of duties keeps this person from this step; nothing when it does not. */
export const barOf = (change: Change, step: DecidedStep, person: Id): Reason | undefined =>
  BARS[step].find(({ barred }) => barred(change, person))?.why

/** Everybody whom separation of duties keeps from this step. */
export const barredFrom = (change: Change, step: DecidedStep): Id[] =>
  [...new Set(peopleOf(change))].filter((person) => barOf(change, step, person) !== undefined)

function peopleOf(change: Change): Id[] {
  const { assess, release } = change.decisions
  const deciders = [assess, release].filter((each) => each !== undefined)
  return [change.requester, change.implementer, ...change.involved, ...deciders]
}

/** Whether this person may take this step now: separation of duties first, then the authority of a position. */
export function whoMay(
  step: DecidedStep,
  change: Change,
  directory: Directory,
  person: Id,
  now: Instant,
): Verdict<Grant> {
  const bar = barOf(change, step, person)
  return bar === undefined ? mayAct(directory, person, AUTHORITY[step], now, change) : { no: bar }
}
