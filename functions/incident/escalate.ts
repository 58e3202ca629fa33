import { deadline } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import { type Instant, MINUTE, plusMillis, SECOND } from '../kernel/instant.ts'
import type { Rung } from '../obligation/index.ts'
import { loadSchedules, scheduleFor, whoIsOnCall } from '../on-call/index.ts'
import { pagePerson } from '../paging/index.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from '../platform/store.ts'
import { type Answerer, type Directory, isThere, lastResort } from '../responsibility/index.ts'
import type { Incident, LadderStand } from './incident.ts'
import { putPageFigure } from './page-figure.store.ts'
import { type LadderGround, nextStepFrom, type Skipped } from './rules/who-is-paged.ts'
import type { SeverityRules } from './severity-policy.ts'

/** What collected within a minute may take to be put into words and sent. */
export const TIME_TO_SEND = 10 * SECOND

/** A page that no channel has delivered by then counts as not sent: the next step is taken. */
const UNDELIVERED_AFTER = MINUTE
/** What collects for whoever was told of something else a moment ago takes a minute to go out, and a little to be sent. */
const UNDELIVERED_IN_TURN_AFTER = MINUTE + TIME_TO_SEND

/** The letter of a page, in the registry of pages. */
export const PAGE = 'incident.page'

/** Somebody was found and is paged. */
export interface Paged {
  readonly answerer: Answerer
  readonly ladder: LadderStand
  readonly skipped: readonly Skipped[]
  readonly rows: readonly Write[]
  readonly effects: readonly Effect[]
}

/** What is climbed on now, for this incident. */
export async function groundOf(
  { store }: Pick<Platform, 'store'>,
  { service, group, exercise }: Pick<Incident, 'service' | 'group' | 'exercise'>,
  directory: Directory,
  now: Instant,
): Promise<LadderGround> {
  const schedules = await loadSchedules(store)
  const own = scheduleFor(schedules, directory, {
    ...(service === undefined ? {} : { service }),
    ...(group === undefined ? {} : { group }),
  })
  return {
    directory,
    now,
    group,
    onlyAmong: exercise?.participants,
    schedule: own?.id,
    onCall: (role, schedule = own?.id) =>
      schedule === undefined ? undefined : whoIsOnCall(schedules, directory, { schedule, role }, now)?.person,
  }
}

/** What a page says, and is counted by. */
type PagedFor = Pick<Incident, 'id' | 'severity' | 'round' | 'exercise' | 'service' | 'group' | 'source'>

/** From which step on, in which lap, and who was told in it. */
export type From = Pick<LadderStand, 'step' | 'lap' | 'told'>

export const FROM_THE_TOP: From = { step: 0, lap: 0, told: [] }

/**
 * Pages the first person from a step on who is there and can be reached. Steps with nobody are passed over at once.
 * After the last step the ladder begins again, or stays with the head of IT, as the severity says: it never ends.
 */
export async function pageNext(
  platform: Platform,
  incident: PagedFor,
  rules: SeverityRules,
  ground: LadderGround,
  from: From,
): Promise<Paged> {
  const unreachable = new Set<Id>()
  const skipped: Skipped[] = []
  let at = from
  let isSecondLap = false
  for (;;) {
    const next = nextStepFrom(rules.ladder, at.step, ground, at.told, unreachable)
    skipped.push(...next.skipped.filter((each) => !skipped.some(({ step }) => step === each.step)))
    if ('answerer' in next) {
      const wait = rules.ladder[next.step]?.wait ?? rules.acknowledgeWithin
      const paged = await page(platform, incident, next.answerer, ground, { ...at, step: next.step }, wait)
      if (paged !== undefined) return { ...paged, skipped }
      unreachable.add(next.answerer.person)
      continue
    }
    if (rules.afterwards.does === 'repeat' && !isSecondLap) {
      isSecondLap = true
      at = { step: 0, lap: at.lap + 1, told: [] }
      continue
    }
    return { ...(await pageLastResort(platform, incident, rules, ground, at)), skipped }
  }
}

/** Nobody on the ladder: it is the head's (in a drill, of whoever takes part), reached or not. */
async function pageLastResort(
  platform: Platform,
  incident: PagedFor,
  rules: SeverityRules,
  ground: LadderGround,
  at: From,
): Promise<Omit<Paged, 'skipped'>> {
  const { directory, now, onlyAmong } = ground
  const participant = onlyAmong?.find((person) => isThere(directory, person, now))
  const answerer =
    participant === undefined ? lastResort(directory, now) : { person: participant, via: 'person' as const }
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  const wait = rules.afterwards.does === 'page-head' ? rules.afterwards.every : rules.acknowledgeWithin
  const stand = { ...at, step: rules.ladder.length }
  const isLeftAlone = onlyAmong !== undefined && participant === undefined
  const paged = isLeftAlone ? undefined : await page(platform, incident, answerer, ground, stand, wait)
  return paged ?? { answerer, ladder: standing(stand, answerer, ground, wait), rows: [], effects: [] }
}

async function page(
  platform: Platform,
  incident: PagedFor,
  answerer: Answerer,
  ground: LadderGround,
  at: From,
  wait: SeverityRules['acknowledgeWithin'],
): Promise<Omit<Paged, 'skipped'> | undefined> {
  const { now } = ground
  const { id, severity, round } = incident
  const paged = await pagePerson(platform, {
    caseId: id,
    to: answerer.person,
    letter: PAGE,
    about: { incident: id, round, lap: at.lap, step: at.step },
    urgency: severity,
    fence: `${round}-${at.lap}-${at.step}`,
    now,
  })
  if (paged.page === undefined) return undefined
  const lookAt = plusMillis(now, paged.waitsItsTurn ? UNDELIVERED_IN_TURN_AFTER : UNDELIVERED_AFTER)
  const ladder = { ...standing(at, answerer, ground, wait), page: paged.page.id, lookAt }
  const figure = { at: now, incident: id, to: answerer.person, step: at.step, ...countedBy(incident, ground) }
  const counted = incident.exercise === undefined ? [putPageFigure(figure)] : []
  return { answerer, ladder, rows: [...paged.rows, ...counted], effects: paged.effects }
}

/** What a page is counted by. */
const countedBy = ({ severity, service, group, source }: PagedFor, { schedule }: LadderGround) => ({
  severity,
  source: source.kind,
  ...(service === undefined ? {} : { service }),
  ...(group === undefined ? {} : { group }),
  ...(schedule === undefined ? {} : { schedule }),
})

const standing = (
  { step, lap, told }: From,
  { person }: Answerer,
  { directory, now }: LadderGround,
  wait: SeverityRules['acknowledgeWithin'],
): LadderStand => ({
  step,
  lap,
  pagedAt: now,
  until: deadline(now, wait, directory.department.calendar),
  told: [...new Set([...told, person])],
})

/** When a step is looked at again: whether its page was delivered, and when its time is up. */
export function rungsOf({ until, lookAt }: LadderStand): Rung[] {
  const isLookedAt = lookAt !== undefined && lookAt < until
  return [...(isLookedAt ? [{ at: lookAt, does: 'turn' } as const] : []), { at: until, does: 'turn' }]
}
