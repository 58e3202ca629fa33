import { localDateOf } from '../calendar/index.ts'
import { type Id, newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import { type CaseKinds, currentPolicy, timelineOf } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Store } from '../platform/store.ts'
import { authorise, type Directory, loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { invalid, objectiveClosed } from './errors.ts'
import {
  changeObjective,
  closeObjective,
  listObjectives,
  type ObjectiveOut,
  readObjective,
  readObjectiveTimeline,
  recordValue,
  setObjective,
} from './objective.contract.ts'
import {
  getObjective,
  getObjectiveHead,
  headAfter,
  listObjectivesOfYear,
  listOpenObjectives,
  standingAfter,
  type WholeObjective,
} from './objective.store.ts'
import type { MeasuredValue, Objective } from './objective.ts'
import { summaryOf, viewOfObjective } from './objective.view.ts'
import { OBJECTIVE } from './objective-policy.ts'
import { isAsGoodAs } from './rules/how-it-stands.ts'
import { mayMeasure } from './rules/may-measure.ts'
import { change } from './steps/change.ts'
import { close } from './steps/close.ts'
import { measure } from './steps/measure.ts'
import { type ObjectiveWish, set } from './steps/set.ts'

/** How far ahead somebody plans. */
const YEARS_AHEAD = 5

export const objectiveRoutes = (kinds: CaseKinds): Route[] => [
  query(listObjectives, async ({ store }, { query: { year, limit, cursor }, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const found =
      year === undefined ? await listOpenObjectives(store, page) : await listObjectivesOfYear(store, year, page)
    const looking = { directory, now: call.now }
    return { items: found.items.map((each) => summaryOf(each, looking)), nextCursor: found.next ?? null }
  }),

  query(readObjective, async ({ store }, { params, ...call }) => {
    const [directory, whole] = [await directoryForStaff(store, call), await getObjective(store, params.id)]
    return viewOfObjective(whole, lookingAs(call, directory), kinds)
  }),

  query(readObjectiveTimeline, async ({ store }, { params, query: page, ...call }) => {
    const [directory, { id }] = [await directoryForStaff(store, call), await getObjectiveHead(store, params.id)]
    return timelineOf(store, id, page, { directory, language: call.caller.language })
  }),

  mutation(setObjective, async (platform, call) => {
    const grant = await authorise(platform, call, 'objective.set')
    const { caller, now, body } = call
    const [directory, policy] = await Promise.all([
      loadDirectory(platform.store),
      currentPolicy(platform.store, OBJECTIVE),
    ])
    const today = todayIn(directory, now)
    const thisYear = Number(today.slice(0, 4))
    if (body.year < thisYear || body.year > thisYear + YEARS_AHEAD) throw invalid('year-out-of-range')
    mustBeSound(body, directory)
    const id = newId('obj', now, platform.random)
    const act = set(id, body, { caller, grant, today, directory, now, policy })
    return outcome({ act, values: [] }, lookingAs(call, directory), kinds)
  }),

  mutation(changeObjective, async (platform, call) => {
    const grant = await authorise(platform, call, 'objective.set')
    const { caller, now, body, ifMatch, params } = call
    const [whole, directory, policy] = await gather(platform.store, params.id)
    mustBeOpen(whole, ifMatch)
    const wish: ObjectiveWish = { ...wishOf(whole.head), ...body }
    mustBeSound(wish, directory)
    const act = change(whole, wish, { caller, grant, today: todayIn(directory, now), directory, now, policy })
    return outcome({ ...whole, act }, lookingAs(call, directory), kinds)
  }),

  mutation(recordValue, async (platform, call) => {
    const { caller, now, body, ifMatch, params } = call
    await directoryForStaff(platform.store, call)
    const [whole, directory, policy] = await gather(platform.store, params.id)
    const verdict = mayMeasure(whole.head, whole.standing.open, directory, caller.person, now)
    if ('no' in verdict) throw new RefusalError(403, verdict.no)
    mustBeOpen(whole, ifMatch)
    if (body.on > todayIn(directory, now)) throw invalid('day-in-the-future')
    if (Number(body.on.slice(0, 4)) !== whole.head.year) throw invalid('day-outside-its-year')
    const { note, on, value } = body
    const measured: MeasuredValue = { on, value, ...(note === undefined ? {} : { note }), by: caller.person, at: now }
    const act = measure(whole, measured, { caller, grant: verdict.yes, directory, now, policy })
    const values = [measured, ...whole.values.filter((each) => each.on !== on)].toSorted((a, b) =>
      a.on > b.on ? -1 : 1,
    )
    return outcome({ ...whole, act, values }, lookingAs(call, directory), kinds)
  }),

  mutation(closeObjective, async (platform, call) => {
    const grant = await authorise(platform, call, 'objective.set')
    const { caller, now, body, ifMatch, params } = call
    const [whole, directory] = await gather(platform.store, params.id)
    mustBeOpen(whole, ifMatch)
    return outcome({ ...whole, act: close(whole, body, { caller, grant, now }) }, lookingAs(call, directory), kinds)
  }),
]

const gather = (store: Store, id: Id) =>
  Promise.all([getObjective(store, id), loadDirectory(store), currentPolicy(store, OBJECTIVE)])

const lookingAs = ({ caller, now }: Pick<Call, 'caller' | 'now'>, directory: Directory) => {
  return { directory, person: caller.person, language: caller.language, now }
}

/** The act, and the objective as it stands once it is committed. */
function outcome(
  { act, values, standing }: { readonly act: Act } & Pick<WholeObjective, 'values'> & Partial<WholeObjective>,
  looking: ReturnType<typeof lookingAs>,
  kinds: CaseKinds,
): Outcome<ObjectiveOut> {
  const after = { head: headAfter(act), values, standing: standingAfter(act, standing?.all ?? []) }
  return { acts: [act], answer: viewOfObjective(after, looking, kinds) }
}

/** 409 when it has ended, 412 when the caller saw another version. */
function mustBeOpen({ head }: WholeObjective, ifMatch: number | undefined): void {
  if (head.status !== 'open') throw objectiveClosed(head.status)
  mustBeVersion(head.version, ifMatch)
}

function mustBeSound({ owner, measure: { start, ...wanted } }: ObjectiveWish, directory: Directory): void {
  if (!directory.positions.has(owner)) throw invalid('unknown-position')
  if (start !== undefined && isAsGoodAs(start, wanted.target, wanted)) throw invalid('start-reaches-target')
}

const wishOf = ({ year, kind, title, owner, measure: counted, rhythm }: Objective): ObjectiveWish => {
  return { year, kind, title, owner, measure: counted, rhythm }
}

const todayIn = ({ department }: Directory, now: Instant) => localDateOf(now, department.calendar.timeZone)

/** Everybody in the department reads its objectives; to anybody else they are not there. */
async function directoryForStaff(store: Store, { caller, now }: Pick<Call, 'caller' | 'now'>): Promise<Directory> {
  const directory = await recentDirectory(store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('objective')
  return directory
}
