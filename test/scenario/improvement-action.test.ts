import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActionSummary } from '../../functions/improvement/action.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY } from '../../functions/kernel/instant.ts'
import { emailOf, people, type Role } from '../support/department.ts'
import {
  actionAs,
  actionTakes,
  anIncidentEnds,
  dueOf,
  raises,
  reviewAs,
  reviewOf,
  reviewTakes,
  WRITTEN,
} from '../support/improvement-at-work.ts'
import { takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await officeOnCall()
})
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const call = (role: Role, id: Id, step: string, body: unknown) =>
  office.call<{ code: string; errors?: { code: string }[] }>(
    role,
    'POST',
    `/api/improvement-actions/${id}/${step}`,
    body,
  )
const refusedTo = async (role: Role, id: Id, step: string, body: unknown) => {
  const { status, body: problem } = await call(role, id, step, body)
  return `${status} ${problem.errors?.[0]?.code ?? problem.code}`
}
const subjectsTo = (role: Role) =>
  office.mails.filter(({ to }) => to.address === emailOf(role)).map(({ subject }) => subject)
const listed = async (query: string) =>
  (await office.does<{ items: ActionSummary[] }>('head', 'GET', `/api/improvement-actions${query}`)).items.map(
    ({ number }) => number,
  )
const SAID = { comment: '监控项已上线。' }

/** Done by the engineer and seen by the head of IT. */
async function verified(wish: Readonly<Record<string, unknown>> = {}): Promise<ActionSummary> {
  const { id } = await raises(office, 'opsTwo', { due: dueOf(office, 10), ...wish })
  await actionTakes(office, 'opsOne', id, 'done', SAID)
  return actionTakes(office, 'head', id, 'verify', { outcome: 'done', comment: '看过。' })
}

describe('an action', () => {
  it('outlives its incident: somebody owes it by its day, and hears of it at once', async () => {
    const review = await reviewOf(office, await anIncidentEnds(office))
    const action = await raises(office, 'opsTwo', { review: review?.id, due: '2026-01-30' })
    expect(action).toMatchObject({
      ...{ status: 'open', owner: { id: people.opsOne }, accountable: { id: people.opsOne } },
      ...{ dueAt: '2026-01-30T10:00:00.000Z', source: { kind: 'review', number: review?.number } },
    })
    expect(action.number).toMatch(/^ACT-\d+$/)
    expect(subjectsTo('opsOne').some((each) => each.includes(action.number))).toBe(true)
    expect((await reviewAs(office, 'opsTwo', review?.id ?? '')).actions.map(({ number }) => number)).toEqual([
      action.number,
    ])
  })

  it('also comes by hand; a day that is over, a stranger and a review that is not there are refused', async () => {
    expect((await raises(office, 'appOne')).source).toEqual({ kind: 'person', id: null, number: null })
    const wrong = async (wish: Readonly<Record<string, unknown>>) => {
      const body = { title: '改进', kind: 'fix', owner: people.opsOne, due: dueOf(office, 9), ...wish }
      const answer = await office.call<{ errors: { code: string }[] }>(
        'opsOne',
        'POST',
        '/api/improvement-actions',
        body,
      )
      return `${answer.status} ${answer.body.errors[0]?.code}`
    }
    expect(await wrong({ due: '2026-01-02' })).toBe('422 due-passed')
    expect(await wrong({ due: '2036-01-02' })).toBe('422 due-too-far')
    expect(await wrong({ owner: people.employee })).toBe('422 person-without-position')
    expect(await wrong({ review: 'pir_01K9ZQ6V80ABCDEFGHJKMNPQRS' })).toBe('422 unknown-review')
    expect(await wrong({ drill: 'edr_01K9ZQ6V80ABCDEFGHJKMNPQRS' })).toBe('422 unknown-drill')
  })

  it('is done by whoever owes it, seen by somebody else, and counts as improved only after its check', async () => {
    const { id } = await raises(office, 'opsTwo', { owner: people.head, due: dueOf(office, 10) })
    expect(await refusedTo('opsOne', id, 'done', SAID)).toBe('403 not-accountable')
    const done = await actionTakes(office, 'head', id, 'done', SAID)
    // The head of IT did it; the deputy looks.
    expect(done).toMatchObject({ status: 'done', accountable: { id: people.headDeputy } })
    expect(await refusedTo('head', id, 'verify', { outcome: 'done', comment: '好。' })).toBe('403 judge-is-doer')
    expect(await refusedTo('appOne', id, 'verify', { outcome: 'done', comment: '好。' })).toBe('403 authority-missing')
    const seen = await actionTakes(office, 'headDeputy', id, 'verify', { outcome: 'done', comment: '看过。' })
    expect(seen.status).toBe('verified')
    expect(await listed('?status=helped')).toEqual([])
    await office.advance(30 * DAY)
    expect(await refusedTo('head', id, 'check', { outcome: 'helped', comment: '好。' })).toBe('403 judge-is-doer')
    await actionTakes(office, 'headDeputy', id, 'check', { outcome: 'helped', comment: '没有再发生。' })
    expect(await actionAs(office, 'opsOne', id)).toMatchObject({ status: 'helped', accountable: null })
    expect(await listed('?status=helped')).toHaveLength(1)
  })

  it('that is not done goes back to its owner', async () => {
    const { id } = await raises(office, 'opsTwo', { due: dueOf(office, 10) })
    await actionTakes(office, 'opsOne', id, 'done', SAID)
    await actionTakes(office, 'head', id, 'verify', { outcome: 'not-done', comment: '阈值没有配。' })
    expect(await actionAs(office, 'head', id)).toMatchObject({
      ...{ status: 'open', round: 2, accountable: { id: people.opsOne }, doneBy: null },
    })
  })

  it('that nobody does goes up, and never counts as done', async () => {
    const { id } = await raises(office, 'opsTwo', { due: dueOf(office, 4) })
    await office.advance(20 * DAY)
    expect(await actionAs(office, 'head', id)).toMatchObject({
      ...{ status: 'open', accountable: { id: people.head }, isLate: true, owner: { id: people.opsOne } },
    })
    expect(await listed('?which=late')).toHaveLength(1)
  })

  it('that is not wanted any more is dropped with a reason, not by whoever would have to do it', async () => {
    const { id } = await raises(office, 'opsTwo', { owner: people.head, due: dueOf(office, 10) })
    expect(await refusedTo('head', id, 'drop', { comment: '算了。' })).toBe('403 judge-is-doer')
    await actionTakes(office, 'headDeputy', id, 'drop', { comment: '网关整体替换。' })
    expect(await actionAs(office, 'head', id)).toMatchObject({ status: 'dropped', accountable: null })
    expect(await listed('?which=over')).toHaveLength(1)
    expect(await listed('')).toEqual([])
  })
})

