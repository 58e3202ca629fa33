import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/commit-act.ts'
import type { ReviewOut, ReviewSummary } from '../../functions/improvement/review.contract.ts'
import { lookBackTask } from '../../functions/improvement/tasks/look-back.ts'
import { openIncident } from '../../functions/incident/index.ts'
import { BUILT_IN_SEVERITIES } from '../../functions/incident/severity-policy.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { emailOf, people, type Role, services } from '../support/department.ts'
import {
  anIncidentEnds,
  dueOf,
  raises,
  reviewAs,
  reviewOf,
  reviewTakes,
  WRITTEN,
} from '../support/improvement-at-work.ts'
import { incidentAs, reports, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall, onCallIn } from '../support/on-call-at-work.ts'
import { visitPage } from '../support/page-visit.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await officeOnCall()
})
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const refusedTo = async (role: Role, id: Id, step: string, body: unknown = {}) => {
  const answer = await office.call<{ code: string }>(role, 'POST', `/api/post-incident-reviews/${id}/${step}`, body)
  return `${answer.status} ${answer.body.code}`
}
const subjectsTo = (role: Role) =>
  office.mails.filter(({ to }) => to.address === emailOf(role)).map(({ subject }) => subject)
const theReviewOf = async (incident: Id): Promise<ReviewOut> => {
  const review = await reviewOf(office, incident)
  if (review === undefined) throw new Error('there is no review')
  return review
}

