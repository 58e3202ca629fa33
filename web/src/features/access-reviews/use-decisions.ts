import { useCallback, useRef, useState } from 'react'
import type { VerdictOut } from '../../../../functions/access-review/parts.contract.ts'
import { decideItem } from '../../../../functions/access-review/review-package.contract.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-api.ts'

type Of<Value> = ReadonlyMap<string, Value>

const having = <Value>(map: Of<Value>, key: string, value: Value): Of<Value> => new Map(map).set(key, value)
const lacking = <Value>(map: Of<Value>, key: string): Of<Value> => new Map([...map].filter(([each]) => each !== key))

/**
 * Decisions that need no more than a press: the next may be made before the last is answered. Which of them are on
 * their way, and what was refused. A second word about the same item waits for the first.
 */
export function useDecisions(id: string) {
  const { mutateAsync } = useAct(decideItem)
  const [saving, setSaving] = useState<Of<VerdictOut>>(new Map())
  const [refused, setRefused] = useState<Of<ApiProblem>>(new Map())
  const onTheirWay = useRef(new Set<string>())
  const decide = useCallback(
    (entitlement: string, verdict: VerdictOut) => {
      if (onTheirWay.current.has(entitlement)) return
      onTheirWay.current.add(entitlement)
      setSaving((all) => having(all, entitlement, verdict))
      setRefused((all) => lacking(all, entitlement))
      mutateAsync({ params: { id }, body: { entitlement, verdict } })
        .catch((problem: ApiProblem) => setRefused((all) => having(all, entitlement, problem)))
        .finally(() => {
          onTheirWay.current.delete(entitlement)
          setSaving((all) => lacking(all, entitlement))
        })
    },
    [id, mutateAsync],
  )
  return { saving, refused, decide }
}
