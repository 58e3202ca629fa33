import { commitEffects, perform } from '../../audit-trail/commit-act.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, type Instant, millisOf } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Act, Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { type Directory, loadDirectory } from '../../responsibility/index.ts'
import { type CaseKind, type CaseKinds, OVER } from '../case-kind.ts'
import { headNaming } from '../named-owner.ts'
import { executionKey, findStanding, putObligation, type Standing, standingAfter } from '../obligation.store.ts'
import { type ClimbsTo, nextVersion, type OpenObligation } from '../obligation.ts'
import { AFTER_OUTAGE, EVERY_MORNING, tell } from '../open-obligation.ts'
import { HEAD_AGAIN } from '../policy.ts'
import { gapActs } from '../roster-gap.ts'
import { isToldByTheDay } from '../rules/told-again.ts'
import { nextTick, whatIsDue } from '../rules/what-is-due.ts'
import { whoIsNext } from '../rules/who-is-next.ts'
import { kindOf, whereabouts } from '../standing.ts'
import { whoMayNotAnswer } from '../who-may-not-answer.ts'

/** An execution hands over to the next before the service's limits (25,000 events, a year) are anywhere near. */
const LONGEST_EXECUTION = 20 * DAY
/** A wait that comes to its time and begins anew is some fifteen events; nobody answering for a day is 576 waits. */
const MOST_WAITS = 400

/** No plan has more rungs; a case that is still due after as many ticks is a fault and must not spin. */
const MOST_TICKS = 40

interface TickInput {
  readonly caseId: Id
  /** Of the execution that asks; absent when the sweeper does. */
  readonly generation?: number
  readonly startedAt?: Instant
}

/**
 * A clock ran out: remind, climb or turn the case, for every obligation of it that is due. Harmless when it comes
 * early, late, twice, or from an execution of the past: it does what the rows say is due now, and nothing else.
 */
export const tickTask = (kinds: CaseKinds): Task => ({
  name: 'tick',
  async run(platform, input) {
    const { caseId, generation, startedAt } = input as JsonObject & TickInput
    const kind = kindOf(kinds, caseId)
    const standing = await tickUntilRest(platform, kind, caseId)
    const now = platform.clock.now()
    const { next, waitSeconds } = whereabouts(kind, standing, now)
    const execution = standing?.execution
    if (generation === undefined || execution === undefined || next === OVER) return { next, waitSeconds }
    if (execution.generation > generation) return { next: OVER, waitSeconds }
    const isYoung = millisOf(now) - millisOf(startedAt ?? now) <= LONGEST_EXECUTION
    if (isYoung && (execution.count ?? 0) < MOST_WAITS) return { next, waitSeconds }
    await startNextGeneration(platform, kind, caseId, generation)
    return { next: 'continued', waitSeconds }
  },
})

/** Starts a further execution of a case's workflow; the fence makes everything of the one before harmless. */
export async function startNextGeneration(
  platform: Platform,
  { workflow }: CaseKind,
  caseId: Id,
  current: number,
): Promise<void> {
  const generation = current + 1
  const fence = {
    update: executionKey(caseId),
    set: { generation, token: undefined, count: 0 },
    if: { generation: { atMost: current, orAbsent: true } },
  } as const
  await commitEffects(platform, [{ kind: 'start', workflow, caseId, generation }], [fence])
}

/** One tick after the other until nothing is due; answers how the case stands then. */
async function tickUntilRest(platform: Platform, kind: CaseKind, caseId: Id): Promise<Standing | undefined> {
  for (let ticks = 0; ticks < MOST_TICKS; ticks += 1) {
    const { isAtRest, standing } = await perform(platform, () => tickOnce(platform, kind, caseId))
    if (isAtRest || !isDue(standing, platform.clock.now())) return standing
  }
  return findStanding(platform.store, caseId)
}

/** Whether nothing was due, and how the case stands now. */
interface Ticked {
  readonly isAtRest: boolean
  readonly standing: Standing | undefined
}

const isDue = (standing: Standing | undefined, now: Instant): boolean =>
  standing?.open.some(({ nextTickAt }) => nextTickAt <= now) ?? false

