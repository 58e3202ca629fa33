import type * as z from 'zod/mini'
import type { workingCalendarIn } from '../calendar/calendar.contract.ts'
import { calendarProblems, yearsToWarnAbout } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { canonicalJson } from '../kernel/json.ts'
import { InvalidInputError } from '../kernel/refusal.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import * as acts from './acts/department-acts.ts'
import { administering, headOf, mustBeVersion, outcome, outcomeThatStands } from './administering.ts'
import { changeDepartment, readCalendar, readDepartment, replaceCalendar } from './department.contract.ts'
import type { Department, Directory } from './directory.ts'
import { refused } from './errors.ts'
import { positionNamed } from './position.view.ts'
import { loadDirectory } from './responsibility.store.ts'

export const departmentRoutes: Route[] = [
  query(readDepartment, async ({ store }) => view(await loadDirectory(store))),

  mutation(changeDepartment, async (platform, { body, ifMatch, caller, now }) => {
    const gathered = await administering(platform, { caller, now })
    const { department, positions } = gathered.directory
    const head = await headOf(platform.store, department.id)
    mustBeVersion(head.version, ifMatch)
    const { name = department.name, changeAuthority = department.changeAuthority } = body
    const after: Department = { ...department, name, changeAuthority, head: body.head ?? department.head }
    if (![after.head, changeAuthority].every((id) => positions.has(id))) throw refused('unknown-position')
    if (isSame(department, after)) throw refused('nothing-to-change')
    return outcomeThatStands(gathered, [acts.changeDepartment(gathered.organiser, head, after)], view)
  }),

  query(readCalendar, async ({ store }, { now }) => viewOfCalendar(await loadDirectory(store), now)),

  mutation(replaceCalendar, async (platform, { body, ifMatch, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const { department } = directory
    mustBeVersion(department.calendarVersion, ifMatch)
    const problems = calendarProblems(body)
    if (problems.length > 0) throw new InvalidInputError(problems)
    if (canonicalJson(body) === canonicalJson(department.calendar)) throw refused('nothing-to-change')
    const head = await headOf(platform.store, department.id)
    const act = acts.replaceCalendar(organiser, head, department, body)
    return outcome(directory, [act], (after) => viewOfCalendar(after, now))
  }),
]

const isSame = (a: Department, b: Department): boolean =>
  a.head === b.head &&
  a.changeAuthority === b.changeAuthority &&
  a.name.en === b.name.en &&
  a.name['zh-CN'] === b.name['zh-CN']

function view({ department, ...directory }: Directory) {
  const { id, name, head, changeAuthority, version } = department
  const position = (each: string) => positionNamed({ department, ...directory }, each)
  return { id, name, head: position(head), changeAuthority: position(changeAuthority), version }
}

function viewOfCalendar({ department: { calendar, calendarVersion } }: Directory, now: Instant) {
  return {
    version: calendarVersion,
    calendar: calendar as z.infer<typeof workingCalendarIn>,
    yearsToWarnAbout: yearsToWarnAbout(now, calendar),
  }
}
