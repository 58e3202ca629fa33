import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, type Instant, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import type { StoryItem } from '../../functions/position-story/position-story.contract.ts'
import { people, positions, type Role } from '../support/department.ts'
import { duty, dutyId, occurrencesOf, publish, rule } from '../support/duties-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { openReviews } from '../support/review-office.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

/** A wall clock in Shanghai. */
const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))
const openAt = async (local: string) => {
  office = await MemoryOffice.open({ at: shanghai(local) })
}
const goTo = (local: string) => office.advance(millisOf(shanghai(local)) - millisOf(office.now))

interface Page {
  readonly items: StoryItem[]
  readonly nextCursor: string | null
}
const POST = positions.changeManager
const page = (query = '', post = POST, role: Role = 'head') =>
  office.does<Page>(role, 'GET', `/api/positions/${post}/story?${query}`)
const story = async (query = 'limit=100', post = POST, role: Role = 'head') => (await page(query, post, role)).items

/** A story in short: what happened, who it was. */
const told = (items: readonly StoryItem[]): string[] =>
  items.map((each) => {
    switch (each.kind) {
      case 'place':
        return `${each.person.name} ${each.as} ${each.what}`
      case 'duty':
        return `duty ${each.occurrence.status} by ${each.occurrence.endedBy?.name ?? 'nobody'}`
      case 'book':
        return `book ${each.version}`
      default:
        return `${each.did} by ${each.by.name}`
    }
  })

const completes = async (role: Role, nth: number, day: string) => {
  const found = (await occurrencesOf(office, nth)).find(({ on }) => on === day)
  return office.does(role, 'POST', `/api/duty-occurrences/${found?.id}/complete`, { comment: '正常。', evidence: [] })
}

describe('given a post that changed hands', () => {
  it('then its story shows both holders, from when to when, and what each of them did', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    await goTo('2026-01-05T09:30')
    await completes('changeManager', 1, '2026-01-05')
    const { id } = await office.raises('opsOne')
    await office.ownerTakes(id, 'assess')
    await office.does('changeManager', 'POST', `/api/changes/${id}/authorise`, { comment: '同意。' })
    await goTo('2026-01-05T18:00')
    const [held] = (await office.does<{ holders: { id: string }[] }>('admin', 'GET', `/api/positions/${POST}`)).holders
    await office.does('admin', 'POST', `/api/positions/${POST}/assignments`, { person: people.appTwo })
    await office.does('admin', 'DELETE', `/api/positions/${POST}/assignments/${held?.id}`)
    await goTo('2026-01-06T09:30')
    await completes('appTwo', 1, '2026-01-06')

    const items = await story()
    // Of what happened at the same instant no order is promised.
    const instants = [...Map.groupBy(items, ({ at }) => at).values()].map((each) => told(each).toSorted().join(', '))
    expect(instants).toEqual([
      'duty done by appTwo',
      'appTwo holder begun, changeManager holder ended',
      'change.authorised by changeManager',
      'duty done by changeManager',
      'book 1, changeDeputy deputy begun, changeManager holder begun',
    ])
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    const places = items.filter((each) => each.kind === 'place')
    expect(places.find(({ what }) => what === 'ended')).toMatchObject({
      person: { id: people.changeManager },
      from: expect.any(String),
      until: shanghai('2026-01-05T18:00'),
    })
  })

  it('when a deputy did a duty, then the story names them, and that they stood in', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    await goTo('2026-01-05T09:30')
    await completes('changeDeputy', 1, '2026-01-05')
    const [first] = await story('kind=duty')
    expect(first).toMatchObject({
      kind: 'duty',
      occurrence: {
        status: 'done',
        endedAs: 'deputy',
        endedBy: { id: people.changeDeputy },
        wasAccountable: { id: people.changeManager },
      },
    })
  })

  it('when another post did a duty that is not its own, then it is in the story of both', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1, { responsible: [positions.opsEngineer] })])
    await goTo('2026-01-05T09:30')
    await completes('opsTwo', 1, '2026-01-05')
    expect(told(await story('kind=duty'))).toEqual(['duty done by opsTwo'])
    expect(told(await story('kind=act'))).toEqual([])
    expect(told(await story('kind=act', positions.opsEngineer))).toEqual(['duty.done by opsTwo'])
    expect(told(await story('kind=duty', positions.opsEngineer))).toEqual([])
  })
})

