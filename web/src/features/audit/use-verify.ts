import { useCallback, useRef, useState } from 'react'
import { verifyAudit } from '../../../../functions/audit-trail/audit-trail.contract.ts'
import { type Answer, callApi } from '../../lib/api.ts'
import { ApiProblem } from '../../lib/problem.ts'

type Checked = Answer<typeof verifyAudit>

export interface Verification {
  readonly state: 'idle' | 'running' | 'stopped' | 'done'
  /** Of all pages so far: counts added up, the first thing broken. */
  readonly sum: Checked | undefined
  readonly problem: ApiProblem | undefined
}

const PAGE = 100
/** A million chains: more than a portal should walk; the command does the rest. */
const MOST_PAGES = 10_000

/** Walks all chains page by page, until the end, the first broken one, or a stop. */
export function useVerify() {
  const [verification, set] = useState<Verification>({ state: 'idle', sum: undefined, problem: undefined })
  const running = useRef<AbortController>(null)

  const stop = useCallback(() => running.current?.abort(), [])
  const start = useCallback(async () => {
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    let sum: Checked | undefined
    set({ state: 'running', sum, problem: undefined })
    try {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const cursor = sum?.nextCursor
        const query = { limit: PAGE, ...(cursor != null && { cursor }) }
        sum = added(sum, await callApi(verifyAudit, { query }, signal))
        const isDone = sum.nextCursor === null || sum.broken !== null
        set({ state: isDone ? 'done' : 'running', sum, problem: undefined })
        if (isDone) return
      }
    } catch (error) {
      if (!signal.aborted && !(error instanceof ApiProblem)) throw error
      set({ state: 'stopped', sum, problem: error instanceof ApiProblem ? error : undefined })
    }
  }, [])

  return { ...verification, start, stop }
}

function added(before: Checked | undefined, page: Checked): Checked {
  if (before === undefined) return page
  return {
    ...page,
    checked: before.checked + page.checked,
    entries: before.entries + page.entries,
    checkpoints: before.checkpoints.broken === null ? page.checkpoints : before.checkpoints,
  }
}
