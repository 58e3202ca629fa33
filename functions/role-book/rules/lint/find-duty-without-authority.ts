import type { Id } from '../../../kernel/ids.ts'
import { type AuthorityName, reaches } from '../../../responsibility/index.ts'
import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/** Activities that cannot be done without an authority, by the codes that books use for them. */
export const ACTS_OF_ACTIVITIES: Readonly<Record<string, AuthorityName>> = {
  'change-authorisation': 'change.authorise',
  'incident-command': 'incident.command',
  'access-approval': 'entitlement.approve',
  'access-provisioning': 'entitlement.provision',
  'access-review': 'access-review.run',
}

/**
 * Somebody has to do what nothing lets them do: the position that a service (or the department) names for authorising
 * changes has no duty that lets it; the posts to which an undecided change climbs cannot decide it; or a duty looks
 * after an activity that needs an act its position may not do.
 */
export const findDutyWithoutAuthority = (ground: LintGround): LintFinding[] => [
  ...changeAuthorities(ground),
  ...climbedTo(ground),
  ...activities(ground),
]

/** Whether some duty of a position lets it do an act, for a service, whatever the risk. */
const mayBy = ({ dutiesOf }: LintGround, position: Id, act: AuthorityName, service?: Id): boolean =>
  (dutiesOf.get(position) ?? []).some(({ authorities }) =>
    authorities.some(
      (each) => each.act === act && reaches(each, service === undefined ? {} : { service, risk: 'low' }),
    ),
  )

function changeAuthorities(ground: LintGround): LintFinding[] {
  const { department, services } = ground.directory
  return [...services.values()].flatMap(({ id, changeAuthority = department.changeAuthority }) =>
    mayBy(ground, changeAuthority, 'change.authorise', id)
      ? []
      : [without('change.authorise', changeAuthority, 'error', { service: id, of: [id] })],
  )
}

/** What nobody authorises climbs to leaders and the head: a notice, because it climbs on. */
function climbedTo(ground: LintGround): LintFinding[] {
  const { department, groups, services } = ground.directory
  const owners = new Set([...services.values()].map(({ group }) => group))
  const leaders = [...groups.values()].filter(({ id }) => owners.has(id)).map(({ leader }) => leader)
  const named = new Set([...services.values()].map((each) => each.changeAuthority ?? department.changeAuthority))
  return [...new Set([...leaders, department.head])]
    .filter((position) => !named.has(position) && !mayAtAll(ground, position, 'change.authorise'))
    .map((position) => without('change.authorise', position, 'notice', { of: ['climbs'] }))
}

const mayAtAll = ({ dutiesOf }: LintGround, position: Id, act: AuthorityName): boolean =>
  (dutiesOf.get(position) ?? []).some(({ authorities }) => authorities.some((each) => each.act === act))

function activities(ground: LintGround): LintFinding[] {
  return ground.duties.flatMap(({ id, position, covers }) => {
    const act = covers === undefined ? undefined : ACTS_OF_ACTIVITIES[covers.activity]
    if (covers === undefined || act === undefined || mayAtAll(ground, position, act)) return []
    return [without(act, position, 'error', { of: [id], duty: id, activity: covers.activity })]
  })
}

interface Where {
  readonly of: readonly string[]
  readonly service?: Id
  readonly duty?: Id
  readonly activity?: string
}

const without = (act: AuthorityName, position: Id, weight: 'error' | 'notice', where: Where): LintFinding =>
  finding('duty-without-authority', weight, [act, position, ...where.of], {
    ...{ positions: [position], values: { act } },
    ...(where.duty === undefined ? {} : { duties: [where.duty] }),
    ...(where.service === undefined ? {} : { service: where.service }),
    ...(where.activity === undefined ? {} : { activity: where.activity }),
  })
