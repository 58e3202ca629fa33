import { afterEach, describe, expect, it } from 'vitest'
import { prepare } from '../../functions/access-review/tasks/prepare-review.ts'
import { getEntitlementHead } from '../../functions/entitlement/index.ts'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { openReviews, type ReviewOffice } from '../support/review-office.ts'

let at: ReviewOffice | undefined
afterEach(async () => {
  expect((await at?.office.checkUp())?.violations).toEqual([])
  await at?.office.machine.stop()
  at = undefined
})

const opened = async (options: Parameters<typeof openReviews>[0]) => {
  at = await openReviews(options)
  return at
}

const keep = (entitlement: string) => ({ entitlement, verdict: 'keep' })

describe('given an access review over forty reviewers, when most decide, six are silent and one leaves', () => {
  it('then every entitlement ends in exactly one outcome: what nobody decided is revoked by policy and proven, and the report is signed by somebody else', async () => {
    const { office, reviewers, entitlements, starts, review, items, as, provesEverything } = await opened({
      reviewers: 40,
      each: 3,
    })
    const { id } = await starts()
    await office.settle()
    const begun = await review(id)
    expect([begun.status, begun.items, begun.packages]).toEqual(['reviewing', 120, 40])
    expect(begun.packagesOf.every(({ progress }) => progress.total === 3)).toBe(true)

    const packageOf = (person: string) => begun.packagesOf.find(({ reviewer }) => reviewer.id === person)
    const [silent, [leaver], others] = [reviewers.slice(0, 6), reviewers.slice(6, 7), reviewers.slice(7)]
    for (const { person } of others) {
      const pack = packageOf(person)
      if (pack === undefined) throw new Error('nobody asked them')
      const [first, ...rest] = await items(pack)
      const path = `/api/access-review-packages/${pack.id}`
      const revoked = { entitlement: first?.entitlement, verdict: 'revoke', reason: '已转岗，不再需要。' }
      expect((await as(person, 'POST', `${path}/decide`, revoked)).status).toBe(200)
      for (const { entitlement } of rest) await as(person, 'POST', `${path}/decide`, keep(entitlement))
      expect((await as(person, 'POST', `${path}/submit`, {})).status).toBe(200)
    }

    // One leaves after two decisions: they stand, and somebody else has the package within five minutes.
    const left = packageOf(leaver?.person ?? '')
    const [one, two] = left === undefined ? [] : await items(left)
    for (const item of [one, two]) {
      await as(
        leaver?.person ?? '',
        'POST',
        `/api/access-review-packages/${left?.id}/decide`,
        keep(item?.entitlement ?? ''),
      )
    }
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${leaver?.person}`)
    await office.does('admin', 'PATCH', `/api/people/${leaver?.person}`, { active: false }, version)
    await office.advance(5 * 60_000)
    const reassigned = (await review(id)).packagesOf.find((each) => each.id === left?.id)
    expect(reassigned?.accountable?.id).not.toBe(leaver?.person)
    expect(reassigned?.decidedBy).toEqual([{ person: { id: leaver?.person, name: expect.any(String) }, count: 2 }])

    // Reminded 7, 3 and 1 days before; then up; after the grace the clock decides.
    const remindersTo = (address: string) =>
      office.mails.filter(({ to, subject }) => to.address === address && subject.includes('提醒')).length
    await office.advance(20 * DAY + 12 * HOUR)
    expect(remindersTo('reviewer-1@example.com')).toBe(3)
    expect((await review(id)).packagesOf.filter(({ status }) => status === 'open')).toHaveLength(7)
    await office.advance(7 * DAY)
    const lapsed = await review(id)
    expect(lapsed.packagesOf.filter(({ status }) => status === 'lapsed')).toHaveLength(7)
    expect(lapsed.status).toBe('proving')
    await provesEverything(entitlements)
    const proven = await review(id)
    expect([proven.status, proven.progress.toProve, proven.progress.proven]).toEqual(['ready', 52, 52])
    expect(proven.progress.outcomes).toEqual({ kept: 68, revoked: 33, lapsed: 19, changed: 0, gone: 0 })
    for (const { person } of silent) {
      const pack = proven.packagesOf.find(({ reviewer }) => reviewer.id === person)
      expect(pack?.progress.outcomes.lapsed).toBe(3)
    }
    const heads = await Promise.all(entitlements.map((each) => getEntitlementHead(office.machine.platform.store, each)))
    expect(heads.filter(({ status }) => status === 'active')).toHaveLength(68)
    expect(heads.filter(({ status }) => status === 'revoked')).toHaveLength(52)

    const report = await office.does<{ hash: string; silent: number }>(
      'head',
      'GET',
      `/api/access-reviews/${id}/report`,
    )
    expect(report.silent).toBe(6)
    const forged = await office.call('head', 'POST', `/api/access-reviews/${id}/sign`, { reportHash: '0'.repeat(64) })
    expect([forged.status, forged.body.code]).toEqual([409, 'report-has-changed'])
    const signed = await office.does<{ status: string }>('head', 'POST', `/api/access-reviews/${id}/sign`, {
      reportHash: report.hash,
    })
    expect(signed.status).toBe('signed')
  })
})

describe('given a reviewer with a package', () => {
  it('when they keep several at once that nobody has looked at before, then it is refused with which, and nothing is saved; next time what is unchanged may be kept so', async () => {
    const { office, reviewers, starts, review, items, as } = await opened({ reviewers: 1, each: 4 })
    const [{ person } = { person: '' }] = reviewers
    const first = await starts()
    await office.settle()
    const [pack] = (await review(first.id)).packagesOf
    if (pack === undefined) throw new Error('nobody is asked')
    const path = `/api/access-review-packages/${pack.id}`
    const all = (await items(pack)).map(({ entitlement }) => entitlement)
    const refused = await as(person, 'POST', `${path}/decide-many`, { entitlements: all, verdict: 'keep' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-safe-in-bulk', entitlements: all } })
    expect((await review(first.id)).progress.decided.keep).toBe(0)
    for (const entitlement of all) await as(person, 'POST', `${path}/decide`, keep(entitlement))
    await as(person, 'POST', `${path}/submit`, {})
    expect((await review(first.id)).status).toBe('ready')

    await office.advance(90 * DAY)
    const second = await starts()
    await office.settle()
    const [again] = (await review(second.id)).packagesOf
    const answer = await as(person, 'POST', `/api/access-review-packages/${again?.id}/decide-many`, {
      entitlements: all,
      verdict: 'keep',
    })
    expect(answer.status).toBe(200)
    expect((await items(again ?? pack)).map(({ changes, last }) => [changes, last?.verdict])).toEqual(
      all.map(() => [[], 'keep']),
    )
  })

  it('when it is of high risk, then keeping it needs a reason; a change says what it makes smaller; a word can be taken back until the package is submitted', async () => {
    const { office, reviewers, starts, review, items, as } = await opened({ reviewers: 1, each: 2, risk: 'high' })
    const [{ person } = { person: '' }] = reviewers
    const { id } = await starts({ scope: { of: 'risk', risk: 'high' } })
    await office.settle()
    const [pack] = (await review(id)).packagesOf
    const path = `/api/access-review-packages/${pack?.id}`
    const [one, two] = pack === undefined ? [] : await items(pack)
    const decide = (body: unknown) => as(person, 'POST', `${path}/decide`, body)
    const of = one?.entitlement ?? ''
    expect((await decide(keep(of))).body).toMatchObject({ errors: [{ code: 'reason-needed' }] })
    expect((await decide({ entitlement: of, verdict: 'change', reason: '缩短' })).body).toMatchObject({
      errors: [{ code: 'change-of-what' }],
    })
    const until = plusMillis(office.now, 30 * DAY)
    expect((await decide({ entitlement: of, verdict: 'change', reason: '只到月底', until })).status).toBe(200)
    expect((await decide({ ...keep(of), reason: '仍负责夜间值守。' })).status).toBe(200)
    expect((await as(person, 'POST', `${path}/submit`, {})).body).toMatchObject({ code: 'still-undecided', count: 1 })
    await decide({ entitlement: two?.entitlement, verdict: 'change', reason: '只到月底', until })
    expect((await as(person, 'POST', `${path}/submit`, {})).status).toBe(200)
    expect((await decide({ ...keep(of), reason: '再想想' })).body).toMatchObject({ code: 'package-ended' })
    const head = await getEntitlementHead(office.machine.platform.store, two?.entitlement ?? '')
    expect([head.status, head.until]).toEqual(['active', until])
    expect((await review(id)).progress.outcomes).toMatchObject({ kept: 1, changed: 1 })
  })

  it('when one of the entitlements is their own, then somebody else is asked about it, and they may not decide it', async () => {
    const { office, starts, review, items } = await opened({ reviewers: 1, each: 6 })
    // The leader of operations approves for the only system, and has the right themselves.
    const { id } = await starts()
    await office.settle()
    const all = await review(id)
    for (const pack of all.packagesOf) {
      for (const { holder } of await items(pack)) expect(holder.id).not.toBe(pack.accountable?.id)
    }
  })
})

describe('given a review that is stopped while it is being written down', () => {
  it('then the next try writes down each entitlement once, and asks each reviewer once', async () => {
    const { office, starts, review } = await opened({ reviewers: 5, each: 6 })
    const { id } = await starts()
    // Twice more, as after a crash and a doubled task.
    await Promise.all([prepare(office.machine.platform, id), prepare(office.machine.platform, id)])
    await office.settle()
    const after = await review(id)
    expect([after.items, after.packagesOf.length, after.progress.total]).toEqual([30, 5, 30])
  })

  it('and one that is called off asks nobody any more, and takes nothing away', async () => {
    const { office, entitlements, starts, review } = await opened({ reviewers: 2, each: 3 })
    const { id } = await starts()
    await office.settle()
    await office.does('head', 'POST', `/api/access-reviews/${id}/cancel`, { reason: '范围选错了。' })
    await office.settle()
    const after = await review(id)
    expect([after.status, ...after.packagesOf.map(({ status }) => status)]).toEqual([
      'cancelled',
      'withdrawn',
      'withdrawn',
    ])
    await office.advance(40 * DAY)
    const heads = await Promise.all(entitlements.map((each) => getEntitlementHead(office.machine.platform.store, each)))
    expect(heads.every(({ status }) => status === 'active')).toBe(true)
  })
})

it('given a standing rule for each quarter, when its day comes, then a review begins by itself, once, and the next is three months later', async () => {
  const { office } = await opened({ reviewers: 1, each: 2 })
  const rule = {
    name: '季度权限复核',
    scope: { of: 'all' },
    everyMonths: 3,
    next: '2026-01-08',
    days: 21,
    undecided: 'revoke',
  }
  const { id } = await office.does<{ id: string }>('head', 'POST', '/api/access-review-schedules', rule)
  await office.advance(5 * DAY)
  const { items } = await office.does<{ items: { schedule: string; status: string }[] }>(
    'head',
    'GET',
    '/api/access-reviews',
  )
  expect(items).toMatchObject([{ schedule: id, status: 'reviewing' }])
  expect(await office.does('head', 'GET', `/api/access-review-schedules/${id}`)).toMatchObject({ next: '2026-04-08' })
})
