import { perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { currentPolicy } from '../../obligation/index.ts'
import { loadSchedules, scheduleFor } from '../../on-call/index.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { isThere, loadDirectory } from '../../responsibility/index.ts'
import { getIncident, listEveryOpen } from '../incident.store.ts'
import { INCIDENT } from '../incident-policy.ts'
import { severityPolicyAt } from '../severity-policy.store.ts'
import { offerCommand } from '../steps/roles.ts'

interface ShiftChanged {
  readonly schedule: Id
  readonly role: 'primary' | 'secondary'
  readonly from?: Id
  readonly to?: Id
}

/**
 * A shift ended while whoever had it leads an incident: whoever has it now is asked to take command. Until they accept it
 * stays where it is; who keeps it on purpose says so.
 */
export const handOverAtShiftEndTask: Task = {
  name: 'hand-over-at-shift-end',
  async run(platform, input) {
    const { schedule, from, to } = input as JsonObject & ShiftChanged
    if (from === undefined || to === undefined || from === to) return { offered: 0 }
    const [open, schedules, directory] = await Promise.all([
      listEveryOpen(platform.store),
      loadSchedules(platform.store),
      loadDirectory(platform.store),
    ])
    if (!isThere(directory, to, platform.clock.now())) return { offered: 0 }
    const theirs = open.filter(
      ({ stage, roles, service, group, exercise }) =>
        stage === 'work' &&
        exercise === undefined &&
        roles.commander === from &&
        scheduleFor(schedules, directory, {
          ...(service === undefined ? {} : { service }),
          ...(group === undefined ? {} : { group }),
        })?.id === schedule,
    )
    for (const { id } of theirs) await perform(platform, () => offered(platform, id, from, to))
    return { offered: theirs.length }
  },
}

async function offered(platform: Platform, id: Id, from: Id, to: Id): Promise<Outcome<undefined>> {
  const { store, clock } = platform
  const [{ head, standing }, directory, offer] = await Promise.all([
    getIncident(store, id),
    loadDirectory(store),
    currentPolicy(store, INCIDENT),
  ])
  const isAsked = standing.open.some(({ kind }) => kind === 'incident.take-command')
  if (head.stage !== 'work' || head.roles.commander !== from || isAsked) return { acts: [], answer: undefined }
  const gathered = {
    ...{ head, standing, directory, now: clock.now() },
    policy: await severityPolicyAt(store, head.policy),
  }
  const by = { actor: byClock, person: 'onduty' } as const
  return { acts: [offerCommand(gathered, by, to, undefined, offer.stages['take-command'])], answer: undefined }
}
