import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { closing, type Obligation, type OpenObligation } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import { FROM_THE_TOP, type From, groundOf, type Paged, pageNext, rungsOf } from '../escalate.ts'
import type { Incident } from '../incident.ts'
import { goesAlong, movedTo } from './moved-to.ts'
import { owedAnswer } from './owed.ts'
import { actOf, type Doer, type Gathered, rulesIn, type Step } from './step.ts'

const armed = (obligation: OpenObligation, plan: OpenObligation['plan'], nextTickAt: Instant): OpenObligation => ({
  ...obligation,
  plan,
  nextTickAt,
})

/** What the story keeps of it. */
export const told = ({ answerer, ladder, skipped }: Paged) => ({
  paged: answerer.person,
  step: ladder.step,
  lap: ladder.lap,
  until: ladder.until,
  ...(skipped.length === 0 ? {} : { skipped: skipped.map(({ to, because }) => `${to}: ${because}`) }),
})

/** Nobody answered in time, or the page reached nobody: the next step of the ladder is paged. */
export async function climbOn(
  platform: Platform,
  gathered: Gathered,
  answer: OpenObligation,
  by: Doer,
  why: 'unanswered' | 'undelivered',
): Promise<Act> {
  const { head, directory, now } = gathered
  const stand = head.ladder ?? { ...FROM_THE_TOP, step: -1, pagedAt: now, until: now }
  const ground = await groundOf(platform, head, directory, now)
  const from: From = { step: stand.step + 1, lap: stand.lap, told: stand.told }
  const paged = await pageNext(platform, head, rulesIn(gathered), ground, from)
  const rungs = rungsOf(paged.ladder)
  const incident: Incident = {
    ...head,
    ladder: paged.ladder,
    owner: paged.answerer.person,
    nextBy: paged.ladder.until,
    pages: head.pages + 1,
  }
  return actOf(gathered, {
    incident,
    did: 'incident.escalated',
    by,
    bumpsVersion: false,
    obligations: [armed(movedTo(answer, paged.answerer), rungs, rungs[0]?.at ?? paged.ladder.until)],
    what: { obligation: answer.id, accountable: paged.answerer.person, from: answer.accountable, why, ...told(paged) },
    rows: paged.rows,
    effects: paged.effects,
  })
}

/** The page is on its way or there: look again when the step's time is up. */
export const waitOn = (gathered: Gathered, answer: OpenObligation, by: Doer): Act => {
  const until = gathered.head.ladder?.until ?? answer.dueAt
  return actOf(gathered, {
    incident: gathered.head,
    did: 'incident.page-delivered',
    by,
    bumpsVersion: false,
    obligations: [armed(answer, [{ at: until, does: 'turn' }], until)],
    what: {
      obligation: answer.id,
      to: answer.accountable,
      ...(gathered.head.ladder?.page === undefined ? {} : { page: gathered.head.ladder.page }),
    },
  })
}

/** Its turn comes in a moment: the page goes out with others to the same person. Look again after that. */
export const waitForTurn = (gathered: Gathered, answer: OpenObligation, by: Doer, at: Instant): Act => {
  const until = gathered.head.ladder?.until ?? answer.dueAt
  return actOf(gathered, {
    incident: gathered.head,
    did: 'incident.page-waits',
    by,
    bumpsVersion: false,
    obligations: [
      armed(
        answer,
        [
          { at, does: 'turn' },
          { at: until, does: 'turn' },
        ],
        at,
      ),
    ],
    what: { obligation: answer.id, to: answer.accountable, until: at },
  })
}

/**
 * Somebody has to answer anew, from the top of the ladder: the acknowledgement ran out, whoever had it is gone, or it came
 * back. Whoever has the shift now is paged; what whoever had it still owed goes on to them.
 */
export async function answerAnew(
  platform: Platform,
  gathered: Gathered,
  {
    did,
    by,
    effects = [],
    what,
    personal,
    rows = [],
    obligations = [],
    becomes = {},
  }: Omit<Step, 'incident'> & {
    readonly becomes?: Partial<Incident>
  },
): Promise<Act> {
  const { head, standing, directory, now } = gathered
  const begun: Incident = { ...head, ...becomes, status: 'triggered', stage: 'answer', round: head.round + 1 }
  const rules = rulesIn({ head: begun, policy: gathered.policy })
  const ground = await groundOf(platform, head, directory, now)
  const paged = await pageNext(platform, begun, rules, ground, FROM_THE_TOP)
  const owing = { incident: begun, rules, directory, now, nth: standing.all.length }
  const ends = standing.open.filter(({ kind }) => kind === 'incident.attend' || kind === 'incident.acknowledge')
  const closed = ends.flatMap((each) => closing(standing.open, each, 'withdrawn', by.person, now))
  const gone = closed.map(({ id }) => id)
  const { owner, ...kept } = begun
  const incident: Incident = {
    ...kept,
    ladder: paged.ladder,
    owner: paged.answerer.person,
    nextBy: paged.ladder.until,
    pages: head.pages + 1,
  }
  const from = new Set<Id | undefined>([owner, head.roles.commander])
  const decided = new Map<Id, Obligation>(obligations.map((each) => [each.id, each]))
  for (const each of [...standing.open, ...obligations]) {
    const { status, accountable, kind, id } = decided.get(each.id) ?? each
    if (status !== 'open' || gone.includes(id) || !from.has(accountable) || !MOVES_ALONG.has(kind)) continue
    decided.set(id, goesAlong((decided.get(id) ?? each) as OpenObligation, paged.answerer, gathered))
  }
  const nth = owing.nth + obligations.length
  return actOf(gathered, {
    incident,
    did,
    by,
    obligations: [...closed, owedAnswer({ ...owing, nth }, paged.answerer, paged.ladder), ...decided.values()],
    what: { ...what, ...told(paged), accountable: paged.answerer.person },
    ...(personal === undefined ? {} : { personal }),
    rows: [...paged.rows, ...rows],
    effects: [...paged.effects, ...effects],
  })
}

/** What goes along with whoever leads it. */
export const MOVES_ALONG: ReadonlySet<string> = new Set(['incident.resolve', 'incident.update', 'incident.staff'])
