import { useState } from 'react'
import type { ApiProblem } from '../../lib/problem.ts'

/** As many as one call decides. */
const MOST_AT_ONCE = 50

export interface Choosing<Choice> {
  readonly choose: (ids: readonly string[], choice: Choice) => void
  readonly isOnItsWay: (id: string) => boolean
  /** The last refusal, and which it was about. */
  readonly refused: { readonly ids: readonly string[]; readonly problem: ApiProblem } | undefined
}

/**
 * Choices made by a press: the next may be made before the last is answered. A second word about the same thing waits
 * for the first.
 *
 * @param send one call; rejects with {@link ApiProblem}
 */
export function useChoices<Choice>(
  send: (ids: readonly string[], choice: Choice) => Promise<unknown>,
): Choosing<Choice> {
  const [onTheirWay, setOnTheirWay] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Choosing<Choice>['refused']>()
  const choose = async (wanted: readonly string[], choice: Choice) => {
    const ids = wanted.filter((id) => !onTheirWay.has(id)).slice(0, MOST_AT_ONCE)
    if (ids.length === 0) return
    setRefused(undefined)
    setOnTheirWay((all) => new Set([...all, ...ids]))
    await send(ids, choice).catch((problem: ApiProblem) => {
      if (!problem.isStale) setRefused({ ids, problem })
    })
    setOnTheirWay((all) => new Set([...all].filter((id) => !ids.includes(id))))
  }
  return {
    choose: (ids, choice) => void choose(ids, choice),
    isOnItsWay: (id) => onTheirWay.has(id),
    refused,
  }
}
