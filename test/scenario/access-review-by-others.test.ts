import { afterEach, describe, expect, it } from 'vitest'
import type { ItemOut, PackageSummary } from '../../functions/access-review/parts.contract.ts'
import { perform } from '../../functions/audit-trail/index.ts'
import { getEntitlementHead, recordEntitlement } from '../../functions/entitlement/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { sessionOf } from '../support/credentials.ts'
import { emailOf, people, positions } from '../support/department.ts'
import { openReviews, type ReviewOffice } from '../support/review-office.ts'

let at: ReviewOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
  await at.office.machine.stop()
})

const HEAD = {
  actor: { kind: 'person', id: people.head, from: { door: 'api' } } as const,
  person: people.head,
  grant: { authority: 'entitlement.define', position: positions.head, via: 'holder' } as const,
}

/** Somebody has had a right of the first reviewer’s system since long. */
async function has(person: Id, position: Id): Promise<Id> {
  const { office, reviewers } = at
  const { platform } = office.machine
  const right = reviewers[0]?.right ?? ''
  const wish = { right, person, position, reason: '历史遗留', until: plusMillis(office.now, 300 * DAY) }
  const id = await perform(platform, async () => {
    const acts = await recordEntitlement(platform, wish, HEAD, office.now)
    return { acts, answer: acts[0]?.head.id ?? '' }
  })
  await office.settle()
  return id
}

/** A review has begun; what it asks of whom. */
async function begun(wish: Readonly<Record<string, unknown>> = {}): Promise<readonly PackageSummary[]> {
  const { id } = await at.starts(wish)
  await at.office.settle()
  return (await at.review(id)).packagesOf
}
const packageFor = (packages: readonly PackageSummary[], person: Id): PackageSummary => {
  const found = packages.find(({ reviewer }) => reviewer.id === person)
  if (found === undefined) throw new Error('they are not asked')
  return found
}
const decide = (person: Id, pack: PackageSummary, body: unknown) =>
  at.as(person, 'POST', `/api/access-review-packages/${pack.id}/decide`, body)
const keepAll = async (person: Id, pack: PackageSummary): Promise<void> => {
  for (const { entitlement } of await at.items(pack)) {
    const { status } = await decide(person, pack, { entitlement, verdict: 'keep', reason: '仍需要。' })
    expect(status).toBe(200)
  }
}
const submit = (person: Id, pack: PackageSummary) =>
  at.as(person, 'POST', `/api/access-review-packages/${pack.id}/submit`, {})
const owedFor = async (pack: PackageSummary): Promise<Id> => {
  const path = `/api/access-review-packages/${pack.id}`
  const { obligations } = await at.office.does<{ obligations: { id: Id; status: string }[] }>('head', 'GET', path)
  return obligations.find(({ status }) => status === 'open')?.id ?? ''
}

describe('given a reviewer who has a right of their own on the system they look after', () => {
  it('then their leader is asked about it and told why; the reviewer may not decide on it, not even in passing', async () => {
    at = await openReviews({ reviewers: 1, each: 2 })
    const [reviewer] = at.reviewers
    const own = await has(reviewer?.person ?? '', reviewer?.position ?? '')
    const packages = await begun()
    expect(packages.map(({ progress }) => progress.total).toSorted()).toEqual([1, 2])
    const theirs = packageFor(packages, people.opsLeader)
    const [item] = await at.items(theirs)
    expect(item).toMatchObject({ entitlement: own, why: { because: 'own', position: { id: positions.opsLeader } } })

    const keep = { entitlement: own, verdict: 'keep', reason: '我需要。' }
    expect(await decide(reviewer?.person ?? '', theirs, keep)).toMatchObject({
      status: 403,
      body: { code: 'own-entitlement' },
    })
    const mine = packageFor(packages, reviewer?.person ?? '')
    expect(await decide(reviewer?.person ?? '', mine, keep)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'unknown-item' }] },
    })
    expect((await decide(people.opsLeader, theirs, { entitlement: own, verdict: 'keep' })).status).toBe(200)
    expect((await submit(people.opsLeader, theirs)).status).toBe(200)
  })
})