describe('given changes that were decided through a post', () => {
  it('then its story has each with the authority, the duty that gives it, the version of the book, and who stood in', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    await goTo('2026-01-05T09:30')
    const { id } = await office.raises('opsOne')
    await office.ownerTakes(id, 'assess')
    await office.does('changeDeputy', 'POST', `/api/changes/${id}/authorise`, { comment: '同意，注意回退。' })
    const [act] = await story('kind=act')
    expect(act).toMatchObject({
      kind: 'act',
      did: 'change.authorised',
      by: { id: people.changeDeputy, name: 'changeDeputy' },
      grant: { authority: 'change.authorise', position: 'changeManager', book: 1, via: 'deputy' },
      comment: '同意，注意回退。',
      about: { id, name: expect.stringMatching(/^CHG-\d+ 更换邮件网关证书$/) },
    })
    expect(act).toHaveProperty('grant.duty', expect.stringMatching(/^dut_/))
    expect(act).toHaveProperty('duty.title', expect.stringMatching(/^Check of the backup 9\d\d$/))
    // What the engineer did was done through another post.
    expect(told(await story('kind=act'))).not.toContain('change.assessed by appOne')
  })

  it('when somebody is outside the department, then there is nothing to see, not even that there is something', async () => {
    await openAt('2026-01-05T09:30')
    const unknown = await office.call('employee', 'GET', '/api/positions/pos_01K9ZQ6V80ABCDEFGHJKMNPQRS/story')
    const known = await office.call('employee', 'GET', `/api/positions/${POST}/story`)
    expect(known.status).toBe(404)
    expect(known.body.code).toBe(unknown.body.code)
    expect((await office.call('employee', 'GET', `/api/positions/${POST}/duty-figures`)).status).toBe(404)
  })
})

describe('given a book that goes on', () => {
  it('then the versions that changed the duties of the post are in its story, and those that did not are not', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1), duty(2)])
    await goTo('2026-01-06T08:00')
    await publish(office, [duty(1), duty(2), duty(3, { position: positions.opsLeader })])
    await goTo('2026-01-07T08:00')
    await publish(office, [duty(1, { effort: 30 }), duty(4), duty(3, { position: positions.opsLeader })])
    await publish(office, [duty(1)], shanghai('2026-02-01T00:00'))
    const versions = (await story('kind=book')).filter((each) => each.kind === 'book')
    expect(versions.map(({ version }) => version)).toEqual([3, 1])
    expect(versions[0]).toMatchObject({
      at: shanghai('2026-01-07T08:00'),
      publishedBy: { id: people.head },
      added: [{ id: dutyId(4), title: 'Check of the backup 4' }],
      changed: [{ id: dutyId(1) }],
      removed: [{ id: dutyId(2) }],
    })
    const others = await story('kind=book', positions.opsLeader)
    expect(told(others)).toEqual(['book 2', 'book 1'])
  })

  it('then who signed the duty list, and who objected, is in its story', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1)])
    await goTo('2026-01-05T10:00')
    const list = async (role: Role) => {
      const path = `/api/acknowledgements?position=${POST}`
      const { items } = await office.does<{ items: { id: string; person: { id: string } }[] }>(role, 'GET', path)
      const id = items.find(({ person }) => person.id === people[role])?.id
      const { page: hash } = await office.does<{ page: string }>(role, 'GET', `/api/acknowledgements/${id}`)
      return { path: `/api/acknowledgements/${id}`, hash }
    }
    const own = await list('changeManager')
    await office.does('changeManager', 'POST', `${own.path}/sign`, { page: own.hash })
    const deputys = await list('changeDeputy')
    await goTo('2026-01-05T10:30')
    await office.does('changeDeputy', 'POST', `${deputys.path}/object`, {
      page: deputys.hash,
      text: '时间与发布冲突。',
    })
    const signatures = await story('kind=signature')
    expect(told(signatures)).toEqual([
      'acknowledgement.objected by changeDeputy',
      'acknowledgement.signed by changeManager',
    ])
    expect(signatures[0]).toMatchObject({ person: { id: people.changeDeputy }, book: 1, comment: '时间与发布冲突。' })
  })
})

