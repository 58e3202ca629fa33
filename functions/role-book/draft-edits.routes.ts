import { type Id, idWithin, newId } from '../kernel/ids.ts'
import { inChunks } from '../kernel/in-chunks.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import type { Outcome } from '../platform/act.ts'
import { mutation, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import {
  abandonDraft,
  addDraftDuty,
  createDraft,
  type DraftSummary,
  describeDraft,
  putDraftDuty,
  putDraftFrame,
  rebaseDraft,
  removeDraftDuty,
  restoreDraftDuty,
  submitDraft,
} from './draft.contract.ts'
import { headAfter, leaveAsBase, listDraftsByNewest, putFrame, putTouched } from './draft.store.ts'
import type { OpenDraft } from './draft.ts'
import { summaryOfDraft } from './draft.view.ts'
import { type DraftCall, deskFor, draftPolicyNow, type OnDesk, workerFor } from './draft-desk.ts'
import type { Duty } from './duty.ts'
import { viewOfDuty } from './duty.view.ts'
import { fault, refused } from './errors.ts'
import { newestBook } from './fill-draft.ts'
import { namedNow } from './named-now.ts'
import { notSound } from './not-sound.ts'
import type { BookFrame } from './role-book.ts'
import { bookProblems, MOST_DUTIES } from './rules/book-problems.ts'
import { isSame } from './rules/compare-books.ts'
import { conflictsOf, touchedForNothing } from './rules/draft-over-base.ts'
import { dutiesFromPositions } from './rules/duties-from-positions.ts'
import { dutyProblems } from './rules/duty-problems.ts'
import { frameProblems } from './rules/frame-problems.ts'
import { pagesOfBook } from './rules/pages-of-book.ts'
import { contextFor } from './sound-context.ts'
import { begin } from './steps/begin.ts'
import { abandon, submit } from './steps/decide.ts'
import { type Edit, edit } from './steps/edit.ts'
import { actOf } from './steps/step.ts'
import { voidAccepted } from './void-accepted.ts'

/** More at once would be nobody's to finish. */
const MOST_DRAFTS = 50
/** Differences that end in one transaction: as many as can be settled in one go. */
const MOST_GONE = 80
/** Rows written at the same time, outside any transaction. */
const AT_ONCE = 16

/** People write the next version of the book. */
export const draftEditRoutes: Route[] = [
  mutation(createDraft, async (platform, { body, caller, now }) => {
    const { store } = platform
    const directory = await loadDirectory(store)
    const worker = workerFor('edit', directory, caller, now)
    const [newest, open, policy] = await Promise.all([
      newestBook(store),
      listDraftsByNewest(store, 'open', { limit: MOST_DRAFTS }),
      draftPolicyNow(store),
    ])
    if (open.items.length >= MOST_DRAFTS) throw refused('too-many-drafts', { most: MOST_DRAFTS })
    if (body.from === 'positions' && newest.number > 0) throw refused('book-has-begun')
    const id = newId('bdr', now, platform.random)
    const duties =
      body.from === 'positions' ? dutiesFromPositions(directory, (nth) => idOfDuty(platform, now, nth)) : []
    const note = body.note === undefined ? {} : { note: body.note }
    const act = begin(
      { id, name: body.name, ...note, base: newest.number, duties: duties.length },
      { directory, now, policy },
      worker,
    )
    // A draft nobody has heard of yet: as many positions as there are do not fit into the transaction that makes it known.
    const rows = duties.map((duty) => putTouched(id, duty.id, duty))
    for (const some of inChunks(rows, AT_ONCE)) await Promise.all(some.map((row) => store.write(row)))
    return { acts: [act], answer: summaryOfDraft(headAfter(act), directory) }
  }),

  mutation(describeDraft, async (platform, call) => {
    const { desk, worker } = await deskFor('edit', platform.store, call)
    const { name = desk.head.name, note = desk.head.note ?? null } = call.body
    if (name === desk.head.name && note === (desk.head.note ?? null)) throw nothingToChange()
    const { note: _, ...rest } = desk.head
    const draft = { ...rest, name, ...(note === null ? {} : { note }) } as typeof desk.head
    const personal = note === null ? {} : { personal: { note } }
    const act = actOf(desk, { draft, did: 'role-book-draft.described', by: worker, what: { name }, ...personal })
    return { acts: [act], answer: summaryOfDraft(headAfter(act), desk.directory) }
  }),

  mutation(addDraftDuty, async (platform, call) => {
    const at = await deskFor('edit', platform.store, call)
    const id = idOfDuty(platform, call.now, 0)
    return putDuty(platform, at, { ...call.body, id } as unknown as Duty, 'role-book-draft.duty-added')
  }),

  mutation(putDraftDuty, async (platform, call) => {
    const at = await deskFor('edit', platform.store, call)
    const { duty: id } = call.params
    const before = at.desk.book.duties.get(id)
    mustBeThere(before)
    const duty = { ...call.body, id } as unknown as Duty
    if (isSame(before, duty)) throw nothingToChange()
    return putDuty(platform, at, duty, 'role-book-draft.duty-changed')
  }),

  mutation(removeDraftDuty, async (platform, call) => {
    const { duty } = call.params
    return edited(platform, call, (desk) => {
      const before = desk.book.duties.get(duty)
      mustBeThere(before)
      const rows = [desk.base.duties.has(duty) ? putTouched(desk.head.id, duty, null) : leaveAsBase(desk.head.id, duty)]
      return {
        did: 'role-book-draft.duty-removed',
        what: { duty, position: before.position, title: { ...before.title } },
        rows,
      }
    })
  }),

  mutation(restoreDraftDuty, async (platform, call) => {
    const { duty } = call.params
    return edited(platform, call, (desk) => {
      if (!desk.rows.overlay.duties.has(duty)) throw nothingToChange()
      return { did: 'role-book-draft.duty-restored', what: { duty }, rows: [leaveAsBase(desk.head.id, duty)] }
    })
  }),

  mutation(putDraftFrame, async (platform, call) => {
    const frame = call.body as unknown as BookFrame
    return edited(platform, call, (desk) => {
      if (isSame(frame, desk.book.frame)) throw nothingToChange()
      const errors = frameProblems(frame, desk.directory)
      if (errors.length > 0) throw new InvalidInputError(errors)
      const rows = [isSame(frame, desk.base.frame) ? leaveAsBase(desk.head.id, 'frame') : putFrame(desk.head.id, frame)]
      return {
        did: 'role-book-draft.frame-changed',
        what: { activities: frame.activities.map(({ code }) => code) },
        rows,
      }
    })
  }),

  mutation(rebaseDraft, async (platform, call) => {
    const settle = new Map(call.body.settle.map(({ what, take }) => [what, take]))
    return edited(platform, call, ({ head, base, newest, rows: { overlay } }) => {
      if (head.base === newest.number) throw refused('draft-not-behind')
      const conflicts = new Set<string>(conflictsOf(overlay, base, newest.book).map(({ what }) => what))
      if ([...settle.keys()].some((what) => !conflicts.has(what))) throw refused('not-a-conflict')
      const open = [...conflicts].filter((what) => !settle.has(what))
      if (open.length > 0) throw refused('draft-conflicts', { count: open.length }, { conflicts: open })
      const theirs = [...settle].flatMap(([what, take]) => (take === 'theirs' ? [what] : []))
      // What both made the same is nobody's difference any more.
      const gone = new Set<string>([...theirs, ...touchedForNothing(overlay, newest.book)])
      return {
        did: 'role-book-draft.rebased',
        what: { from: head.base, to: newest.number, settled: Object.fromEntries(settle) },
        // What is left of those changes nothing either, and goes with the next.
        rows: [...gone].slice(0, MOST_GONE).map((what) => leaveAsBase(head.id, what)),
        base: newest.number,
      }
    })
  }),

  mutation(submitDraft, async (platform, call) => {
    const { desk, worker } = await deskFor('submit', platform.store, call)
    const { head, newest, base, book, directory } = desk
    if (head.base !== newest.number) throw refused('draft-is-behind', { newest: newest.number })
    if (isSame(pagesOfBook(base).hash, pagesOfBook(book).hash)) throw refused('draft-changes-nothing')
    const problems = bookProblems(book, await contextFor(platform.store, directory, book))
    if (problems.length > 0) throw notSound(problems)
    const { hash } = pagesOfBook(book)
    const act = submit({ ...desk, head: head as OnDesk['head'] & OpenDraft }, worker, hash, { base: head.base })
    return { acts: [act], answer: summaryOfDraft(headAfter(act), directory) }
  }),

  mutation(abandonDraft, async (platform, call) => {
    const { desk, worker } = await deskFor('abandon', platform.store, call)
    const act = abandon(desk, worker, call.body.reason)
    return { acts: [act], answer: summaryOfDraft(headAfter(act), desk.directory) }
  }),
]

type AtDesk = Awaited<ReturnType<typeof deskFor>>

/** An edit: the draft says something else, and whatever was reviewed or accepted for what it said before is void. */
async function edited(
  { store }: Platform,
  call: DraftCall,
  decide: (desk: OnDesk) => Edit,
): Promise<Outcome<DraftSummary>> {
  const { desk, worker } = await deskFor('edit', store, call)
  const act = edit(desk, worker, decide(desk), voidAccepted(desk))
  return { acts: [act], answer: summaryOfDraft(headAfter(act), desk.directory) }
}

async function putDuty({ store }: Platform, { desk, worker }: AtDesk, duty: Duty, did: string) {
  const { directory, book, base, head } = desk
  const errors = dutyProblems(duty, {
    ...(await contextFor(store, directory, { duties: new Map([[duty.id, duty]]) })),
    frame: book.frame,
  })
  if (errors.length > 0) throw new InvalidInputError(errors)
  const others = [...book.duties.values()].filter((each) => each.position === duty.position && each.id !== duty.id)
  if (others.length >= MOST_DUTIES) throw refused('too-many-duties', { most: MOST_DUTIES })
  const isAsBase = isSame(base.duties.get(duty.id), duty)
  const rows = [isAsBase ? leaveAsBase(head.id, duty.id) : putTouched(head.id, duty.id, duty)]
  const act = edit(
    desk,
    worker,
    { did, what: { duty: duty.id, position: duty.position, title: { ...duty.title } }, rows },
    voidAccepted(desk),
  )
  return { acts: [act], answer: viewOfDuty(duty, null, await namedNow(store, directory, [duty])) }
}

const idOfDuty = (platform: Platform, now: string, nth: number): Id => {
  const id = newId('dut', now, platform.random)
  return nth === 0 ? id : idWithin(id, 'dut', now, nth)
}

function mustBeThere(duty: Duty | undefined): asserts duty is Duty {
  if (duty === undefined) throw new NotFoundError('duty')
}

const nothingToChange = () => new InvalidInputError([fault('', 'nothing-to-change')])