describe('given a package that its reviewer would like to hand to somebody else', () => {
  it('then nobody takes it whose own rights lie in it, nor anybody without the duty; who has it accepts, decides and signs, and the report says so', async () => {
    at = await openReviews({ reviewers: 1, each: 2 })
    const [reviewer] = at.reviewers
    const giver = reviewer?.person ?? ''
    await at.office.does('head', 'POST', `/api/positions/${reviewer?.position}/deputies`, { person: people.opsThree })
    const packages = await begun()
    const pack = packageFor(packages, giver)
    await decide(giver, pack, { entitlement: (await at.items(pack))[0]?.entitlement, verdict: 'keep' })
    const owed = await owedFor(pack)
    const offer = (to: Id) => at.as(giver, 'POST', `/api/obligations/${owed}/hand-over`, { to })
    expect(await offer(people.opsOne)).toMatchObject({ status: 409, body: { code: 'receiver-may-not-answer' } })
    expect(await offer(people.appLeader)).toMatchObject({ status: 409, body: { code: 'receiver-lacks-authority' } })
    expect((await offer(people.opsThree)).status).toBe(200)
    expect((await at.as(people.opsThree, 'POST', `/api/obligations/${owed}/accept`)).status).toBe(200)
    await keepAll(people.opsThree, pack)
    expect((await submit(people.opsThree, pack)).status).toBe(200)
    const after = await at.review(pack.review.id)
    expect(after.packagesOf[0]?.decidedBy).toMatchObject([{ person: { id: people.opsThree }, count: 2 }])
    const report = await at.office.does('head', 'GET', `/api/access-reviews/${pack.review.id}/report`)
    expect(report).toMatchObject({ handedOn: 1, silent: 0 })
  })
})

describe('given a review in which one person decided everything', () => {
  it('then they cannot sign for it, and whoever stands in for them is asked to', async () => {
    at = await openReviews({ reviewers: 1, each: 2 })
    const [reviewer] = at.reviewers
    // The reviewer’s post is given up: what nobody’s duty covers is the head’s.
    const path = `/api/positions/${reviewer?.position}`
    const { version } = await at.office.does<{ version: number }>('admin', 'GET', path)
    await at.office.does('admin', 'PATCH', path, { authorities: [] }, version)
    const pack = packageFor(await begun(), people.head)
    await keepAll(people.head, pack)
    await submit(people.head, pack)
    const review = await at.review(pack.review.id)
    expect(review.obligations.find(({ status }) => status === 'open')).toMatchObject({
      kind: 'access-review.sign',
      accountable: { id: people.headDeputy },
    })
    const body = { reportHash: review.reportHash }
    const refused = await at.office.call('head', 'POST', `/api/access-reviews/${review.id}/sign`, body)
    expect(refused).toMatchObject({ status: 403, body: { code: 'signer-decided-most' } })
    expect((await at.office.call('headDeputy', 'POST', `/api/access-reviews/${review.id}/sign`, body)).status).toBe(200)
    await at.office.settle()
  })
})

describe('given a reviewer who says nothing', () => {
  it('then each reminder says how many are open and by when; afterwards the holder reads that policy took the right away, and why', async () => {
    at = await openReviews({ reviewers: 1, each: 2 })
    const [reviewer] = at.reviewers
    const pack = packageFor(await begun(), reviewer?.person ?? '')
    await at.office.advance(14 * DAY + 60_000)
    const reminder = at.office.mails.findLast(({ to }) => to.address === 'reviewer-1@example.com')
    expect(reminder?.subject).toContain('【提醒：请复核权限】一季度权限复核')
    expect(reminder?.text).toContain('有 2 项系统权限由您复核，还有 2 项没有决定。')
    expect(reminder?.text).toContain('宽限期过后按策略收回')
    await at.office.advance(12 * DAY)
    expect((await at.items(pack)).map(({ ended }) => ended?.outcome)).toEqual(['lapsed', 'lapsed'])
    const told = at.office.mails.findLast(({ to }) => to.address === emailOf('opsOne'))
    expect(told?.text).toContain('权限复核“一季度权限复核”到期无人确认，按策略收回。')
  })

  it('and the review goes on asking, then nothing is taken away and it climbs until somebody decides', async () => {
    at = await openReviews({ reviewers: 1, each: 1 })
    const [reviewer] = at.reviewers
    const pack = packageFor(await begun({ undecided: 'ask-on' }), reviewer?.person ?? '')
    await at.office.advance(60 * DAY)
    const [still] = (await at.review(pack.review.id)).packagesOf
    expect([still?.status, still?.accountable?.id]).toEqual(['open', people.head])
    await keepAll(people.head, pack)
    expect((await submit(people.head, pack)).status).toBe(200)
    expect((await at.items(pack)).map(({ ended }) => ended?.outcome)).toEqual(['kept'])
  })
})

