import {
  ACCESS_REVIEW,
  accessReviewKind,
  accessReviewPages,
  accessReviewRoutes,
  accessReviewWorkflow,
  carryOutPackageTask,
  lookOverReviewsTask,
  PACKAGE_ENDED,
  prepareReviewTask,
  proveReviewItemTask,
  REVIEW_CANCELLED,
  reviewPackageKind,
  reviewPackageRoutes,
  reviewPackageWorkflow,
  reviewScheduleRoutes,
  withdrawPackagesTask,
} from './access-review/index.ts'
import {
  ACKNOWLEDGEMENT,
  ASK_FURTHER,
  acknowledgementKind,
  acknowledgementPages,
  acknowledgementRoutes,
  acknowledgementWorkflow,
  askEverybodyTask,
  askNewcomerTask,
  outcomeLetter,
  sweepUnsignedOfEndedPlaces,
  withdrawOfLeaversTask,
} from './acknowledgement/index.ts'
import { auditRoutes, type FoldPorts, foldCheckpointTask } from './audit-trail/index.ts'
import {
  CHANGE_FAILED,
  CHANGE_RELEASED,
  changeDecisions,
  changeKind,
  changeLetters,
  changeLifecycle,
  changePages,
  changeRoutes,
  changesAskedFor,
  NORMAL_CHANGE,
} from './change/index.ts'
import {
  type DecisionKind,
  type DecisionKinds,
  decisionLetters,
  decisionPages,
  receiveMail as receiving,
} from './decision/index.ts'
import {
  DUTY,
  dutyKind,
  dutyOccurrenceWorkflow,
  dutyRoutes,
  nextDutyOpening,
  openDueOccurrences,
  openTriggeredTask,
  planDutiesTask,
} from './duty/index.ts'
import {
  carryOutResultsTask,
  catalogueRoutes,
  compareReportTask,
  ENTITLEMENT,
  ENTITLEMENT_REVOKED,
  endAfterBookTask,
  endOfPersonTask,
  entitlementDecisions,
  entitlementKind,
  entitlementLetters,
  entitlementLifecycle,
  entitlementOrderRoutes,
  entitlementReportRoutes,
  entitlementReportWorkflow,
  entitlementResultsWorkflow,
  entitlementRoutes,
  entitlementTerm,
  lookAtTerm,
  lookOverEntitlementsTask,
  provisionHook,
} from './entitlement/index.ts'
import { carryOutImportTask, exchangeRoutes, importWorkflow, type ReadFonts } from './exchange/index.ts'
import { FINDING, findingKind, findingRoutes, findingWorkflow } from './finding/index.ts'
import type { Id } from './kernel/ids.ts'
import { prefixOf } from './kernel/ids.ts'
import { earliest, type Instant } from './kernel/instant.ts'
import type { JsonObject } from './kernel/json.ts'
import { parkedMailRoutes } from './mail/index.ts'
import { OBJECTIVE, objectiveKind, objectiveRoutes, objectiveWorkflow } from './objective/index.ts'
import {
  askTask,
  type CaseKind,
  type CaseKinds,
  closeGapsOfTask,
  closeGapTask,
  type DeclaredPolicies,
  type DeclaredPolicy,
  HAND_OVER,
  handOverEverythingTask,
  obligationLetters,
  obligationPages,
  obligationRoutes,
  plainCaseRoutes,
  policyRoutes,
  ROSTER_GAP,
  reAskAfterBookTask,
  reAskWhosePlaceEndedTask,
  reRouteTask,
  rosterGapKind,
  rosterGapWorkflow,
  sweepEndedPlaces,
  sweepLateObligations,
  tickTask,
  whereaboutsOf,
} from './obligation/index.ts'
import {
  type Epoch,
  type Letter,
  outboxRoutes,
  type Relay,
  sweepOutbox,
  sweepTask,
  type Whereabouts,
} from './outbox/index.ts'
import {
  calendarYearKind,
  calendarYearWorkflow,
  closeKnownYearsTask,
  lookAtNightsOfTask,
  planAheadTask,
} from './planning/index.ts'
import type { CheckpointLog } from './platform/checkpoint-log.ts'
import type { Clock } from './platform/clock.ts'
import type { Route } from './platform/handler.ts'
import type { Page } from './platform/page.ts'
import type { Platform } from './platform/platform.ts'
import type { SigningKeys } from './platform/signer.ts'
import type { Task } from './platform/task.ts'
import type { Hook } from './platform/webhook.ts'
import type { Workflow } from './platform/workflow.ts'
import {
  carryOutHandOverTask,
  HAND_OVER_SIGNED,
  handOverOutcomeLetter,
  lookAtDutiesHandedOverTask,
  lookAtHandOversTask,
  POSITION_HAND_OVER,
  positionHandOverKind,
  positionHandOverPages,
  positionHandOverRoutes,
  positionHandOverWorkflow,
} from './position-hand-over/index.ts'
import { positionStoryRoutes } from './position-story/index.ts'
import { authorise } from './responsibility/administering.ts'
import {
  ABSENCE_MOVED,
  awayWorkflow,
  BOOK_IN_FORCE,
  BOOK_PUBLISHED,
  CALENDAR_REPLACED,
  leaverWorkflow,
  PERSON_LEFT,
  PERSON_REACHABLE,
  PLACES_ENDED,
  POSITION_FILLED,
  responsibilityRoutes,
  responsibilityTasks,
} from './responsibility/index.ts'
import { people } from './responsibility/sign-in-people.ts'
import {
  bookGapKind,
  bookGapWorkflow,
  draftEditRoutes,
  draftKind,
  draftRoutes,
  draftWorkflow,
  lintRoutes,
  listedDutyRoutes,
  lookOverBookGapsTask,
  matrixRoutes,
  nextTakeOver,
  objectiveDutyRoutes,
  ROLE_BOOK_DRAFT,
  ROLE_BOOK_GAP,
  recurrencePreviewRoutes,
  roleBookRoutes,
  simulateRoutes,
  tellInForce,
  whyRoutes,
} from './role-book/index.ts'
import { scimRoutes } from './scim/index.ts'
import { apiTokenRoutes } from './sign-in/index.ts'
import { workflowRoutes } from './workflow-routes.ts'