describe('given a long story', () => {
  it('then it comes in pages, each thing once, and by kind and time', async () => {
    await openAt('2026-01-05T08:00')
    await publish(office, [duty(1), duty(2)])
    for (const day of ['05', '06', '07', '08', '09']) {
      await goTo(`2026-01-${day}T09:30`)
      await completes('changeManager', 1, `2026-01-${day}`)
      const { id } = await office.raises('opsOne')
      await office.ownerTakes(id, 'assess')
      await office.does('changeManager', 'POST', `/api/changes/${id}/authorise`, {})
    }
    const whole = await story()
    expect(whole).toHaveLength(18)
    for (const limit of [1, 2, 7]) {
      const read: StoryItem[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const at: Page = await page(`limit=${limit}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
        expect(at.items.length).toBeLessThanOrEqual(limit)
        read.push(...at.items)
        cursor = at.nextCursor
      }
      expect(read).toEqual(whole)
    }
    expect((await story('kind=act')).every(({ kind }) => kind === 'act')).toBe(true)
    const two = await story('from=2026-01-06&until=2026-01-07&limit=100')
    expect(told(two).toSorted()).toEqual([
      ...Array(2).fill('change.authorised by changeManager'),
      ...Array(2).fill('duty done by changeManager'),
      ...Array(2).fill('duty open by nobody'),
    ])
    const { status, body } = await office.call('head', 'GET', `/api/positions/${POST}/story?cursor=x`)
    expect([status, body.code]).toEqual([422, 'invalid-input'])
  })

  it('then its figures say how much was done in time over a month, a quarter and a year', async () => {
    await openAt('2025-12-01T08:00')
    const onceOn = (from: string, until = from) =>
      ({ when: { kind: 'recurring', rule: rule({ from, until }) } }) as const
    await publish(office, [
      duty(1, onceOn('2025-12-01')),
      duty(2, onceOn('2025-12-02')),
      duty(3, { ...onceOn('2025-12-29', '2025-12-30'), whenLate: 'lapses' }),
    ])
    await goTo('2025-12-01T09:30')
    await completes('changeManager', 1, '2025-12-01')
    await goTo('2025-12-02T12:00')
    await completes('changeDeputy', 2, '2025-12-02')
    await goTo('2026-01-05T12:00')
    const { periods, isWhole } = await office.does<{ periods: unknown[]; isWhole: boolean }>(
      'opsOne',
      'GET',
      `/api/positions/${POST}/duty-figures`,
    )
    expect(isWhole).toBe(true)
    expect(periods).toMatchObject([
      { days: 30, counted: 1, onTime: 0, late: 0, missed: 1, onTimeShare: 0 },
      { days: 90, counted: 3, onTime: 1, late: 1, missed: 1, byDeputy: 1, onTimeShare: 1 / 3 },
      { days: 365, counted: 3, onTime: 1, late: 1, missed: 1, onTimeShare: 1 / 3 },
    ])
  })
})

describe('given what not everybody may know of', () => {
  it('when access reviews were run through the post, then whoever may not see them does not read of them here', async () => {
    const reviews = await openReviews({ reviewers: 1, each: 1 })
    office = reviews.office
    await reviews.starts()
    await office.settle()
    expect(told(await story('kind=act&limit=100', positions.head))).toContain('access-review.started by head')
    const seen = JSON.stringify(await page('kind=act&limit=100', positions.head, 'opsOne'))
    expect(seen).toContain('position.added')
    expect(seen).not.toContain('access-review')
    expect(seen).not.toContain('rev_')
  })
})

describe('given acts from before positions had a story', () => {
  it('then they find their place by themselves, from what the checkpoints of the audit trail name', async () => {
    await openAt('2026-01-05T09:30')
    // Under two checkpoints: the walk does not end with the newest.
    for (const at of ['10:00', '11:00']) {
      await goTo(`2026-01-05T${at}`)
      const { id } = await office.raises('opsOne')
      await office.ownerTakes(id, 'assess')
      await office.does('changeManager', 'POST', `/api/changes/${id}/authorise`, {})
    }
    const before = await story('kind=act')
    expect(told(before)).toEqual(Array(2).fill('change.authorised by changeManager'))
    await forgetStories()
    expect(await story('kind=act')).toEqual([])
    // Once what the older one wrote is under its checkpoints, they are walked through.
    await office.advance(HOUR)
    await office.advance(HOUR)
    expect(await story('kind=act')).toEqual(before)
  })
})

/** As an older Onduty wrote its entries, and never walked through them. */
async function forgetStories(): Promise<void> {
  for (const { gsi1pk, gsi1sk: _, ...row } of [...office.store.dump()]) {
    if (typeof gsi1pk === 'string' && gsi1pk.startsWith('story-')) await office.store.write({ put: row })
  }
  await office.store.remove([{ pk: 'stories', sk: 'older-entries' }])
}
