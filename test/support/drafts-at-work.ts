import { perform } from '../../functions/audit-trail/index.ts'
import { type Id, newId } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { currentPolicy } from '../../functions/obligation/index.ts'
import { AUTHORITIES, loadDirectory } from '../../functions/responsibility/index.ts'
import { ROLE_BOOK_GAP } from '../../functions/role-book/book-policies.ts'
import { draftPolicyNow } from '../../functions/role-book/draft-desk.ts'
import { gapIdOf } from '../../functions/role-book/gap.store.ts'
import { bookIdOf } from '../../functions/role-book/role-book.store.ts'
import { begin } from '../../functions/role-book/steps/begin.ts'
import { openGap } from '../../functions/role-book/steps/gap.ts'
import { workerOf } from '../../functions/role-book/steps/step.ts'
import { aDuty, BookWork } from './book-work.ts'
import { callerOf, department, people, positions } from './department.ts'
import type { MemoryOffice } from './memory-office.ts'

/** Drafts of the role book by the head of IT, as far as their names say, and one duty that each of them adds. */
export interface DraftsAtWork {
  readonly written: Id
  readonly inReview: Id
  readonly reviewed: Id
  /** Begun before there was a version. */
  readonly behind: Id
  /** Of the draft that is still written. */
  readonly duty: Id
  /** What keeps the reviewed draft from being published, unless somebody answers for it. */
  readonly finding: string
}

export async function draftsAtWork(office: MemoryOffice): Promise<DraftsAtWork> {
  const book = new BookWork(office)
  const [written, inReview, reviewed] = [
    await book.begins('head'),
    await book.begins('head'),
    await book.begins('head'),
  ]
  const duty = await book.adds('head', written.id, aDuty('opsEngineer'))
  for (const { id } of [inReview, reviewed]) {
    await book.adds('head', id, aDuty('opsEngineer'))
    // Somebody has to be left who may administer, and publish the next one.
    await book.adds('head', id, aDuty('head', { authorities: AUTHORITIES.map((act) => ({ act })) }))
    await book.step('head', id, 'submit')
  }
  await book.step('headDeputy', reviewed.id, 'review', { verdict: 'accept' })
  const [finding] = await book.gapsIn(reviewed.id)
  await book.acceptsAll('headDeputy', reviewed.id)
  return {
    ...{ written: written.id, inReview: inReview.id, reviewed: reviewed.id, behind: await aDraftBehind(office) },
    ...{ duty: duty.id, finding: finding?.key ?? '' },
  }
}

async function aDraftBehind({ machine: { platform }, now }: MemoryOffice): Promise<Id> {
  const id = newId('bdr', now, platform.random)
  const [directory, policy] = await Promise.all([loadDirectory(platform.store), draftPolicyNow(platform.store)])
  const by = workerOf(callerOf('head'), { authority: 'role-book.draft', position: positions.head, via: 'holder' })
  const wish = { id, name: '第一版之前', base: 0, duties: 0 }
  return perform(platform, async () => ({ acts: [begin(wish, { directory, now, policy }, by)], answer: id }))
}

/** A gap that the deputy of the head answers for. */
export async function aBookGap({ machine: { platform }, now }: MemoryOffice): Promise<Id> {
  const id = gapIdOf(bookIdOf(department), 1, 'gap:backup', now)
  const [directory, policy] = await Promise.all([
    loadDirectory(platform.store),
    currentPolicy(platform.store, ROLE_BOOK_GAP),
  ])
  const wish = {
    ...{ id, finding: 'gap:backup', title: { 'zh-CN': '备份无人负责', en: 'Nobody backs up' }, book: 1 },
    ...{ by: people.headDeputy, until: plusMillis(now, 30 * DAY), reason: '月底到岗。' },
  }
  return perform(platform, async () => ({ acts: [openGap(wish, { directory, policy, now })], answer: id }))
}