/** The house plan: everything the product has, as lists. AWS and one machine run the same. */

const kinds: CaseKinds = new Map<string, CaseKind>(
  [
    changeKind,
    rosterGapKind,
    calendarYearKind,
    objectiveKind,
    findingKind,
    entitlementKind,
    draftKind,
    bookGapKind,
    dutyKind,
    acknowledgementKind,
    accessReviewKind,
    reviewPackageKind,
    positionHandOverKind,
  ].map((kind) => [kind.prefix, kind]),
)

/** What can be decided from a mail, by the prefix of the case. */
const decisions: DecisionKinds = new Map<string, DecisionKind>(
  [changeDecisions, entitlementDecisions].map((each) => [each.prefix, each]),
)

/** A mail to Onduty. */
export const receiveMail = receiving(decisions)

/** What cases run by: each room declares its own, and people publish further versions. */
const policies: DeclaredPolicies = new Map<string, DeclaredPolicy>(
  [
    NORMAL_CHANGE,
    HAND_OVER,
    ROSTER_GAP,
    OBJECTIVE,
    FINDING,
    ENTITLEMENT,
    ROLE_BOOK_DRAFT,
    ROLE_BOOK_GAP,
    DUTY,
    ACKNOWLEDGEMENT,
    ACCESS_REVIEW,
    POSITION_HAND_OVER,
  ].map((each) => [each.name, each]),
)

export const workflows: readonly Workflow[] = [
  changeLifecycle,
  rosterGapWorkflow,
  calendarYearWorkflow,
  objectiveWorkflow,
  awayWorkflow,
  leaverWorkflow,
  importWorkflow,
  findingWorkflow,
  entitlementLifecycle,
  entitlementTerm,
  entitlementReportWorkflow,
  entitlementResultsWorkflow,
  dutyOccurrenceWorkflow,
  draftWorkflow,
  bookGapWorkflow,
  acknowledgementWorkflow,
  accessReviewWorkflow,
  reviewPackageWorkflow,
  positionHandOverWorkflow,
]

export interface RoutesWith {
  /** Time of the machine: tokens run out by it, whatever business time does. */
  readonly wallClock: Clock
  /** Where checkpoints are kept, and whose signatures on them count. */
  readonly checkpointLog: CheckpointLog
  readonly checkpointKeys: SigningKeys
  /** What PDF documents are set in. */
  readonly readFonts: ReadFonts
}

