import type { AnswerOf } from '../kernel/contract.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Directory } from '../responsibility/index.ts'
import { planLadder } from './ladder.ts'
import { personRefIn } from './obligation.view.ts'
import type { previewPolicy } from './policy.contract.ts'
import type { DeclaredPolicy, Ladders } from './policy.ts'
import { toldAgainAt } from './rules/told-again.ts'
import { whoWouldBeReached } from './rules/who-would-be-reached.ts'

type Preview = AnswerOf<typeof previewPolicy>

/** What ladders would do to obligations opened at an instant in this position, and whom each step would reach today. */
export function previewOf(
  declared: DeclaredPolicy,
  ladders: Ladders,
  directory: Directory,
  { from, position, now }: { readonly from: Instant; readonly position: Id; readonly now: Instant },
): Preview {
  const { calendar } = directory.department
  const name = directory.positions.get(position)?.name ?? { 'zh-CN': position, en: position }
  const personOf = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  const stages = Object.entries(declared.stages).map(([stage, { title, ladder: builtIn }]) => {
    const ladder = ladders[stage] ?? builtIn
    const { dueAt, plan } = planLadder(ladder, from, calendar)
    const { asked, steps } = whoWouldBeReached(directory, position, plan, now)
    return {
      ...{ stage, title, dueAt },
      asked: personOf(asked),
      steps: steps.map(({ at, does, to, who, outcome }) => ({ at, does, to: to ?? null, who: personOf(who), outcome })),
      againAt: toldAgainAt(plan.at(-1)?.at ?? dueAt, ladder.again, calendar),
    }
  })
  return { from, position: { id: position, name }, stages }
}
