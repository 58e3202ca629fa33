import { partitionOf } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { asJson, type JsonObject } from '../../kernel/json.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Key } from '../../platform/store.ts'
import type { Department } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

/** The department works by another calendar: `{ department }`. */
export const CALENDAR_REPLACED = 'calendar.replaced'

/** Where a version of the working calendar is kept, for cases that were planned with it. */
export const calendarKey = (department: Id, version: number): Key => ({
  pk: partitionOf(department),
  sk: `calendar#${String(version).padStart(6, '0')}`,
})

export function foundDepartment(
  organiser: Organiser,
  id: Id,
  wish: Pick<Department, 'name' | 'head' | 'changeAuthority' | 'calendar'>,
): OrganisationAct {
  const department: Department = { id, ...wish, calendarVersion: 1, version: nextVersion(undefined) }
  return organisationAct(organiser, {
    id,
    before: undefined,
    head: headOf(department),
    did: 'department.founded',
    what: postsOf(department),
    changes: [{ kind: 'department', put: department }],
    rows: [calendarRow(department)],
  })
}

/** Name, head, or who authorises changes where a service names nobody. */
export function changeDepartment(organiser: Organiser, before: HeadRow, after: Department): OrganisationAct {
  const department = { ...after, version: nextVersion(before) }
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: headOf(department),
    did: 'department.changed',
    what: postsOf(department),
    changes: [{ kind: 'department', put: department }],
  })
}

/** Another working calendar, as a version of its own. Cases keep theirs. */
export function replaceCalendar(
  organiser: Organiser,
  before: HeadRow,
  { calendar, ...department }: Department,
  wish: Department['calendar'],
): OrganisationAct {
  const after: Department = {
    ...department,
    calendar: wish,
    calendarVersion: department.calendarVersion + 1,
    version: nextVersion(before),
  }
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: headOf(after),
    did: 'calendar.replaced',
    what: { calendar: after.calendarVersion, timeZone: wish.timeZone, days: Object.keys(wish.days).length },
    changes: [{ kind: 'department', put: after }],
    rows: [calendarRow(after)],
    effects: [{ kind: 'event', event: CALENDAR_REPLACED, about: { department: before.id } }],
  })
}

const calendarRow = ({ id, calendar, calendarVersion }: Department) => ({
  put: asJson({ ...calendarKey(id, calendarVersion), calendar }),
})

const headOf = ({ name, calendarVersion }: Department): JsonObject => ({ name: { ...name }, calendarVersion })

const postsOf = ({ head, changeAuthority }: Department): JsonObject => ({ head, changeAuthority })
