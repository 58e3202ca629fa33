import type { ReviewSummary } from '../../../../functions/access-review/access-review.contract.ts'
import { useReviewWords } from './words.ts'

export type Scope = ReviewSummary['scope']

/** A scope in a few words. */
export function useScopeWords(): (scope: Scope) => string {
  const { say } = useReviewWords()
  return (scope) => {
    if (scope.of === 'all') return say('scopes.all')
    if (scope.of === 'risk') return say(`scopes.${scope.risk}`)
    return scope.of === 'positions'
      ? say('scopes.positionCount', { count: scope.positions.length })
      : say('scopes.systemCount', { count: scope.systems.length })
  }
}
