import { instantOfLocal, isLocalDate, localDateOf, plusDays } from '../calendar/index.ts'
import { InvalidInputError } from '../kernel/refusal.ts'
import type { Outcome } from '../platform/act.ts'
import type { Call } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import type { acceptFinding, DraftSummary } from './draft.contract.ts'
import { headAfter } from './draft.store.ts'
import { type DraftInReview, hashIn, type ReviewedDraft, stillAccepted } from './draft.ts'
import { summaryOfDraft } from './draft.view.ts'
import { deskFor, type OnDesk } from './draft-desk.ts'
import { fault, refused } from './errors.ts'
import { lintBook } from './rules/lint/lint-book.ts'
import { groundAt } from './seen-book.ts'
import { acceptGap } from './steps/decide.ts'

/** Gaps accepted in one draft for what it says. */
const MOST_ACCEPTED = 60
/** The longest somebody may answer for a gap. */
const MOST_DAYS = 366

/** Somebody answers for a gap by name, until the end of a day. */
export async function acceptGapIn(
  platform: Platform,
  call: Call<typeof acceptFinding>,
): Promise<Outcome<DraftSummary>> {
  const { store } = platform
  const { body, now } = call
  const { desk, worker } = await deskFor('accept-finding', store, call)
  const { timeZone } = desk.directory.department.calendar
  const today = localDateOf(now, timeZone)
  const [least, most] = [today, plusDays(today, MOST_DAYS)]
  if (!isLocalDate(body.until) || body.until < least || body.until > most) {
    throw new InvalidInputError([fault('until', 'date-out-of-range', { least, most })])
  }
  const { ground } = await groundAt(store, desk.book, desk.directory, now)
  const finding = lintBook(ground).find(({ key }) => key === body.finding)
  if (finding === undefined) throw refused('unknown-finding')
  if (finding.weight !== 'error') throw refused('finding-cannot-be-accepted')
  const others = stillAccepted(desk.head, desk.rows.accepted).filter((each) => each.finding !== finding.key)
  if (others.length >= MOST_ACCEPTED) throw refused('too-many-accepted', { most: MOST_ACCEPTED })
  const head = desk.head as OnDesk['head'] & (DraftInReview | ReviewedDraft)
  const act = acceptGap({ ...desk, head }, worker, {
    finding: finding.key,
    by: worker.person,
    at: now,
    until: instantOfLocal(`${plusDays(body.until, 1)}T00:00`, timeZone),
    reason: body.reason,
    contentHash: hashIn(head) ?? '',
  })
  return { acts: [act], answer: summaryOfDraft(headAfter(act), desk.directory) }
}
