import { bornAt, type Id } from '../kernel/ids.ts'
import type { Verdict } from '../kernel/refusal.ts'
import { type Language, say } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ReviewOut, ReviewSummary } from './access-review.contract.ts'
import type { ReviewHead } from './access-review.ts'

/** A review in the list, and what every step answers. */
export function summaryOfReview(head: ReviewHead, directory: Directory): ReviewSummary {
  const { id, name, scope, status, decideBy, undecided, startedBy, schedule, items, packages, version } = head
  return {
    ...{ id, name, status, decideBy, undecided, version },
    scope: structuredClone(scope) as ReviewSummary['scope'],
    startedAt: bornAt(id),
    startedBy: schedule === undefined ? personRefIn(directory, startedBy) : null,
    schedule: schedule ?? null,
    items: items ?? null,
    packages: packages ?? null,
  }
}

/** Whether the caller may, and why not. */
export const actionOf = (verdict: Verdict<unknown>, language: Language): ReviewOut['actions']['cancel'] =>
  'no' in verdict
    ? { may: false, code: verdict.no.code, reason: say(verdict.no.text, language, verdict.no.values) }
    : { may: true, code: null, reason: null }

export const personOrNull = (directory: Directory, id: Id | undefined) =>
  id === undefined ? null : personRefIn(directory, id)
