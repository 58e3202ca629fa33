import { instantOfLocal, isLocalDate, localDateOf, plusDays } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { InvalidInputError } from '../kernel/refusal.ts'
import type { Outcome } from '../platform/act.ts'
import type { Call } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { becomesNext } from './become-next.ts'
import type { DraftSummary, publishDraft } from './draft.contract.ts'
import { headAfter } from './draft.store.ts'
import { type ReviewedDraft, stillAccepted } from './draft.ts'
import { summaryOfDraft } from './draft.view.ts'
import { deskFor, mustBeContent, type OnDesk } from './draft-desk.ts'
import { fault, refused } from './errors.ts'
import { notSound } from './not-sound.ts'
import { findHeadOfBook } from './role-book.store.ts'
import type { AcceptedFinding } from './role-book.ts'
import { bookProblems } from './rules/book-problems.ts'
import { lintBook } from './rules/lint/lint-book.ts'
import { pagesOfBook } from './rules/pages-of-book.ts'
import { mustStand } from './rules/who-is-left.ts'
import { groundAt } from './seen-book.ts'
import { contextFor } from './sound-context.ts'
import { becomeVersion } from './steps/decide.ts'

/** The furthest ahead a version may be planned. */
const MOST_DAYS_AHEAD = 366

/**
 * A reviewed draft becomes the next version, for ever as it is. Its pages and grants are written first and count for
 * nothing; the transaction that publishes makes them count. Stopped in between, nothing was published, and trying again
 * finds most of the work done.
 */
export async function publish(platform: Platform, call: Call<typeof publishDraft>): Promise<Outcome<DraftSummary>> {
  const { store } = platform
  const { body, now } = call
  const { desk, worker } = await deskFor('publish', store, call)
  const head = desk.head as OnDesk['head'] & ReviewedDraft
  mustBeContent(head, body.contentHash)
  const { directory, book, newest } = desk
  if (head.base !== newest.number) throw refused('draft-is-behind', { newest: newest.number })
  const problems = bookProblems(book, await contextFor(store, directory, book))
  if (problems.length > 0) throw notSound(problems)
  const pages = pagesOfBook(book)
  // What was reviewed is what is published, to the letter.
  if (pages.hash !== head.contentHash) throw refused('content-has-changed')
  const from = instantFrom(body.from, directory.department.calendar.timeZone, now)
  mustStand(directory, book, from)
  const accepted = await acceptedIn(store, desk, now)
  const bookHead = await findHeadOfBook(store)
  // Somebody published in the very moment since the draft was held against the newest version.
  if ((bookHead?.newest ?? 0) !== newest.number) throw refused('draft-is-behind', { newest: bookHead?.newest ?? 0 })
  const next = await becomesNext(platform, {
    ...{ before: bookHead, directory, pages, previous: newest.book, book, from, now },
    ...{ by: worker.actor, grant: worker.grant, publishedBy: worker.person, note: body.note, accepted },
    ...{ reviewedBy: head.review?.by, draft: head.id, replaces: body.replaces },
  })
  const become = becomeVersion({ ...desk, head }, worker, next.version)
  return {
    acts: [...next.acts, become],
    answer: summaryOfDraft(headAfter(become), directory),
  }
}

/** The beginning of the day; today it is now. */
function instantFrom(day: string | undefined, timeZone: string, now: Instant): Instant {
  const today = localDateOf(now, timeZone)
  const [least, most] = [today, plusDays(today, MOST_DAYS_AHEAD)]
  if (day === undefined || day === today) return now
  if (!isLocalDate(day) || day < least || day > most) {
    throw new InvalidInputError([fault('from', 'date-out-of-range', { least, most })])
  }
  return instantOfLocal(`${day}T00:00`, timeZone)
}

/** The gaps it is published with, each answered for; refuses while one is not. */
async function acceptedIn(store: Platform['store'], desk: OnDesk, now: Instant): Promise<AcceptedFinding[]> {
  const { ground } = await groundAt(store, desk.book, desk.directory, now)
  const findings = lintBook(ground)
  const keys = (weight: 'refused' | 'error') => findings.filter((each) => each.weight === weight).map(({ key }) => key)
  const wrong = keys('refused')
  if (wrong.length > 0) throw refused('findings-refused', { count: wrong.length }, { findings: wrong.slice(0, 50) })
  const accepted = stillAccepted(desk.head, desk.rows.accepted).filter(({ until }) => until > now)
  const open = keys('error')
  const missing = open.filter((key) => !accepted.some(({ finding }) => finding === key))
  if (missing.length > 0) {
    throw refused('findings-not-accepted', { count: missing.length }, { findings: missing.slice(0, 50) })
  }
  return accepted
    .filter(({ finding }) => open.includes(finding))
    .map(({ finding, by, until, reason }) => ({ finding, by, until, reason }))
}