describe('whether it helped', () => {
  it('is asked thirty days after it was done, not before, of somebody who did not do it', async () => {
    const action = await verified()
    const isAsked = () => subjectsTo('head').some((each) => each.includes('请检查改进效果'))
    expect(action).toMatchObject({ status: 'verified', accountable: { id: people.head } })
    expect(await refusedTo('head', action.id, 'check', { outcome: 'helped', comment: '好。' })).toBe('409 too-early')
    await office.advance(29 * DAY)
    expect(isAsked()).toBe(false)
    await office.advance(DAY)
    expect(isAsked()).toBe(true)
    expect((await actionAs(office, 'head', action.id)).dueAt).not.toBeNull()
    await actionTakes(office, 'head', action.id, 'check', { outcome: 'helped', comment: '好。' })
  })

  it('is asked on another day where that was agreed', async () => {
    const { id, checkFrom } = await verified({ checkAfterDays: 7 })
    expect(checkFrom?.slice(0, 10)).toBe('2026-01-12')
    await office.advance(7 * DAY)
    await actionTakes(office, 'head', id, 'check', { outcome: 'helped', comment: '好。' })
  })

  it('that did not help is to be done again, by a new day', async () => {
    const { id } = await verified()
    await office.advance(31 * DAY)
    expect(await refusedTo('head', id, 'check', { outcome: 'did-not-help', comment: '又来了。' })).toBe(
      '422 due-missing',
    )
    const due = dueOf(office, 14)
    await actionTakes(office, 'head', id, 'check', { outcome: 'did-not-help', comment: '又来了。', due })
    expect(await actionAs(office, 'head', id)).toMatchObject({
      ...{ status: 'open', round: 2, doneBy: null, accountable: { id: people.opsOne }, dueAt: `${due}T10:00:00.000Z` },
    })
  })

  it('that cannot be told yet is asked again, twice at most', async () => {
    const { id } = await verified()
    await office.advance(31 * DAY)
    const later = (days: number) => ({
      outcome: 'cannot-tell-yet',
      comment: '还没有到期的证书。',
      due: dueOf(office, days),
    })
    await actionTakes(office, 'head', id, 'check', later(10))
    expect(await refusedTo('head', id, 'check', later(20))).toBe('409 too-early')
    await office.advance(11 * DAY)
    await actionTakes(office, 'head', id, 'check', later(10))
    await office.advance(11 * DAY)
    expect(await refusedTo('head', id, 'check', later(10))).toBe('409 postponed-enough')
    await actionTakes(office, 'head', id, 'check', { outcome: 'helped', comment: '好。' })
  })

  it('nobody looks: it goes up, and never counts as improved by itself', async () => {
    const { id } = await verified()
    await office.advance(80 * DAY)
    expect(await actionAs(office, 'head', id)).toMatchObject({ status: 'verified', isLate: true })
  })
})

