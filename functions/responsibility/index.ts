import type { Task } from '../platform/task.ts'
import { lookAtAbsence } from './tasks/look-at-absence.ts'

export { foundDepartment } from './acts/department-acts.ts'
export { addGroup } from './acts/group-acts.ts'
export { type OrganisationAct, type Organiser, organised } from './acts/organise.ts'
export { addPerson, changePerson, type PersonHead } from './acts/person-acts.ts'
export { addPosition, changePosition, type Place, type PositionHead } from './acts/position-acts.ts'
export { type PlacesMoved, replacePlaces } from './acts/replace-places.ts'
export { type Administering, administering, authorise, grantOf, outcome, outcomeThatStands } from './administering.ts'
export { AUTHORITIES, AUTHORITY_NAMES, type AuthorityName } from './authorities.ts'
export { BOOK_IN_FORCE, BOOK_PUBLISHED } from './book-events.ts'
export * from './directory.ts'
export { inOrder, type OrderKey, pageOfDirectory } from './directory-page.ts'
export { type DirectoryChange, directoryUnder } from './directory-with.ts'
export { type OrganisationRefusal, refused as organisationRefused } from './errors.ts'
export { foundOrganisation } from './found-organisation.ts'
export { freePlaceId } from './free-place-id.ts'
export { endPlacesOf, mustBeFree } from './leaving.ts'
export {
  clearOpenings,
  directoryMoves,
  findDirectory,
  findPersonByEmail,
  grantRows,
  loadDirectory,
  openingName,
  openingRow,
  personIsActive,
  recentDirectory,
  versionOfOpening,
  withoutOpening,
} from './responsibility.store.ts'
export { RISKS, type Risk } from './risks.ts'
export {
  type ActedOn,
  authoritiesOfPosition,
  authorityFor,
  positionsThatMay,
  reaches,
} from './rules/authorities-of-position.ts'
export { authoritiesOf, mayAct, notActive } from './rules/may-act.ts'
export { MOST_PLACES, whatKeepsFrom } from './rules/may-take-place.ts'
export { isHeldForEver, whatIsMissing } from './rules/organisation-stands.ts'
export { type Period, timesWithNobody } from './rules/times-with-nobody.ts'
export { type Answerer, type LadderStep, lastResort, positionOf, whoAnswers } from './rules/who-answers.ts'
export { deputiesOf, holdersOf, isActive, isThere, membersOf, positionsOf, worksInIt } from './rules/who-holds.ts'
export { maySeePerson } from './rules/who-may-see.ts'
export { DAYS_AHEAD, type GapAhead, type WhyMissing, whoWillBeMissing } from './rules/who-will-be-missing.ts'
export { type MayDoIt, type PlaceSays, type PlaceSeen, type Why, whyMayAct } from './rules/why-may-act.ts'

/** Steps of this room's workflows. */
export const responsibilityTasks: readonly Task[] = [lookAtAbsence]
