import { beforeAll, describe, expect, it } from 'vitest'
import type { AskedItem } from '../../../functions/access-review/package.ts'
import { headKey } from '../../../functions/audit-trail/index.ts'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { kinds } from '../../../functions/registry.ts'
import { checkUp } from '../../../infra/local/doctor.ts'
import { people } from '../../support/department.ts'
import { openReviews, type ReviewOffice } from '../../support/review-office.ts'

let at: ReviewOffice
let review: string
let pack: string
beforeAll(async () => {
  at = await openReviews({ reviewers: 1, each: 2 })
  const { office, as, items } = at
  review = (await at.starts()).id
  await office.settle()
  const [asked] = (await at.review(review)).packagesOf
  if (asked === undefined) throw new Error('nobody is asked')
  pack = asked.id
  for (const { entitlement } of await items(asked)) {
    await as(asked.reviewer.id, 'POST', `/api/access-review-packages/${pack}/decide`, { entitlement, verdict: 'keep' })
  }
  await as(asked.reviewer.id, 'POST', `/api/access-review-packages/${pack}/submit`, {})
  const { reportHash } = await at.review(review)
  await office.does('head', 'POST', `/api/access-reviews/${review}/sign`, { reportHash })
})

/** What the doctor says of a thing once rows of it were written behind everybody's back. */
async function saidOf(id: string, wrong: (row: Item) => JsonObject): Promise<string[]> {
  async function* rows(): AsyncGenerator<Item> {
    const { pk } = headKey(id)
    for (const row of at.office.store.dump()) yield row.pk === pk ? ({ ...row, ...wrong(row) } as Item) : row
  }
  const { violations } = await checkUp(rows(), kinds, at.office.now)
  return violations.filter(({ where }) => where === id).map(({ what }) => what)
}

const head = (wrong: JsonObject) => (row: Item) => (row.sk === 'head' ? wrong : {})
const items = (wrong: (item: AskedItem) => Partial<AskedItem>) => (row: Item) => {
  if (!row.sk.startsWith('asked#')) return {}
  const item = row.item as unknown as AskedItem
  return { item: { ...item, ...wrong(item) } as unknown as JsonObject }
}

describe('the doctor sees of a review of access', () => {
  it('nothing, while everything is as it should be', async () => {
    expect(await saidOf(pack, () => ({}))).toEqual([])
    expect(await saidOf(review, () => ({}))).toEqual([])
  })
  it('that somebody decided on their own', async () => {
    const said = await saidOf(
      pack,
      items(({ decision }) => ({ holder: String(decision?.by) })),
    )
    expect(said.filter((each) => each.endsWith('which is their own'))).toHaveLength(2)
  })
  it('that something was kept by silence', async () => {
    const said = await saidOf(
      pack,
      items(() => ({ decision: { verdict: 'keep', by: 'onduty', at: at.office.now } })),
    )
    expect(said.filter((each) => each.endsWith('was decided on by nobody'))).toHaveLength(2)
  })
  it('that a decision is another than was signed, or is missing', async () => {
    expect(
      await saidOf(
        pack,
        items(() => ({ risk: 'high' })),
      ),
    ).toContain('its decisions are not those that were signed')
    const said = await saidOf(
      pack,
      items(() => ({ decision: undefined }) as unknown as Partial<AskedItem>),
    )
    expect(said).toContain('it was submitted undecided')
  })
  it('that an outcome is another than was sealed, or is missing', async () => {
    const changed = items(({ ended }) => (ended === undefined ? {} : { ended: { ...ended, outcome: 'gone' } }))
    expect(await saidOf(pack, changed)).toContain('its outcomes are not those that were sealed')
    expect(await saidOf(pack, head({ carried: 1 }))).toEqual(['it counts 1 outcomes, and has 2'])
    expect(await saidOf(pack, head({ total: 3 }))).toEqual(['it asks about 3, and has 2'])
  })
  it('that whoever decided most of it signed for it, or another report was signed', async () => {
    expect(await saidOf(review, head({ mostDecidedBy: [people.head] }))).toEqual([
      'whoever decided most of it signed for it',
    ])
    expect(await saidOf(review, head({ reportHash: 'another' }))).toEqual(['another report was signed'])
  })
})