describe('the same again', () => {
  const CAUSE = '证书 过期'

  /** An incident whose accepted review has two actions: one seen to be done, one still open. */
  async function withTwoActions() {
    const review = await reviewOf(office, await anIncidentEnds(office, { cause: CAUSE }))
    const id = review?.id ?? ''
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    const claimed = await verified({ review: id })
    const open = await raises(office, 'opsTwo', { review: id, owner: people.opsThree, due: dueOf(office, 25) })
    await reviewTakes(office, 'opsTwo', id, 'submit')
    await reviewTakes(office, 'headDeputy', id, 'accept')
    return { review: id, claimed: claimed.id, open: open.id, openDueAt: open.dueAt }
  }

  it('within thirty days: what claimed to be done is open again, what is open is noted; owner and reviewer hear why', async () => {
    const { claimed, open, openDueAt } = await withTwoActions()
    await office.advance(20 * DAY)
    office.mails.length = 0
    const incident = await anIncidentEnds(office, { cause: '证书过期', title: '网关又断了' })
    const again = await actionAs(office, 'head', claimed)
    expect(again).toMatchObject({
      ...{ status: 'open', round: 2, recurrences: 1, accountable: { id: people.opsOne }, doneBy: null },
    })
    expect(again.timeline.at(-1)?.what).toMatchObject({ incident, cause: '证书过期', was: 'verified' })
    expect(await actionAs(office, 'head', open)).toMatchObject({
      ...{ status: 'open', round: 1, recurrences: 1, dueAt: openDueAt, accountable: { id: people.opsThree } },
    })
    for (const role of ['opsOne', 'opsThree', 'head', 'headDeputy'] as const) {
      expect([role, subjectsTo(role).some((each) => each.includes('同样的故障又发生'))]).toEqual([role, true])
    }
    const told = office.mails.find(({ subject }) => subject.includes('同样的故障又发生'))
    expect(told?.text).toContain('网关又断了')
    expect((await reviewOf(office, incident))?.recurs).toMatchObject([{ actions: 2 }])
  })

  it('upper and lower case and spaces make no difference; another cause, another service and later do', async () => {
    const { claimed } = await withTwoActions()
    const isOpen = async () => (await actionAs(office, 'head', claimed)).status === 'open'
    await anIncidentEnds(office, { cause: '磁盘写满' })
    expect(await isOpen()).toBe(false)
    await office.advance(31 * DAY)
    await anIncidentEnds(office, { cause: CAUSE })
    expect(await isOpen()).toBe(false)
  })

  it('of one that had helped, too: it is open again, with a clock that runs', async () => {
    const { claimed } = await withTwoActions()
    await office.advance(29 * DAY)
    const second = await anIncidentEnds(office, { cause: 'cert 证书' })
    expect(await reviewOf(office, second)).toMatchObject({ recurs: [] })
    const { id } = await verified({ review: (await reviewOf(office, second))?.id, checkAfterDays: 1 })
    await office.advance(2 * DAY)
    await actionTakes(office, 'head', id, 'check', { outcome: 'helped', comment: '好。' })
    await anIncidentEnds(office, { cause: 'CERT证书' })
    const again = await actionAs(office, 'head', id)
    expect(again).toMatchObject({ status: 'open', accountable: { id: people.opsOne } })
    expect(again.dueAt).not.toBeNull()
    await office.advance(40 * DAY)
    expect((await actionAs(office, 'head', id)).accountable?.id).toBe(people.head)
    expect((await actionAs(office, 'head', claimed)).status).not.toBe('helped')
  })

  it('without any action before, the new review says so', async () => {
    const first = await anIncidentEnds(office, { cause: CAUSE, impact: 'single', urgency: 'low' })
    const { recurs } = (await reviewOf(office, await anIncidentEnds(office, { cause: CAUSE }))) ?? {}
    expect(recurs).toEqual([{ incident: { id: first, number: expect.any(String) }, review: null, actions: 0 }])
  })

  it('an incident that is opened and resolved again is not another one', async () => {
    const { claimed } = await withTwoActions()
    const { source } = await actionAs(office, 'head', claimed)
    const { incident } = await reviewAs(office, 'head', source.id ?? '')
    await takes(office, 'opsTwo', incident.id, 'reopen', { comment: '又堆积了。' })
    await takes(office, 'opsTwo', incident.id, 'acknowledge')
    await takes(office, 'opsTwo', incident.id, 'resolve', { comment: '好了。', cause: CAUSE })
    expect((await actionAs(office, 'head', claimed)).status).toBe('verified')
  })
})