/** One due obligation of a case, if there is one. */
async function tickOnce(platform: Platform, kind: CaseKind, caseId: Id): Promise<Outcome<Ticked>> {
  const now = platform.clock.now()
  const standing = await findStanding(platform.store, caseId)
  const obligation = standing?.open
    .filter(({ nextTickAt }) => nextTickAt <= now)
    .toSorted((a, b) => (a.nextTickAt < b.nextTickAt ? -1 : 1))[0]
  const atRest = { acts: [], answer: { isAtRest: true, standing } }
  if (standing === undefined || obligation === undefined) return atRest
  const directory = await loadDirectory(platform.store)
  const due = whatIsDue(obligation, now, directory.department.calendar)
  if (due.does === 'nothing') return atRest
  const ticked = (acts: readonly Act[]): Outcome<Ticked> => ({
    acts,
    answer: { isAtRest: false, standing: standingAfter(standing, acts) },
  })
  const bundle = bundleOf(kind, obligation, due.isLate)
  if (due.does === 'turn') {
    const turning = { head: standing.head, standing, obligation, plan: due.plan, directory, now }
    const turned = await kind.turn(platform, { ...turning, ...(bundle === undefined ? {} : { bundle }) })
    return ticked(turned.acts)
  }
  if (due.does === 'remind') return ticked([remind(standing, obligation, due.plan, directory, now, bundle)])
  return ticked(await climb(platform, kind, standing, obligation, due, directory, now, bundle))
}

/** Under which name a mail about it is collected with others. */
function bundleOf(kind: CaseKind, obligation: OpenObligation, isLate: boolean): string | undefined {
  if (isLate) return AFTER_OUTAGE
  return isMorningRound(obligation) ? EVERY_MORNING : kind.remindsTogether?.(obligation.kind)
}

/** Its ladder has no step left, and it is not so urgent that it is told again by the hour. */
const isMorningRound = ({ plan, again = HEAD_AGAIN }: OpenObligation): boolean =>
  plan.length === 0 && isToldByTheDay(again)

function remind(
  { head }: Standing,
  obligation: OpenObligation,
  plan: OpenObligation['plan'],
  directory: Directory,
  now: Instant,
  bundle: string | undefined,
): Act {
  const armed = {
    ...obligation,
    plan,
    nextTickAt: nextTick(plan, now, directory.department.calendar, obligation.again),
  }
  return {
    before: head,
    head,
    bumpsVersion: false,
    at: now,
    did: 'obligation.reminded',
    by: byClock,
    what: { obligation: obligation.id, kind: obligation.kind, accountable: obligation.accountable },
    rows: [putObligation(armed)],
    effects: [tell(obligation, obligation.accountable, 'reminded', bundle)],
  }
}

async function climb(
  platform: Platform,
  kind: CaseKind,
  { head }: Standing,
  obligation: OpenObligation,
  due: { readonly to: ClimbsTo; readonly plan: OpenObligation['plan'] },
  directory: Directory,
  now: Instant,
  bundle: string | undefined,
): Promise<Act[]> {
  const mayNotAnswer = whoMayNotAnswer(kind, head, obligation.kind, directory, now)
  const next = whoIsNext(directory, obligation, due, now, mayNotAnswer)
  const plan = next?.plan ?? due.plan
  const answerer = next?.answerer ?? { person: obligation.accountable, via: obligation.via }
  const isSame = answerer.person === obligation.accountable
  const climbed: OpenObligation = {
    ...obligation,
    ...(isSame ? {} : nextVersion(obligation)),
    accountable: answerer.person,
    via: answerer.via,
    ...('position' in answerer && answerer.position !== undefined ? { position: answerer.position } : {}),
    asked: [...new Set([...obligation.asked, answerer.person])],
    plan,
    nextTickAt: nextTick(plan, now, directory.department.calendar, obligation.again),
  }
  const act = {
    before: head,
    head: headNaming(head, climbed),
    bumpsVersion: false,
    at: now,
    did: isSame ? 'obligation.reminded' : 'obligation.climbed',
    by: byClock,
    what: {
      obligation: obligation.id,
      kind: obligation.kind,
      accountable: answerer.person,
      ...(isSame ? {} : { from: obligation.accountable }),
      ...(next === undefined || next.gaps.length === 0 ? {} : { nobodyAt: next.gaps }),
    },
    rows: [putObligation(climbed)],
    effects: isSame
      ? [tell(obligation, answerer.person, 'reminded', bundle)]
      : [
          tell(obligation, answerer.person, 'climbed', bundle),
          tell(obligation, obligation.accountable, 'taken-up', bundle),
        ],
  }
  const gaps = await gapActs(platform, directory, next?.gaps ?? [], now, bundle)
  return [act, ...gaps]
}
