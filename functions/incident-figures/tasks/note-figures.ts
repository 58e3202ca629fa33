import { deadline } from '../../calendar/index.ts'
import { getIncident, type IncidentHead, rulesOf, severityPolicyAt } from '../../incident/index.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { loadSchedules, scheduleFor, whoIsOnCall } from '../../on-call/index.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { putFigure, withoutFigure } from '../figure.store.ts'
import type { IncidentFigure } from '../figure.ts'

/** An incident is over, or open again: it is counted, or not yet. Harmless when it is told twice or late. */
export const noteFiguresTask: Task = {
  name: 'note-incident-figures',
  async run(platform, input) {
    const { incident } = input as JsonObject & { incident: Id }
    const { head } = await getIncident(platform.store, incident)
    if (head.exercise !== undefined) return {}
    const isCounted = head.status === 'resolved' && head.resolvedAt !== undefined
    await platform.store.write(
      isCounted ? putFigure(await figureOf(platform, head)) : withoutFigure({ incident, raisedAt: head.raisedAt }),
    )
    return {}
  },
}

async function figureOf({ store }: Pick<Platform, 'store'>, head: IncidentHead): Promise<IncidentFigure> {
  const [directory, schedules, policy] = await Promise.all([
    loadDirectory(store),
    loadSchedules(store),
    severityPolicyAt(store, head.policy),
  ])
  const { calendar } = directory.department
  const rules = rulesOf(policy, head.severity)
  const { service, group, cause, raisedAt, acknowledgedAt, mitigatedAt, resolvedAt = raisedAt } = head
  const schedule = scheduleFor(schedules, directory, {
    ...(service === undefined ? {} : { service }),
    ...(group === undefined ? {} : { group }),
  })
  const onCall =
    schedule === undefined
      ? undefined
      : whoIsOnCall(schedules, directory, { schedule: schedule.id, role: 'primary' }, raisedAt)
  return {
    ...{ incident: head.id, number: head.number, title: head.title, severity: head.severity },
    ...{ source: head.source.kind, raisedAt, resolvedAt, pages: head.pages, reopened: head.reopened },
    ...(service === undefined ? {} : { service }),
    ...(group === undefined ? {} : { group }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(mitigatedAt === undefined ? {} : { mitigatedAt }),
    ...(cause === undefined ? {} : { cause }),
    ...(schedule === undefined ? {} : { schedule: schedule.id }),
    ...(onCall === undefined ? {} : { onCall: onCall.person }),
    answeredInTime:
      acknowledgedAt !== undefined && acknowledgedAt <= deadline(raisedAt, rules.acknowledgeWithin, calendar),
    resolvedInTime: resolvedAt <= deadline(raisedAt, rules.resolve.allowed, calendar),
    people: new Set(Object.values(head.roles)).size,
  }
}
