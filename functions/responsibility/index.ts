import type { Task } from '../platform/task.ts'
import { lookAtAbsence } from './tasks/look-at-absence.ts'

export { ABSENCE_MOVED, AWAY, addAbsence } from './acts/absence-acts.ts'
export { CALENDAR_REPLACED, foundDepartment } from './acts/department-acts.ts'
export { addGroup } from './acts/group-acts.ts'
export type { OrganisationAct, Organiser } from './acts/organise.ts'
export { addPerson, LEAVER, PERSON_LEFT, PERSON_REACHABLE, type PersonHead } from './acts/person-acts.ts'
export { addPosition, PLACES_ENDED, POSITION_FILLED } from './acts/position-acts.ts'
export { addService } from './acts/service-acts.ts'
export { authorise } from './administering.ts'
export { AUTHORITIES, type AuthorityName } from './authorities.ts'
export { awayWorkflow } from './away.workflow.ts'
export { BOOK_IN_FORCE, BOOK_PUBLISHED } from './book-events.ts'
export * from './directory.ts'
export { foundOrganisation } from './found-organisation.ts'
export { leaverWorkflow } from './leaver.workflow.ts'
export { responsibilityRoutes } from './responsibility.routes.ts'
export { findPersonByEmail, loadDirectory, personIsActive, recentDirectory } from './responsibility.store.ts'
export { RISKS, type Risk } from './risks.ts'
export {
  type ActedOn,
  authoritiesOfPosition,
  authorityFor,
  bookAt,
  positionMay,
  positionsThatMay,
  reaches,
} from './rules/authorities-of-position.ts'
export { authoritiesOf, mayAct, notActive } from './rules/may-act.ts'
export { type Period, timesWithNobody, workingTimesIn } from './rules/times-with-nobody.ts'
export { type Answerer, type LadderStep, lastResort, positionOf, whoAnswers } from './rules/who-answers.ts'
export { deputiesOf, holdersOf, isActive, isThere, membersOf, positionsOf, worksInIt } from './rules/who-holds.ts'
export { DAYS_AHEAD, type GapAhead, type WhyMissing, whoWillBeMissing } from './rules/who-will-be-missing.ts'

/** Steps of this room's workflows. */
export const responsibilityTasks: readonly Task[] = [lookAtAbsence]
