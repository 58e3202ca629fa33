import { perform } from '../../audit-trail/commit-act.ts'
import { getPlanVersion } from '../../emergency-plan/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { findByKey } from '../incident.store.ts'
import { openIncident } from '../open-incident.ts'
import { IMPACTS, type Severity, URGENCIES } from '../severity.ts'
import { currentSeverityPolicy } from '../severity-policy.store.ts'
import type { SeverityPolicy } from '../severity-policy.ts'

interface DrillDue {
  readonly drill: Id
  readonly plan: Id
  readonly version: number
  readonly service?: Id
  readonly severity: Severity
  readonly participants: readonly Id[]
}

/**
 * A drill is due: an incident opens that is only an exercise, of those who take part, by the plan that is drilled. Asked
 * again for the same drill, nothing happens, even when it is over.
 */
export const openDrillTask: Task = {
  name: 'open-drill',
  async run(platform, input) {
    return perform(platform, () => opened(platform, input as JsonObject & DrillDue))
  },
}

async function opened(platform: Platform, due: DrillDue): Promise<Outcome<JsonObject>> {
  const { store, clock } = platform
  const { drill, plan, version, service, severity, participants } = due
  const key = `drill#${drill}`
  const before = await findByKey(store, key)
  if (before !== undefined) return { acts: [], answer: { incident: before } }
  const [{ title }, directory, policy] = await Promise.all([
    getPlanVersion(store, plan, version),
    loadDirectory(store),
    currentSeverityPolicy(store),
  ])
  const { acts, id } = await openIncident(
    platform,
    {
      ...{ key, severity, title: title['zh-CN'], description: '' },
      ...(service === undefined ? {} : { service }),
      ...asBadAs(severity, policy),
      source: { kind: 'drill', id: drill },
      exercise: { drill, participants, plan: { plan, version } },
    },
    { directory, now: clock.now() },
  )
  return { acts, answer: { incident: id } }
}

/** What an incident of this severity hits, and how fast: the gravest the policy counts as one. */
function asBadAs(severity: Severity, { matrix }: SeverityPolicy) {
  for (const impact of IMPACTS) {
    for (const urgency of URGENCIES) if (matrix[impact][urgency] === severity) return { impact, urgency }
  }
  return { impact: 'partial', urgency: 'medium' } as const
}