describe('whether an incident is looked back at', () => {
  it('one of severity 1 is, within five working days, by whoever led it', async () => {
    const review = await theReviewOf(await anIncidentEnds(office, { cause: '证书过期' }))
    expect(review).toMatchObject({ status: 'draft', severity: 1, cause: '证书过期' })
    expect(review.number).toMatch(/^PIR-\d+$/)
    expect(review.accountable?.id).toBe(people.opsTwo)
    // Monday at nine, and five working days of 8 hours from then.
    expect(review.dueAt).toBe('2026-01-09T10:00:00.000Z')
    expect(subjectsTo('opsTwo').some((each) => each.includes(review.number) && each.includes('请写复盘'))).toBe(true)
  })

  it('one of severity 2 is, and one of severity 3 is not', async () => {
    const second = await anIncidentEnds(office, { impact: 'partial', urgency: 'medium' })
    const third = await anIncidentEnds(office, { impact: 'single', urgency: 'low' })
    expect((await incidentAs(office, 'head', second)).severity).toBe(2)
    expect(await reviewOf(office, second)).toMatchObject({ status: 'draft', severity: 2 })
    expect((await incidentAs(office, 'head', third)).severity).toBe(3)
    expect(await reviewOf(office, third)).toBeUndefined()
  })

  it('a drill is not: its lessons are the plan’s', async () => {
    const { platform } = office.machine
    const drill = 'edr_01K9ZQ6V80ABCDEFGHJKMNPQRS'
    const { id } = await perform(platform, async () => {
      const opened = await openIncident(
        platform,
        {
          ...{ title: '演练：邮件中断', description: '', service: services.mail, impact: 'broad', urgency: 'high' },
          source: { kind: 'drill', id: drill },
          exercise: { drill, participants: [people.opsOne, people.opsTwo] },
        },
        { directory: await loadDirectory(office.store), now: office.now },
      )
      return { acts: opened.acts, answer: opened }
    })
    await office.settle()
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'resolve', { comment: '演练结束。' })
    expect(await reviewOf(office, id)).toBeUndefined()
  })

  it.each([
    ['turns out to be none', 'cancel', { comment: '误报。' }],
    ['ends as something small', 'resolve', { comment: '好了。' }],
  ])('a part that ended before its whole is looked back at by itself when the whole %s', async (_, step, body) => {
    const { id: whole } = await reports(office, 'appThree')
    await takes(office, 'opsTwo', whole, 'acknowledge')
    const { id: part } = await reports(office, 'appThree', { title: '手机收不到邮件' })
    await takes(office, 'opsOne', part, 'acknowledge')
    await takes(office, 'opsOne', part, 'join', { parent: whole })
    await takes(office, 'opsOne', part, 'resolve', { comment: '好了。' })
    expect(await reviewOf(office, part)).toBeUndefined()
    if (step === 'resolve') {
      const less = { impact: 'single', urgency: 'low', comment: '没那么严重。' }
      await office.does('opsTwo', 'POST', `/api/incidents/${whole}/change-severity`, less)
    }
    await takes(office, 'opsTwo', whole, step, body)
    expect(await reviewOf(office, whole)).toBeUndefined()
    expect(await theReviewOf(part)).toMatchObject({ status: 'draft', severity: 1 })
  })

  it('its parts are looked back at with it, in one review', async () => {
    const { id: whole } = await reports(office, 'appThree')
    await takes(office, 'opsTwo', whole, 'acknowledge')
    const { id: part, number } = await reports(office, 'appThree', { title: '手机收不到邮件' })
    await takes(office, 'opsOne', part, 'acknowledge')
    await takes(office, 'opsOne', part, 'join', { parent: whole })
    await takes(office, 'opsTwo', whole, 'resolve', { comment: '都好了。', parts: 'resolve' })
    expect((await incidentAs(office, 'head', part)).status).toBe('resolved')
    expect(await reviewOf(office, part)).toBeUndefined()
    expect((await theReviewOf(whole)).facts.parts.map((each) => each.number)).toEqual([number])
  })

  it('when whoever led it has left, the leader of the group writes', async () => {
    const { id } = await reports(office, 'appThree')
    await takes(office, 'opsTwo', id, 'acknowledge')
    await takes(office, 'opsTwo', id, 'mitigate', { comment: '先恢复了。' })
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsTwo}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsTwo}`, { active: false }, version)
    await office.does('head', 'POST', `/api/incidents/${id}/resolve`, { comment: '好了。' })
    expect((await theReviewOf(id)).accountable?.id).toBe(people.opsLeader)
  })

  it('one that comes back after its review was accepted is looked back at again', async () => {
    const incident = await anIncidentEnds(office)
    const { id } = await theReviewOf(incident)
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    await reviewTakes(office, 'opsTwo', id, 'submit')
    await reviewTakes(office, 'head', id, 'accept')
    await takes(office, 'opsTwo', incident, 'reopen', { comment: '又堆积了。' })
    await takes(office, 'opsOne', incident, 'acknowledge')
    await takes(office, 'opsOne', incident, 'resolve', { comment: '这次好了。' })
    const again = await theReviewOf(incident)
    expect(again).toMatchObject({ id, status: 'draft', words: WRITTEN })
    expect(again.facts.reopened).toBe(1)
    expect(again.accountable?.id).toBe(people.opsOne)
    // Both led it, and neither accepts.
    await reviewTakes(office, 'opsOne', id, 'submit')
    expect(await refusedTo('opsTwo', id, 'accept')).toBe('403 reviewer-commanded')
  })
})

describe('an incident that comes back before its review is accepted', () => {
  const comesBack = async (incident: Id) => {
    await takes(office, 'opsTwo', incident, 'reopen', { comment: '又堆积了。' })
    await takes(office, 'head', incident, 'acknowledge')
    await office.advance(MINUTE)
    await takes(office, 'head', incident, 'resolve', { comment: '这次好了。', cause: '磁盘写满' })
  }

  it('while it is written: it goes on, and whoever led it now does not accept it either', async () => {
    const incident = await anIncidentEnds(office)
    const { id, dueAt } = await theReviewOf(incident)
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    await comesBack(incident)
    expect(await theReviewOf(incident)).toMatchObject({
      ...{ id, status: 'draft', words: WRITTEN, cause: '磁盘写满', dueAt, accountable: { id: people.opsTwo } },
    })
    await reviewTakes(office, 'opsTwo', id, 'submit')
    expect(await refusedTo('head', id, 'accept')).toBe('403 reviewer-commanded')
    await reviewTakes(office, 'headDeputy', id, 'accept')
  })

  it('while somebody reads it: it is written on', async () => {
    const incident = await anIncidentEnds(office)
    const { id } = await theReviewOf(incident)
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    await reviewTakes(office, 'opsTwo', id, 'submit')
    await comesBack(incident)
    expect(await theReviewOf(incident)).toMatchObject({ id, status: 'draft', accountable: { id: people.head } })
    await office.advance(20 * DAY)
    expect((await theReviewOf(incident)).status).toBe('draft')
  })

  it('told late of an end that was looked back at already, nothing happens', async () => {
    const incident = await anIncidentEnds(office)
    const { id } = await theReviewOf(incident)
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    await reviewTakes(office, 'opsTwo', id, 'submit')
    await reviewTakes(office, 'head', id, 'accept')
    await lookBackTask.run(office.machine.platform, { incident })
    expect((await theReviewOf(incident)).status).toBe('accepted')
  })
})

describe('what the severity says of it', () => {
  const { version: _, ...BUILT_IN } = BUILT_IN_SEVERITIES
  const publishes = async (one: object) => {
    const { version } = await office.does<{ version: number }>('head', 'GET', '/api/severity-policy')
    const policy = { ...BUILT_IN, severities: { ...BUILT_IN.severities, 1: one } }
    await office.does('head', 'PUT', '/api/severity-policy', { policy, reason: '试行。' }, version)
  }

  it('two working days, ten, or none: the review is due then, or there is none', async () => {
    const first = BUILT_IN.severities[1]
    await publishes({ ...first, reviewWithin: { clock: 'business', iso: 'P2D' } })
    expect((await theReviewOf(await anIncidentEnds(office))).dueAt).toBe('2026-01-06T10:00:00.000Z')
    await publishes({ ...first, reviewWithin: { clock: 'business', iso: 'P10D' } })
    expect((await theReviewOf(await anIncidentEnds(office))).dueAt).toBe('2026-01-16T10:00:00.000Z')
    const { reviewWithin: __, ...none } = first
    await publishes(none)
    expect(await reviewOf(office, await anIncidentEnds(office))).toBeUndefined()
  })

  it('told twice that an incident is over, it opens one review and asks once', async () => {
    const incident = await anIncidentEnds(office)
    const { id, number } = await theReviewOf(incident)
    await lookBackTask.run(office.machine.platform, { incident })
    await office.settle()
    const again = await theReviewOf(incident)
    expect([again.id, again.number, again.obligations.length]).toEqual([id, number, 1])
    expect(subjectsTo('opsTwo').filter((each) => each.includes(number))).toHaveLength(1)
  })
})

describe('what a review knows by itself', () => {
  it('when it was raised, acknowledged, mitigated and resolved, against the limits; who had which role; what mattered', async () => {
    const { id } = await reports(office, 'appThree')
    const same = await reports(office, 'employee')
    await office.advance(11 * MINUTE)
    await takes(office, 'opsTwo', id, 'acknowledge')
    await takes(office, 'opsTwo', same.id, 'merge', { into: id, comment: '同一起。' })
    await takes(office, 'opsTwo', id, 'assign-role', { role: 'communications', person: people.opsThree })
    await takes(office, 'opsTwo', id, 'note', { comment: '队列 3,200 封。' })
    await takes(office, 'opsTwo', id, 'note', { kind: 'decision', comment: '先切备用网关。' })
    const noted = (await incidentAs(office, 'head', id)).timeline.find(({ comment }) => comment === '队列 3,200 封。')
    await takes(office, 'opsTwo', id, 'pin', { entry: noted?.seq, pinned: true })
    await takes(office, 'opsTwo', id, 'update', { 'zh-CN': '已切到备用网关。' })
    await office.advance(20 * MINUTE)
    await takes(office, 'opsTwo', id, 'mitigate', { comment: '备用网关在用。' })
    await office.does('opsTwo', 'POST', `/api/incidents/${id}/change-severity`, {
      ...{ impact: 'partial', urgency: 'medium', comment: '只剩积压。' },
    })
    await takes(office, 'opsTwo', id, 'resolve', { cause: '证书过期', comment: '换了证书。' })
    const { facts } = await theReviewOf(id)
    const [acknowledge, mitigate, resolve] = facts.phases
    expect(acknowledge).toMatchObject({ phase: 'acknowledge', minutes: 11, isLate: false })
    expect(mitigate).toMatchObject({ phase: 'mitigate', minutes: 31, by: null })
    expect(resolve).toMatchObject({ phase: 'resolve', minutes: 31, isLate: false })
    expect(facts.roles.map(({ role, people: who }) => [role, who.map((each) => each.id)])).toEqual([
      ['commander', [people.opsTwo]],
      ['communications', [people.opsThree]],
    ])
    const told = facts.moments.map(({ says, comment }) => `${says} ${comment ?? ''}`)
    for (const part of [
      'paged',
      '先切备用网关',
      `${same.number} goes on as this`,
      '队列 3,200 封',
      '已切到备用网关',
      'Severity 1 became Severity 2',
      '换了证书',
    ]) {
      expect(told.some((each) => each.includes(part))).toBe(true)
    }
    expect(facts.moments.find(({ comment }) => comment === '队列 3,200 封。')?.isPinned).toBe(true)
    expect(facts.moments.map(({ did }) => did)).toContain('incident.escalated')
    expect(facts).toMatchObject({ updates: 1, parts: [] })
  })

  it('a step of the ladder where nobody was is said to have been skipped', async () => {
    office = await MemoryOffice.open()
    await onCallIn(office, { primary: 'opsOne' })
    const { id } = await reports(office, 'appThree')
    await office.advance(6 * MINUTE)
    await takes(office, 'opsLeader', id, 'acknowledge')
    await takes(office, 'opsLeader', id, 'resolve', { comment: '好了。' })
    const { facts } = await theReviewOf(id)
    expect(facts.moments.some(({ says }) => says.includes('skipped: Secondary on call'))).toBe(true)
  })

  it('what took longer than its severity allows is said to be late, and nobody is blamed for it', async () => {
    const { id } = await reports(office, 'appThree')
    await takes(office, 'opsTwo', id, 'acknowledge')
    for (let half = 0; half < 10; half += 1) {
      await office.advance(25 * MINUTE)
      await takes(office, 'opsTwo', id, 'attend')
    }
    await takes(office, 'opsTwo', id, 'resolve', { comment: '换了证书。' })
    const { facts } = await theReviewOf(id)
    expect(facts.phases.map(({ phase, isLate }) => [phase, isLate])).toEqual([
      ['acknowledge', false],
      ['mitigate', false],
      ['resolve', true],
    ])
  })
})

describe('writing it', () => {
  it('is kept as often as one likes, by whoever had a part, and handed in by whoever owes it', async () => {
    const { id: incident } = await reports(office, 'appThree')
    await takes(office, 'opsTwo', incident, 'acknowledge')
    await takes(office, 'opsTwo', incident, 'assign-role', { role: 'scribe', person: people.opsThree })
    await takes(office, 'opsTwo', incident, 'resolve', { comment: '好了。' })
    const { id } = await theReviewOf(incident)
    await reviewTakes(office, 'opsTwo', id, 'save', { impact: '半天。' })
    await reviewTakes(office, 'opsThree', id, 'save', { ...WRITTEN, luck: '' })
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    expect((await reviewAs(office, 'head', id)).words).toEqual(WRITTEN)
    expect(await refusedTo('appOne', id, 'save', WRITTEN)).toBe('403 not-involved')
    expect(await refusedTo('opsThree', id, 'submit')).toBe('403 not-accountable')
  })

  it('two who write at once do not overwrite one another unseen', async () => {
    const { id, version } = await theReviewOf(await anIncidentEnds(office))
    const path = `/api/post-incident-reviews/${id}/save`
    await office.does('opsTwo', 'POST', path, WRITTEN, version)
    const answer = await office.call<{ code: string }>('opsTwo', 'POST', path, { impact: '旧的。' }, version)
    expect([answer.status, answer.body.code]).toEqual([412, 'stale-version'])
    expect((await reviewAs(office, 'head', id)).words).toEqual(WRITTEN)
  })

  it('without an impact and a cause it is not handed in', async () => {
    const { id } = await theReviewOf(await anIncidentEnds(office))
    expect(await refusedTo('opsTwo', id, 'submit')).toBe('409 review-incomplete')
    await reviewTakes(office, 'opsTwo', id, 'save', { impact: '半天。' })
    expect(await refusedTo('opsTwo', id, 'submit')).toBe('409 review-incomplete')
  })

  it('is accepted by somebody who did not lead the incident, or sent back with a comment', async () => {
    const { id } = await theReviewOf(await anIncidentEnds(office))
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    expect(await refusedTo('head', id, 'accept')).toBe('409 wrong-status')
    const submitted = await reviewTakes(office, 'opsTwo', id, 'submit')
    expect(submitted.accountable?.id).toBe(people.head)
    expect(await refusedTo('opsTwo', id, 'accept')).toBe('403 reviewer-commanded')
    expect(await refusedTo('appOne', id, 'accept')).toBe('403 authority-missing')
    await reviewTakes(office, 'head', id, 'send-back', { comment: '提醒为什么没有人看到？' })
    const back = await reviewAs(office, 'opsTwo', id)
    expect(back).toMatchObject({
      status: 'draft',
      sentBack: '提醒为什么没有人看到？',
      accountable: { id: people.opsTwo },
    })
    await reviewTakes(office, 'opsTwo', id, 'submit')
    await reviewTakes(office, 'head', id, 'accept', { comment: '好。' })
    expect(await reviewAs(office, 'opsTwo', id)).toMatchObject({
      ...{ status: 'accepted', accountable: null, acceptedBy: { id: people.head } },
    })
  })

  it('who led it does not accept it though they have the authority, and its deputy does', async () => {
    const incident = await anIncidentEnds(office, { by: 'head' })
    const { id } = await theReviewOf(incident)
    await reviewTakes(office, 'head', id, 'save', WRITTEN)
    const { accountable } = await reviewTakes(office, 'head', id, 'submit')
    expect(accountable?.id).toBe(people.headDeputy)
    expect(await refusedTo('head', id, 'accept')).toBe('403 reviewer-commanded')
    await reviewTakes(office, 'headDeputy', id, 'accept')
  })

  it('nobody writes: it goes up after the fifth day, and never accepts itself', async () => {
    const { id } = await theReviewOf(await anIncidentEnds(office))
    // Friday evening: the deputy of their post; on Monday the leader of the group; on Tuesday the head.
    await office.advance(4 * DAY + 9 * HOUR + MINUTE)
    expect((await reviewAs(office, 'head', id)).accountable?.id).toBe(people.opsThree)
    await office.advance(3 * DAY)
    expect((await reviewAs(office, 'head', id)).accountable?.id).toBe(people.opsLeader)
    await office.advance(12 * DAY)
    expect(await reviewAs(office, 'head', id)).toMatchObject({ status: 'draft', accountable: { id: people.head } })
  })
})

describe('reading it', () => {
  it('on paper: facts, causes and actions, without a script', async () => {
    const { id, number } = await theReviewOf(await anIncidentEnds(office, { cause: '证书过期' }))
    await reviewTakes(office, 'opsTwo', id, 'save', WRITTEN)
    const action = await raises(office, 'opsTwo', { review: id, due: dueOf(office, 30) })
    const { status, html: page } = await visitPage(office, 'opsTwo', `/print/post-incident-reviews/${id}`)
    expect(status).toBe(200)
    for (const part of [number, WRITTEN.impact, '监控：没有监控证书剩余有效期。', action.number, '接手', '用时']) {
      expect(page).toContain(part)
    }
    expect(page).not.toContain('<script')
  })

  it('lists: all, those in a status, that of one incident; for nobody outside the department', async () => {
    const first = await theReviewOf(await anIncidentEnds(office))
    await office.advance(MINUTE)
    const second = await theReviewOf(await anIncidentEnds(office))
    await reviewTakes(office, 'opsTwo', first.id, 'save', WRITTEN)
    await reviewTakes(office, 'opsTwo', first.id, 'submit')
    const listed = async (query: string) =>
      (await office.does<{ items: ReviewSummary[] }>('appOne', 'GET', `/api/post-incident-reviews${query}`)).items.map(
        ({ number }) => number,
      )
    expect(await listed('')).toEqual([second.number, first.number])
    expect(await listed('?status=submitted')).toEqual([first.number])
    expect(await listed(`?incident=${second.incident.id}`)).toEqual([second.number])
    expect((await office.call('employee', 'GET', '/api/post-incident-reviews')).status).toBe(404)
  })
})
