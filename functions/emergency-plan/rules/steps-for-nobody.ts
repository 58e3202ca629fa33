import type { Id } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import { ON_CALL_ROLES, scheduleFor, whoIsOnCall } from '../../on-call/index.ts'
import { deputiesOf, holdersOf, mayAct, membersOf } from '../../responsibility/index.ts'
import type { PlanDraft } from '../plan.ts'
import { at, type Beside, type Problem } from './problem.ts'

type Ground = Pick<Beside, 'directory' | 'now' | 'schedules'>
const EVERYTHING: Text = { 'zh-CN': '所有服务', en: 'all services' }

/**
 * Steps nobody could do, for one of the services the plan is for: the commander's, where nobody may command incidents of it;
 * others, where its group has no members and nobody is on call for it. Leave does not count: a plan is for years.
 */
export function stepsForNobody(
  { steps, services, owner }: Pick<PlanDraft, 'steps' | 'services' | 'owner'>,
  ground: Ground,
) {
  const { directory } = ground
  // What is no service is said elsewhere.
  const on = services.length === 0 ? [undefined] : services.filter((each) => directory.services.has(each))
  const named = on.map((service) => ({ service, name: directory.services.get(service ?? '')?.name ?? EVERYTHING }))
  const uncommanded = named.find(({ service }) => !isCommanded(service, ground))
  const unmanned = named.find(({ service }) => !isManned(service, owner, ground))
  return steps.flatMap(({ title, role }, nth): Problem[] => {
    const lacking = role === 'commander' ? uncommanded : unmanned
    if (lacking === undefined) return []
    const problem = role === 'commander' ? 'nobody-commands' : 'nobody-works-on-it'
    return [at(`steps/${nth}/role`, problem, { step: title, service: lacking.name })]
  })
}

const isCommanded = (service: Id | undefined, { directory, now }: Ground): boolean =>
  [...directory.people.keys()].some(
    (person) => 'yes' in mayAct(directory, person, 'incident.command', now, service === undefined ? {} : { service }),
  )

/** For all services it is the group of whoever answers for the plan. */
function isManned(service: Id | undefined, owner: Id, { directory, now, schedules }: Ground): boolean {
  const group = directory.services.get(service ?? '')?.group ?? directory.positions.get(owner)?.group
  const near =
    group === undefined
      ? [...holdersOf(directory, owner, now), ...deputiesOf(directory, owner, now)]
      : membersOf(directory, group, now)
  if (near.length > 0) return true
  const wanted = { ...(service === undefined ? {} : { service }), ...(group === undefined ? {} : { group }) }
  const schedule = scheduleFor(schedules, directory, wanted)?.id
  return (
    schedule !== undefined &&
    ON_CALL_ROLES.some((role) => whoIsOnCall(schedules, directory, { schedule, role }, now) !== undefined)
  )
}
