import { closingBefore, localDateOf, type WorkingCalendar } from '../../calendar/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { closing, openTowards, type Policy, pinOf, putObligation, type Standing, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import {
  type Answerer,
  type Directory,
  deputiesOf,
  lastResort,
  positionsOf,
  whoAnswers,
} from '../../responsibility/index.ts'
import { headOfGap } from '../gap.store.ts'
import type { AcceptedGap, GapHead } from '../gap.ts'

export const GAP_WORKFLOW = 'role-book-gap'

/** Whoever accepted it; when they are away or gone, whoever stands in for them, else the head. */
export function whoCloses({ by }: Pick<AcceptedGap, 'by'>, directory: Directory, now: Instant): Answerer | undefined {
  const self = whoAnswers(directory, { who: 'person', person: by }, now)
  const [position] = positionsOf(directory, by, now)
  if (self !== undefined) return position === undefined ? self : { ...self, position }
  const hasDeputy = position !== undefined && deputiesOf(directory, position, now).length > 0
  const deputy = hasDeputy ? whoAnswers(directory, { who: 'deputy', position }, now) : undefined
  return deputy ?? lastResort(directory, now)
}

interface Opening {
  readonly directory: Directory
  readonly policy: Policy<'close'>
  readonly now: Instant
}

/** What was accepted when a version was published comes back to whoever accepted it, due on their day. */
export function openGap(wish: Omit<AcceptedGap, 'status' | 'policy'>, { directory, policy, now }: Opening): Act {
  const answerer = whoCloses(wish, directory, now)
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  const gap: AcceptedGap = { ...wish, policy: pinOf(policy), status: 'open' }
  const obligation = openTowards(
    {
      ...{ caseId: gap.id, kind: 'role-book.close-gap', about: { title: gap.title['zh-CN'] }, round: 1 },
      ...{ answerer, now, nth: 0 },
    },
    policy.stages.close,
    lastClosing(gap.until, directory.department.calendar),
    directory.department.calendar,
  )
  return {
    before: undefined,
    head: headOfGap(gap),
    at: now,
    did: 'role-book-gap.opened',
    by: byClock,
    what: {
      ...{ finding: gap.finding, book: gap.book, acceptedBy: gap.by, until: gap.until, policy: gap.policy },
      ...{ obligation: obligation.id, accountable: obligation.accountable },
    },
    rows: [putObligation(obligation)],
    effects: [
      tell(obligation, obligation.accountable, 'asked'),
      { kind: 'start', workflow: GAP_WORKFLOW, caseId: gap.id, generation: 1 },
    ],
  }
}

/** When work ends on the last working day that somebody named; whoever names a holiday means the day before it. */
const lastClosing = (until: Instant, calendar: WorkingCalendar): Instant =>
  closingBefore(localDateOf(until, calendar.timeZone), 1, calendar)

/** It is nobody's any more: mended, accepted anew, or of a version that never counted. */
export function endGap(
  head: GapHead,
  { open }: Pick<Standing, 'open'>,
  status: Exclude<AcceptedGap['status'], 'open'>,
  now: Instant,
): Act {
  const how = status === 'closed' ? 'discharged' : 'withdrawn'
  const ended = new Map<Id, ReturnType<typeof closing>[number]>()
  for (const each of open.flatMap((one) => closing(open, one, how, 'onduty', now))) ended.set(each.id, each)
  return {
    before: head,
    head: headOfGap({ ...head, status }),
    at: now,
    did: `role-book-gap.${status}`,
    by: byClock,
    what: { finding: head.finding },
    rows: [...ended.values()].map(putObligation),
    effects: [{ kind: 'wake', caseId: head.id }],
  }
}
