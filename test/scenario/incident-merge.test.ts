import { afterEach, describe, expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/commit-act.ts'
import { type IncidentWish, type Opened, openIncident, resolveByMachine } from '../../functions/incident/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { emailOf, groups, people, type Role, services } from '../support/department.ts'
import { incidentAs, pagesIn, reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const look = (id: Id) => incidentAs(office, 'head', id)
const storyOf = async (id: Id) => (await look(id)).timeline
const openOn = async (id: Id) => (await look(id)).obligations.filter(({ status }) => status === 'open')
const refusedTo = async (role: Role, id: Id, step: string, body: unknown) => {
  const { status, body: problem } = await office.call<{ code: string; errors?: { code: string }[] }>(
    role,
    'POST',
    `/api/incidents/${id}/${step}`,
    body,
  )
  return `${status} ${problem.errors?.[0]?.code ?? problem.code}`
}

/** An alert with this key comes in. */
async function alertComes(key: string, wish: Partial<IncidentWish> = {}): Promise<Opened> {
  const { platform } = office.machine
  const opened = await perform(platform, async () => {
    const answer = await openIncident(
      platform,
      {
        ...{ key, title: `告警 ${key}`, description: '', service: services.mail },
        ...({ impact: 'partial', urgency: 'medium', source: { kind: 'alert' } } as const),
        ...wish,
      },
      { directory: await loadDirectory(office.store), now: office.now },
    )
    return { acts: answer.acts, answer }
  })
  await office.settle()
  return opened
}

/** Two incidents that are the same trouble: an alert's and an employee's. `opsOne` leads the first. */
async function twoOfTheSame() {
  office = await officeOnCall()
  const { id: first } = await alertComes('queue-length')
  await takes(office, 'opsOne', first, 'acknowledge')
  const second = await reports(office, 'employee', { title: '发不出邮件' })
  return { first, second: second.id, number: second.number }
}
const same = { comment: '同一个原因。' }

describe('given two incidents that turn out to be the same trouble', () => {
  it('when one is merged into the other, then its clocks end, the other’s run on, and both stories say so', async () => {
    const { first, second, number } = await twoOfTheSame()
    await takes(office, 'opsOne', second, 'merge', { into: first, ...same })
    expect(await look(second)).toMatchObject({ status: 'merged', stage: 'over', mergedInto: { id: first } })
    expect(await openOn(second)).toEqual([])
    expect((await openOn(first)).map(({ kind }) => kind)).toContain('incident.resolve')
    expect((await look(first)).merged).toEqual([{ id: second, number, title: '发不出邮件' }])
    expect((await storyOf(second)).at(-1)).toMatchObject({ did: 'incident.merged', comment: '同一个原因。' })
    expect((await storyOf(first)).at(-1)).toMatchObject({
      did: 'incident.took-in',
      comment: '同一个原因。',
      what: { from: second, fromNumber: number },
    })
  })

  it('when somebody pulled in is still at it, then they are not forgotten: it is not merged before they are done', async () => {
    const { first, second } = await twoOfTheSame()
    await takes(office, 'opsTwo', second, 'acknowledge')
    await takes(office, 'opsTwo', second, 'parties', { group: groups.applications, task: '请看一下发送队列。' })
    expect(await refusedTo('opsOne', second, 'merge', { into: first, ...same })).toBe('409 pulled-in-first')
    await takes(office, 'opsTwo', second, 'parties/1/answer', { answer: 'done' })
    await takes(office, 'opsOne', second, 'merge', { into: first, ...same })
    expect((await look(second)).status).toBe('merged')
  })

  it('when it is merged, then nobody is paged for it any more', async () => {
    const { first, second, number } = await twoOfTheSame()
    await takes(office, 'opsOne', second, 'merge', { into: first, ...same })
    const before = pagesIn(office, number)
    await office.advance(2 * HOUR)
    expect(pagesIn(office, number)).toEqual(before)
  })

  it('when it is merged, then whoever raised it hears under which number it is worked on', async () => {
    const { first, second } = await twoOfTheSame()
    await takes(office, 'opsOne', second, 'merge', { into: first, ...same })
    const mail = office.mails.findLast(({ to }) => to.address === emailOf('employee'))
    const { number } = await look(first)
    expect(mail?.subject).toContain(`已并入 ${number}`)
    expect(mail?.text).toContain('告警 queue-length')
  })

  it('when whoever merges it raised it themselves, then they are told nothing they know', async () => {
    office = await officeOnCall()
    const { id: first } = await alertComes('queue-length')
    await takes(office, 'opsOne', first, 'acknowledge')
    const { id } = await reports(office, 'opsTwo')
    await takes(office, 'opsTwo', id, 'merge', { into: first, ...same })
    expect(office.mails.filter(({ subject }) => subject.includes('已并入'))).toEqual([])
  })

  it('when the alert of the merged one comes again, then it is the one that goes on, over several merges', async () => {
    office = await officeOnCall()
    const [a, b, c] = [await alertComes('a'), await alertComes('b'), await alertComes('c')]
    await takes(office, 'opsOne', a.id, 'merge', { into: b.id, ...same })
    await takes(office, 'opsOne', b.id, 'merge', { into: c.id, ...same })
    expect(await alertComes('a')).toMatchObject({ id: c.id, how: 'known' })
    await takes(office, 'opsOne', c.id, 'acknowledge')
    await takes(office, 'opsOne', c.id, 'resolve', { comment: '好了。' })
    await office.advance(MINUTE)
    expect(await alertComes('b')).toMatchObject({ id: c.id, how: 'reopened' })
    await takes(office, 'opsOne', c.id, 'acknowledge')
    await takes(office, 'opsOne', c.id, 'resolve', { comment: '真的好了。' })
    await office.advance(24 * HOUR)
    const anew = await alertComes('a')
    expect(anew).toMatchObject({ how: 'new' })
    expect(await alertComes('a')).toMatchObject({ id: anew.id, how: 'known' })
  })

  it('when one of their alerts ends by itself, then that is noted, and the incident is not over: the other may still be there', async () => {
    office = await officeOnCall()
    const [a, b] = [await alertComes('a'), await alertComes('b')]
    await takes(office, 'opsOne', a.id, 'merge', { into: b.id, ...same })
    for (const [id, words] of [
      [a.id, '告警 a 已恢复。'],
      [b.id, '告警 b 已恢复。'],
    ] as const) {
      const { platform } = office.machine
      await perform(platform, async () => {
        return { acts: await resolveByMachine(office.store, id, words, office.now), answer: undefined }
      })
      expect((await storyOf(b.id)).at(-1)).toMatchObject({ did: 'incident.noted', comment: words })
      expect((await look(b.id)).status).toBe('triggered')
    }
  })

  it('when two people merge them both ways at once, then one of them is open and the other goes on as it', async () => {
    const { first, second } = await twoOfTheSame()
    const merges = (id: Id, into: Id) => office.call('head', 'POST', `/api/incidents/${id}/merge`, { into, ...same })
    const both = await Promise.all([merges(first, second), merges(second, first)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await office.settle()
    const stages = [(await look(first)).status, (await look(second)).status]
    expect(stages.filter((status) => status === 'merged')).toHaveLength(1)
  })

  it('when it makes no sense, then it is refused with a reason, and nothing changes', async () => {
    const { first, second } = await twoOfTheSame()
    const { id: over } = await alertComes('over')
    await takes(office, 'head', over, 'cancel', { comment: '误报。' })
    const { id: drill } = await alertComes('drill', {
      exercise: { drill: 'edr_01K9ZQ6V80ABCDEFGHJKMNPQRS', participants: [people.opsOne] },
    })
    const nothing = 'inc_01K9ZQ6V80ABCDEFGHJKMNPQRS'
    expect([
      await refusedTo('opsOne', first, 'merge', { into: first, ...same }),
      await refusedTo('opsOne', first, 'merge', { into: over, ...same }),
      await refusedTo('opsOne', first, 'merge', { into: drill, ...same }),
      await refusedTo('opsOne', first, 'merge', { into: nothing, ...same }),
      await refusedTo('opsOne', over, 'merge', { into: first, ...same }),
      await refusedTo('appTwo', second, 'merge', { into: first, ...same }),
    ]).toEqual([
      '409 same-incident',
      '409 other-incident-over',
      '409 drill-and-real',
      '422 unknown-incident',
      '409 wrong-status',
      '403 not-involved',
    ])
    expect((await look(first)).status).toBe('acknowledged')
    expect((await look(second)).status).toBe('triggered')
  })
})

/** A big incident that `opsOne` leads, and two that are part of it. */
async function bigAndSmall() {
  office = await officeOnCall()
  const { id: big } = await reports(office, 'opsThree', { title: '机房断电' })
  await takes(office, 'opsOne', big, 'acknowledge')
  const { id: one } = await reports(office, 'opsThree', { title: '邮件网关离线', service: services.mail })
  await office.advance(1000)
  const { id: two } = await reports(office, 'opsThree', { title: '数据库离线', service: services.database })
  await takes(office, 'opsOne', one, 'join', { parent: big })
  await takes(office, 'opsOne', two, 'join', { parent: big })
  return { big, one, two }
}

describe('given an incident that is part of a bigger one', () => {
  it('then the bigger one lists its parts, each part names it, and the parts keep their own clocks', async () => {
    const { big, one, two } = await bigAndSmall()
    const { children, number, timeline } = await look(big)
    expect(children).toMatchObject([
      { id: one, title: '邮件网关离线', status: 'triggered' },
      { id: two, title: '数据库离线', status: 'triggered' },
    ])
    expect((await look(one)).parent).toEqual({ id: big, number })
    expect(timeline.filter(({ did }) => did === 'incident.part-joined')).toHaveLength(2)
    expect((await openOn(one)).map(({ kind }) => kind)).toContain('incident.acknowledge')
  })

  it('when it was not part of it after all, then both stories say so and it is listed no longer', async () => {
    const { big, one, two } = await bigAndSmall()
    await takes(office, 'opsOne', one, 'leave')
    expect((await look(one)).parent).toBeNull()
    expect((await look(big)).children.map(({ id }) => id)).toEqual([two])
    expect((await storyOf(one)).at(-1)?.did).toBe('incident.left')
    expect((await storyOf(big)).at(-1)?.did).toBe('incident.part-left')
    expect(await refusedTo('opsOne', one, 'leave', {})).toBe('409 not-part')
  })

  it('when it is part of another one instead, then it is listed there and no longer here', async () => {
    const { big, one } = await bigAndSmall()
    const { id: other } = await reports(office, 'opsThree', { title: '备用网关断网' })
    await takes(office, 'opsOne', one, 'join', { parent: other })
    expect((await look(other)).children.map(({ id }) => id)).toEqual([one])
    expect((await look(big)).children.map(({ id }) => id)).not.toContain(one)
  })

  it('then there are two layers only, so that nothing goes in circles', async () => {
    const { big, one, two } = await bigAndSmall()
    const { id: other } = await reports(office, 'opsThree', { title: '园区断电' })
    expect([
      await refusedTo('opsOne', big, 'join', { parent: one }),
      await refusedTo('opsOne', big, 'join', { parent: other }),
      await refusedTo('opsOne', other, 'join', { parent: two }),
      await refusedTo('opsOne', one, 'join', { parent: one }),
      await refusedTo('opsOne', one, 'join', { parent: big }),
      await refusedTo('opsOne', big, 'merge', { into: other, ...same }),
    ]).toEqual([
      '409 part-has-parts',
      '409 part-has-parts',
      '409 whole-is-part',
      '409 same-incident',
      '409 already-part',
      '409 parts-first',
    ])
  })

  it('when the bigger one is resolved and its parts with it, then they are over for the same cause, decided by the same person', async () => {
    const { big, one, two } = await bigAndSmall()
    await takes(office, 'opsOne', big, 'resolve', { cause: '市电中断', comment: '已恢复供电。', parts: 'resolve' })
    await office.settle()
    for (const id of [one, two]) {
      expect(await look(id)).toMatchObject({ status: 'resolved', cause: '市电中断' })
      expect(await openOn(id)).toEqual([])
      expect((await storyOf(id)).find(({ did }) => did === 'incident.resolved')).toMatchObject({
        comment: '已恢复供电。',
        what: { other: big, decidedBy: people.opsOne },
      })
    }
  })

  it('when the bigger one is resolved alone, then its parts go on with their own clocks', async () => {
    const { big, one } = await bigAndSmall()
    await takes(office, 'opsOne', big, 'resolve', { comment: '已恢复供电。' })
    expect((await look(one)).status).toBe('triggered')
    expect((await openOn(one)).length).toBeGreaterThan(0)
  })
})