/** The word of a kind in paths of the audit trail, and the prefix of its ids. */
const AUDITED = {
  changes: 'chg',
  people: 'per',
  groups: 'grp',
  positions: 'pos',
  services: 'svc',
  absences: 'abs',
  departments: 'dep',
  tokens: 'tok',
  'roster-gaps': 'gap',
  'calendar-years': 'cal',
  objectives: 'obj',
  'role-books': 'bok',
  'role-book-drafts': 'bdr',
  'role-book-gaps': 'bga',
  'duty-occurrences': 'occ',
  acknowledgements: 'ack',
  'access-reviews': 'rev',
  'access-review-packages': 'rvw',
  'access-review-schedules': 'rvs',
  'position-hand-overs': 'hov',
  'parked-effects': 'out',
  epochs: 'epo',
  'parked-mails': 'eml',
  policies: 'pol',
  imports: 'imp',
  findings: 'fnd',
  entitlements: 'ent',
  'entitlement-systems': 'sys',
  'entitlement-rights': 'rgt',
  'entitlement-conflicts': 'cfl',
  'entitlement-reports': 'rep',
  'entitlement-results': 'ers',
} as const

export const routes = ({ wallClock, checkpointLog, checkpointKeys, readFonts }: RoutesWith): readonly Route[] => [
  ...responsibilityRoutes,
  ...changeRoutes(kinds),
  ...obligationRoutes(kinds),
  ...plainCaseRoutes(kinds),
  ...policyRoutes(policies),
  ...whyRoutes(kinds),
  ...roleBookRoutes,
  ...draftRoutes(kinds),
  ...draftEditRoutes,
  ...listedDutyRoutes,
  ...objectiveDutyRoutes,
  ...lintRoutes,
  ...matrixRoutes,
  ...simulateRoutes,
  ...recurrencePreviewRoutes,
  ...objectiveRoutes(kinds),
  ...findingRoutes(kinds),
  ...entitlementRoutes(kinds),
  ...catalogueRoutes,
  ...entitlementReportRoutes,
  ...entitlementOrderRoutes,
  ...exchangeRoutes(readFonts),
  ...dutyRoutes,
  ...positionStoryRoutes,
  ...acknowledgementRoutes(kinds),
  ...accessReviewRoutes(kinds),
  ...reviewPackageRoutes(kinds),
  ...reviewScheduleRoutes,
  ...positionHandOverRoutes(kinds),
  ...scimRoutes,
  ...outboxRoutes(authorise),
  ...parkedMailRoutes(authorise),
  ...auditRoutes({ authorise, log: checkpointLog, keys: checkpointKeys, kinds: AUDITED }),
  ...apiTokenRoutes(people, wallClock),
  ...workflowRoutes(workflows),
]

export const pages: readonly Page[] = [
  ...decisionPages(decisions),
  ...changePages,
  ...acknowledgementPages,
  ...accessReviewPages,
  ...positionHandOverPages(kinds),
  ...obligationPages(kinds, [changesAskedFor]),
]

export const letters: Readonly<Record<string, Letter>> = {
  ...obligationLetters(kinds),
  ...decisionLetters(decisions),
  ...changeLetters,
  ...entitlementLetters,
  'acknowledgement.outcome': outcomeLetter,
  'position-hand-over.outcome': handOverOutcomeLetter,
}

/** Calls of other systems. */
export const hooks: Readonly<Record<string, Hook>> = { 'entitlement.provision': provisionHook }

/** Steps of workflows. */
export const tasks: readonly Task[] = [
  askTask(kinds),
  tickTask(kinds),
  handOverEverythingTask(kinds),
  closeGapTask,
  reRouteTask(kinds),
  carryOutImportTask,
  lookAtTerm,
  compareReportTask,
  carryOutResultsTask,
  prepareReviewTask,
  ...responsibilityTasks,
]

export interface ScheduledWith {
  readonly relay: Relay
  readonly checkpoints: FoldPorts
  readonly epoch: Epoch
}

/** What runs on a schedule; these need the relay, or the checkpoints' key. */
export const scheduledTasks = ({ relay, checkpoints, epoch }: ScheduledWith): readonly Task[] => [
  sweepTask([
    epoch.sweepPart,
    sweepOutbox(relay),
    { name: 'obligations', run: async (platform) => void (await sweepLateObligations(platform, kinds)) },
    { name: 'duties', run: async (platform) => void (await openDueOccurrences(platform)) },
    { name: 'books', run: async (platform) => void (await tellInForce(platform)) },
    { name: 'signatures', run: sweepUnsignedOfEndedPlaces },
    { name: 'places', run: async (platform) => void (await sweepEndedPlaces(platform, kinds)) },
  ]),
  foldCheckpointTask(checkpoints),
  planAheadTask,
  planDutiesTask,
  lookOverEntitlementsTask,
  lookOverBookGapsTask,
  lookOverReviewsTask,
]

