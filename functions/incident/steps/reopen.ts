import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import { FROM_THE_TOP, groundOf, pageNext } from '../escalate.ts'
import { INCIDENT_REOPENED } from '../events.ts'
import type { Incident } from '../incident.ts'
import { told } from './move-ladder.ts'
import { owedAnswer, owedResolution } from './owed.ts'
import { actOf, type Doer, eventOf, type Gathered, rulesIn } from './step.ts'

/** It is not over after all: from the top of the ladder again, with its story. The time to resolve begins anew. */
export async function reopen(
  platform: Platform,
  gathered: Gathered,
  by: Doer,
  said: Readonly<Record<string, string>> = {},
): Promise<Act> {
  const { head, standing, directory, now } = gathered
  const { resolvedAt: _, mitigatedAt: __, mergedInto: ___, ...rest } = head
  const begun: Incident = {
    ...rest,
    status: 'triggered',
    stage: 'answer',
    round: head.round + 1,
    reopened: head.reopened + 1,
    pages: head.pages + 1,
  }
  const rules = rulesIn(gathered)
  const ground = await groundOf(platform, begun, directory, now)
  const paged = await pageNext(platform, begun, rules, ground, FROM_THE_TOP)
  const owing = { incident: begun, rules, directory, now, nth: standing.all.length }
  const incident: Incident = {
    ...begun,
    ladder: paged.ladder,
    owner: paged.answerer.person,
    nextBy: paged.ladder.until,
  }
  const act = actOf(gathered, {
    incident,
    did: 'incident.reopened',
    by,
    obligations: [
      owedAnswer(owing, paged.answerer, paged.ladder),
      owedResolution({ ...owing, nth: owing.nth + 1 }, paged.answerer),
    ],
    what: { ...told(paged), reopened: incident.reopened },
    personal: said,
    rows: paged.rows,
    effects: [...paged.effects, eventOf(INCIDENT_REOPENED, incident)],
  })
  const starts = {
    kind: 'start',
    workflow: 'incident-escalation',
    caseId: head.id,
    generation: (standing.execution?.generation ?? 0) + 1,
  } as const
  return { ...act, effects: [...(act.effects ?? []).filter(({ kind }) => kind !== 'wake'), starts] }
}
