import { personRefIn } from '../obligation/index.ts'
import { mutation, type Route } from '../platform/handler.ts'
import { previewIncidentSeverity } from './change-severity.contract.ts'
import { sameSeverity } from './errors.ts'
import { gathered } from './gather.ts'
import { changeIncidentSeverity } from './incident.contract.ts'
import { headAfter } from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import type { Incident } from './incident.ts'
import { changeSeverity } from './steps/change-severity.ts'

export const changeSeverityRoutes: readonly Route[] = [
  mutation(changeIncidentSeverity, async (platform, call) => {
    const { gathered: all, by } = await gathered(platform, 'change-severity', call)
    const { impact, urgency, comment } = call.body
    const severity = all.policy.matrix[impact][urgency]
    if (isAsItIs(all.head, { impact, urgency, severity })) throw sameSeverity()
    const { act, moved } = await changeSeverity(platform, all, by, { impact, urgency, severity, comment })
    const looking = { directory: all.directory, language: call.caller.language }
    return { acts: [act], answer: { incident: summaryOf(headAfter(act), looking), moved: [...moved] } }
  }),

  mutation(previewIncidentSeverity, async (platform, call) => {
    const { gathered: all, by } = await gathered(platform, 'change-severity', call)
    const { head, directory, policy } = all
    const { impact, urgency } = call.body
    const severity = policy.matrix[impact][urgency]
    if (isAsItIs(head, { impact, urgency, severity })) {
      return { acts: [], answer: { severity, moved: [], pages: null } }
    }
    // Reckoned as it would be, and dropped.
    const { act, moved } = await changeSeverity(platform, all, by, { impact, urgency, severity, comment: '' })
    const paged = act.what?.paged
    const pages = typeof paged === 'string' ? personRefIn(directory, paged) : null
    return { acts: [], answer: { severity, moved: [...moved], pages } }
  }),
]

/** An alert's rule may have said how bad it is, whatever impact and urgency make of it. */
const isAsItIs = (head: Incident, to: Pick<Incident, 'impact' | 'urgency' | 'severity'>): boolean =>
  head.impact === to.impact && head.urgency === to.urgency && head.severity === to.severity