describe('given rights that change while they are reviewed', () => {
  const outcomesOf = async (pack: PackageSummary) => (await at.items(pack)).map(({ ended }) => ended?.outcome)

  it('when a lesser right is to take the place of one, then the old one is revoked with proof and the new one waits for somebody else’s approval', async () => {
    at = await openReviews({ reviewers: 1, each: 1, risk: 'medium' })
    const [reviewer] = at.reviewers
    const lesser = await at.office.does<{ id: Id }>('head', 'POST', '/api/entitlement-rights', {
      ...{ system: reviewer?.system, name: { 'zh-CN': '查看', en: 'See' }, lets: { 'zh-CN': '查看', en: 'See' } },
      ...{ risk: 'low', longestDays: 360 },
    })
    const pack = packageFor(await begun(), reviewer?.person ?? '')
    const [item] = await at.items(pack)
    const change = { entitlement: item?.entitlement, verdict: 'change', reason: '只需查看。', right: lesser.id }
    expect((await decide(reviewer?.person ?? '', pack, change)).status).toBe(200)
    await submit(reviewer?.person ?? '', pack)
    const old = await getEntitlementHead(at.office.machine.platform.store, item?.entitlement ?? '')
    expect(old.status).toBe('revoking')
    const { items } = await at.office.does<{ items: { right: { id: Id }; status: string; accountable: { id: Id } }[] }>(
      'head',
      'GET',
      `/api/entitlements?person=${old.person}`,
    )
    const asked = items.find(({ right }) => right.id === lesser.id)
    expect(asked?.status).toBe('requested')
    expect(asked?.accountable.id).not.toBe(reviewer?.person)
    await at.provesEverything([old.id])
    expect(await outcomesOf(pack)).toEqual(['changed'])
    expect((await at.review(pack.review.id)).status).toBe('ready')
  })

  it('when one ends by itself, then nobody needs to decide on it any more, and it counts as gone', async () => {
    at = await openReviews({ reviewers: 1, each: 2 })
    const [reviewer] = at.reviewers
    const pack = packageFor(await begun(), reviewer?.person ?? '')
    const [gone, stays] = (await at.items(pack)) as [ItemOut, ItemOut]
    await at.as(gone.holder.id, 'POST', `/api/entitlements/${gone.entitlement}/give-back`, { comment: '用不着了。' })
    await at.provesEverything([gone.entitlement])
    expect((await at.items(pack)).map(({ decision }) => decision?.verdict)).toEqual(['gone', undefined])
    await decide(reviewer?.person ?? '', pack, { entitlement: stays.entitlement, verdict: 'keep' })
    expect((await submit(reviewer?.person ?? '', pack)).status).toBe(200)
    expect((await outcomesOf(pack)).toSorted()).toEqual(['gone', 'kept'])
  })
})

it('a report lies on paper for whoever runs reviews, without a script, and is not there for others', async () => {
  at = await openReviews({ reviewers: 2, each: 1 })
  const packages = await begun()
  for (const { reviewer, ...pack } of packages) {
    const [item] = await at.items({ reviewer, ...pack })
    const said = { entitlement: item?.entitlement, verdict: 'revoke', reason: '<b>不再需要</b>' }
    await decide(reviewer.id, { reviewer, ...pack }, said)
    await submit(reviewer.id, { reviewer, ...pack })
  }
  const path = `/print/access-reviews/${packages[0]?.review.id}`
  const read = async (role: 'head' | 'employee') =>
    at.office.api.request(path, { headers: await sessionOf(at.office.machine.platform, role) })
  const page = await read('head')
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(html).toContain('权限复核报告')
  expect(html).toContain('&lt;b&gt;不再需要&lt;/b&gt;')
  expect(html).not.toContain('<script')
  expect((await read('employee')).status).toBe(404)
})
