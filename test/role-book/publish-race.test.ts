import fc from 'fast-check'
import { expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/index.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import type { Call } from '../../functions/platform/handler.ts'
import { kinds } from '../../functions/registry.ts'
import type { publishDraft } from '../../functions/role-book/draft.contract.ts'
import { publish } from '../../functions/role-book/publish.ts'
import { checkUp } from '../../infra/local/doctor.ts'
import { aDuty, asItWas, BookWork } from '../support/book-work.ts'
import { callerOf, positions } from '../support/department.ts'
import { interleaved } from '../support/interleaved-store.ts'
import { itemsOf, MemoryOffice } from '../support/memory-office.ts'

/** Two drafts that were reviewed, and give the same authority to different positions. */
async function twoReviewedDrafts() {
  const office = await MemoryOffice.open()
  const book = new BookWork(office)
  await book.founds()
  const [duty] = await book.dutiesOf('opsLeader')
  if (duty === undefined) throw new Error('no duty')
  const drafts: string[] = []
  for (const position of ['opsEngineer', 'appEngineer'] as const) {
    const { id } = await book.begins('head')
    await book.puts('head', id, duty.id, asItWas(duty, { position: positions[position] }))
    await book.adds('head', id, aDuty(position))
    await book.step('head', id, 'submit')
    await book.step('headDeputy', id, 'review', { verdict: 'accept' })
    await book.acceptsAll('headDeputy', id)
    drafts.push(id)
  }
  return { office, drafts }
}

it('of two drafts that are published at the same time one becomes the version, with its own authorities', async () => {
  const { office, drafts } = await twoReviewedDrafts()
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const kept = office.store.clone()
      const platform = { ...office.machine.platform, store: interleaved(kept, scheduler), kick() {} }
      const publishes = async (id: string): Promise<string> => {
        const body = { note: '发布。', replaces: [] }
        const call = { params: { id }, body, query: undefined, caller: callerOf('headDeputy'), now: office.now }
        try {
          await perform(platform, () => publish(platform, call as unknown as Call<typeof publishDraft>))
          return 'published'
        } catch (error) {
          if (error instanceof RefusalError) return error.reason.code
          throw error
        }
      }
      const said = await scheduler.waitFor(Promise.all(drafts.map(publishes)))
      expect(said.toSorted()).toEqual(['draft-is-behind', 'published'])
      expect((await checkUp(itemsOf(kept), kinds, office.now)).violations).toEqual([])
    }),
    { numRuns: 25 },
  )
})