export const schedules = [
  { name: 'sweep-every-minute', every: { minutes: 1 }, task: 'sweep' },
  { name: 'fold-checkpoint', every: { minutes: 5 }, task: 'fold-checkpoint' },
  { name: 'plan-ahead', every: { minutes: 24 * 60 }, task: 'plan-ahead' },
  { name: 'plan-duties', every: { minutes: 24 * 60 }, task: 'plan-duties' },
  { name: 'look-over-book-gaps', every: { minutes: 24 * 60 }, task: 'look-over-book-gaps' },
  { name: 'look-over-access-reviews', every: { minutes: 24 * 60 }, task: 'look-over-access-reviews' },
  { name: 'look-over-entitlements', every: { minutes: 24 * 60 }, task: 'look-over-entitlements' },
] as const

/** Mail to an address came back: `{ address, isForGood }`, or `{ person }` when our own mailer was refused. */
export const MAIL_UNDELIVERABLE = 'mail.undeliverable'

/** Who hears of what happened in another room. */
const subscriptions: Readonly<Record<string, readonly Task[]>> = {
  [PERSON_LEFT]: [
    lookAtHandOversTask,
    handOverEverythingTask(kinds),
    endOfPersonTask,
    withdrawOfLeaversTask,
    openTriggeredTask(PERSON_LEFT),
  ],
  [BOOK_IN_FORCE]: [
    reAskAfterBookTask(kinds),
    endAfterBookTask,
    lookOverBookGapsTask,
    planDutiesTask,
    askEverybodyTask,
    lookAtDutiesHandedOverTask,
  ],
  [PLACES_ENDED]: [reAskWhosePlaceEndedTask(kinds), endOfPersonTask, withdrawOfLeaversTask, lookAtHandOversTask],
  [POSITION_FILLED]: [closeGapTask, askNewcomerTask, lookAtHandOversTask],
  [PERSON_REACHABLE]: [closeGapTask],
  [ABSENCE_MOVED]: [closeGapsOfTask, lookAtNightsOfTask],
  [CALENDAR_REPLACED]: [closeKnownYearsTask, planDutiesTask],
  [MAIL_UNDELIVERABLE]: [reRouteTask(kinds)],
  [BOOK_PUBLISHED]: [lookOverBookGapsTask, planDutiesTask, askEverybodyTask, lookAtDutiesHandedOverTask],
  [PACKAGE_ENDED]: [carryOutPackageTask],
  [REVIEW_CANCELLED]: [withdrawPackagesTask],
  [ENTITLEMENT_REVOKED]: [proveReviewItemTask],
  [ASK_FURTHER]: [askEverybodyTask],
  [HAND_OVER_SIGNED]: [carryOutHandOverTask(kinds)],
  [CHANGE_RELEASED]: [openTriggeredTask(CHANGE_RELEASED)],
  [CHANGE_FAILED]: [openTriggeredTask(CHANGE_FAILED)],
}

/** Runs every task subscribed to an event. */
export async function onEvent(platform: Platform, event: string, about: JsonObject): Promise<void> {
  for (const task of subscriptions[event] ?? []) await task.run(platform, about)
}

/** What opens by the clock without any execution: on one machine time is moved to it, and it is opened then. */
export const openings = {
  nextAt: async (platform: Platform): Promise<Instant | undefined> =>
    earliest(
      (await Promise.all([nextDutyOpening(platform), nextTakeOver(platform)])).filter((each) => each !== undefined),
    ),
  open: async (platform: Platform): Promise<void> => {
    await tellInForce(platform)
    await openDueOccurrences(platform)
  },
} as const

/** Where a case stands, for its execution. What has no clock of obligations begins at its beginning. */
export async function standingOf(
  { store, clock }: Pick<Platform, 'store' | 'clock'>,
  caseId: Id,
): Promise<Whereabouts> {
  if (!kinds.has(prefixOf(caseId))) return { next: 'begin', waitSeconds: 1 }
  return whereaboutsOf(store, kinds, caseId, clock.now())
}

/** What comes first after an outage: 1 before 3. Incidents will bring their own severities. */
export const severityOf = (_prefix: string): number => 3

export { kinds, people, policies }
