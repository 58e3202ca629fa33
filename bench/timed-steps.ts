import type { AuditEntry } from '../functions/audit-trail/entry.ts'
import { type Instant, MINUTE, millisOf, plusMillis } from '../functions/kernel/instant.ts'
import type { Clock } from '../functions/platform/clock.ts'
import type { Store, Write } from '../functions/platform/store.ts'

const BEGUN = 'incident.opened'
const OVER = 'incident.resolved'
const STEPS = ['incident.page-delivered', 'incident.escalated']

/** Watches a table for steps of incidents' ladders: when each was due, and when it was committed. */
export function timedSteps(clock: Clock) {
  /** By partition: when the step ahead is due. */
  const ahead = new Map<string, Instant>()
  const late = new Map<string, number>()

  function note(writes: readonly Write[]): void {
    const at = clock.now()
    for (const { pk, did, next } of actsIn(writes)) {
      const due = ahead.get(pk)
      if (did !== BEGUN && due === undefined) continue
      if (did === OVER) ahead.delete(pk)
      else if (next !== undefined) ahead.set(pk, next)
      if (due !== undefined && STEPS.includes(did)) late.set(pk, millisOf(at) - millisOf(due))
    }
  }

  return {
    watch: (store: Store): Store => ({
      ...store,
      async commit(writes) {
        await store.commit(writes)
        note(writes)
      },
    }),
    /** Takes up a new step of each. */
    begin: () => late.clear(),
    get count() {
      return late.size
    },
    /** The next steps that are due within half a minute of each other. */
    get wave(): { readonly from: Instant; readonly until: Instant; readonly count: number } {
      const due = [...ahead.values()].toSorted()
      const from = due[0] ?? clock.now()
      const together = due.filter((at) => at <= plusMillis(from, MINUTE / 2))
      return { from, until: together.at(-1) ?? from, count: together.length }
    },
    /** Milliseconds from when each was due until it was committed. */
    get late(): number[] {
      return [...late.values()]
    },
  }
}

/** What was done to a case, and when whoever has to answer it is looked after next. */
function actsIn(writes: readonly Write[]) {
  const puts = writes.flatMap((write) => ('put' in write ? [write.put] : []))
  return puts.flatMap(({ pk, entry }) => {
    if (entry === undefined) return []
    const answer = puts.find((put) => put.pk === pk && put.kind === 'incident.acknowledge' && put.status === 'open')
    const next = answer?.nextTickAt as Instant | undefined
    return [{ pk, did: (entry as unknown as AuditEntry).did, next }]
  })
}
