import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { business } from '../../functions/calendar/index.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import { type Ladder, usualLadder } from '../../functions/obligation/index.ts'
import type { PolicyOut } from '../../functions/obligation/policy.contract.ts'
import { closeOffices, Office, people, type Role } from '../support/office.ts'

let office: Office
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

/** A wall clock in Shanghai. */
const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))

const PATH = '/api/policies/normal-change'

/** Reminders and climbs are half as far: told after 2 hours, the deputy after 8, the leader after 12, the head after 16. */
const SHORTER = {
  allowed: { clock: 'business', iso: 'PT8H' },
  remindAfter: [{ clock: 'business', iso: 'PT2H' }],
  climbs: [
    { after: 'due', to: 'deputy' },
    { after: { clock: 'business', iso: 'PT12H' }, to: 'leader' },
    { after: { clock: 'business', iso: 'PT16H' }, to: 'head' },
  ],
  again: { clock: 'business', iso: 'PT4H' },
}

const read = () => office.does<PolicyOut>('head', 'GET', PATH)

/** What is in force, but for the ladder of one stage. */
async function withStage(stage: string, ladder: unknown): Promise<Record<string, unknown>> {
  const { stages } = await read()
  return { ...Object.fromEntries(stages.map((each) => [each.stage, each.ladder])), [stage]: ladder }
}

async function publishes(role: Role, authorise: unknown, ifMatch: number, reason = '授权太慢。') {
  const stages = await withStage('authorise', authorise)
  return office.call<PolicyOut & { code: string }>(
    role,
    'PUT',
    PATH,
    { stages, reason },
    { 'If-Match': `"${ifMatch}"` },
  )
}

/** The instants at which somebody was mailed since one, in order. */
const mailedTo = async (role: Role, since: string) =>
  (await office.mailsTo(role)).map(({ sentAt }) => sentAt).filter((at) => at > since)

const isReleasedInJuly = {
  releaseWindow: { from: shanghai('2026-07-10T22:00'), until: shanghai('2026-07-11T02:00') },
}

describe('given the head of IT shortens the ladder of authorisations on a Monday morning', () => {
  it('then a change raised afterwards is reminded at the new instants, and one raised before keeps its own', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    const before = await office.raises('opsOne', { ...isReleasedInJuly, title: '之前提交' })
    expect((await publishes('head', SHORTER, 1)).status).toBe(200)
    const after = await office.raises('opsTwo', { ...isReleasedInJuly, title: '之后提交', implementer: people.opsOne })
    await office.ownerTakes(before.id, 'assess')
    await office.ownerTakes(after.id, 'assess')
    const [old, young] = [await office.change(before.id), await office.change(after.id)]
    expect([old.policy, young.policy]).toEqual(['normal-change@1', 'normal-change@2'])

    const plans = [old, young].map(({ obligations }) => obligations.find(({ status }) => status === 'open')?.plan)
    expect(plans[0]?.map(({ at, does, to }) => [at, to ?? does])).toEqual([
      [shanghai('2026-06-01T14:30'), 'remind'],
      [shanghai('2026-06-02T09:30'), 'remind'],
      [shanghai('2026-06-03T15:30'), 'remind'],
      [shanghai('2026-06-04T10:30'), 'deputy'],
      [shanghai('2026-06-05T11:00'), 'leader'],
      [shanghai('2026-06-08T11:30'), 'head'],
    ])
    expect(plans[1]?.map(({ at, does, to }) => [at, to ?? does])).toEqual([
      [shanghai('2026-06-01T11:00'), 'remind'],
      [shanghai('2026-06-02T09:30'), 'deputy'],
      [shanghai('2026-06-02T15:00'), 'leader'],
      [shanghai('2026-06-03T10:00'), 'head'],
    ])

    const asked = office.now
    await office.advanceTo(shanghai('2026-06-01T18:00'))
    expect(await mailedTo('changeManager', asked)).toEqual([shanghai('2026-06-01T11:00'), shanghai('2026-06-01T14:30')])
    await office.advanceTo(shanghai('2026-06-03T10:00'))
    expect(await office.ownerOf(after.id)).toBe('head')
    expect(await office.ownerOf(before.id)).toBe('changeManager')
  })

  it('then the head is told again as often as the version says', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    expect((await publishes('head', SHORTER, 1)).status).toBe(200)
    const { id } = await office.raises('opsOne', isReleasedInJuly)
    await office.ownerTakes(id, 'assess')
    const open = (await office.change(id)).obligations.find(({ status }) => status === 'open')
    expect(open?.again).toEqual(SHORTER.again)
    await office.advanceTo(shanghai('2026-06-03T10:00'))
    expect(await office.ownerOf(id)).toBe('head')
    const head = office.now
    await office.advanceTo(shanghai('2026-06-04T18:00'))
    expect(await mailedTo('head', head)).toEqual([
      shanghai('2026-06-03T15:30'),
      shanghai('2026-06-04T10:30'),
      shanghai('2026-06-04T16:00'),
    ])
    expect((await office.mailsTo('head')).at(-1)?.text).toContain('此后每隔 4 个工作小时')
  })

  it('then a change that is edited, and asked again from the start, stays on the version it was raised under', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    const { id } = await office.raises('opsOne', isReleasedInJuly)
    await office.ownerTakes(id, 'assess')
    await office.ownerTakes(id, 'authorise')
    expect((await publishes('head', SHORTER, 1)).status).toBe(200)
    const { version } = await office.change(id)
    await office.does('opsOne', 'PATCH', `/api/changes/${id}`, { title: '改过的标题' }, { 'If-Match': `"${version}"` })
    await office.ownerTakes(id, 'assess')
    const change = await office.change(id)
    const open = change.obligations.find(({ status }) => status === 'open')
    expect([change.policy, change.round, open?.kind]).toEqual(['normal-change@1', 2, 'change.authorise'])
    expect(open?.dueAt).toBe(shanghai('2026-06-04T10:30'))
    expect(open?.plan).toHaveLength(6)
  })

  it('then another process, which has never met the version, opens later stages under it all the same', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    expect((await publishes('head', SHORTER, 1)).status).toBe(200)
    const { id } = await office.raises('opsOne', isReleasedInJuly)
    expect((await publishes('head', { ...SHORTER, remindAfter: [] }, 2)).status).toBe(200)
    await office.restart({})
    await office.ownerTakes(id, 'assess')
    const open = (await office.change(id)).obligations.find(({ status }) => status === 'open')
    expect(open?.plan[0]).toEqual({ at: shanghai('2026-06-01T11:00'), does: 'remind' })
  })
})

describe('given a hand-over and a gap in the roster under published policies', () => {
  it('then their obligations run on them, and their stories say on which', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    const accept: Ladder = usualLadder(business('PT1H'), [
      { after: 'due', to: 'leader' },
      { after: business('PT3H'), to: 'head' },
    ])
    const fill: Ladder = usualLadder(business('PT2H'), [{ after: 'due', to: 'head' }])
    const publish = (name: string, stages: unknown) =>
      office.does('head', 'PUT', `/api/policies/${name}`, { stages, reason: '更快。' }, { 'If-Match': '"1"' })
    await publish('hand-over', { accept })
    await publish('roster-gap', { fill })

    const { id } = await office.raises('opsOne', isReleasedInJuly)
    await office.ownerTakes(id, 'assess')
    await office.does('changeManager', 'POST', '/api/absences', {
      from: shanghai('2026-06-01T10:00'),
      until: shanghai('2026-06-20T00:00'),
    })
    await office.does('changeDeputy', 'POST', '/api/absences', {
      from: shanghai('2026-06-01T10:00'),
      until: shanghai('2026-06-20T00:00'),
    })
    await office.advanceTo(shanghai('2026-06-01T10:01'))
    const { obligations, timeline } = await office.change(id)
    const accepting = obligations.find(({ kind, status }) => kind === 'obligation.accept' && status === 'open')
    expect(accepting?.dueAt).toBe(shanghai('2026-06-01T11:00'))
    expect(timeline.find(({ did }) => did === 'obligation.re-owned')?.what.policy).toBe('hand-over@2')

    const entries = (await office.dump()).flatMap(({ entry }) => (entry === undefined ? [] : [entry as Story]))
    const gap = entries.find(({ did }) => did === 'roster-gap.opened')
    expect(gap?.what.policy).toBe('roster-gap@2')
    const owed = await office.does<{ items: { kind: string; dueAt: string }[] }>('opsLeader', 'GET', '/api/obligations')
    expect(owed.items.find(({ kind }) => kind === 'roster.fill-gap')?.dueAt).toBe(shanghai('2026-06-01T12:00'))
  })
})

interface Story {
  readonly did: string
  readonly what: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

describe('given a ladder that ends with nobody', () => {
  it('when the head publishes it, then it is refused with the place in both languages, and nothing changes', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    const endless = { ...SHORTER, climbs: SHORTER.climbs.slice(0, 2) }
    const stages = await withStage('authorise', endless)
    const body = { stages, reason: '不打扰经理。' }
    const before = await office.dump()
    const said = await Promise.all(
      ['zh-CN', 'en'].map((language) =>
        office.call('head', 'PUT', PATH, body, { 'If-Match': '"1"', 'Accept-Language': language }),
      ),
    )
    expect(said.map(({ status }) => status)).toEqual([422, 422])
    expect(said.map(({ body: { errors } }) => errors)).toEqual([
      [
        {
          path: 'stages/authorise/climbs',
          code: 'ends-with-nobody',
          message: '最后一步必须升级到 IT 负责人，否则可能无人负责。',
        },
      ],
      [
        {
          path: 'stages/authorise/climbs',
          code: 'ends-with-nobody',
          message: 'The last climb has to be to the head of IT; otherwise it could end with nobody.',
        },
      ],
    ])
    expect(await office.dump()).toEqual(before)
    expect((await read()).version).toBe(1)
  })
})

describe('given two people who publish at once', () => {
  it('then one wins and the other is told that there is a further version', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    const answers = await Promise.all([
      publishes('head', SHORTER, 1, '甲'),
      publishes('headDeputy', { ...SHORTER, remindAfter: [] }, 1, '乙'),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    expect(answers.find(({ status }) => status === 412)?.body.code).toBe('stale-version')
    const { version, versions } = await read()
    expect([version, versions.length]).toEqual([2, 2])
  })
})

describe('given a policy of which three versions were published', () => {
  it('then who, when and why of each is read by everybody in the department, and the chain proves it', async () => {
    office = await Office.open({ at: shanghai('2026-06-01T09:00') })
    await publishes('head', SHORTER, 1, '授权太慢。')
    await office.advanceTo(shanghai('2026-06-02T09:00'))
    await publishes('headDeputy', { ...SHORTER, remindAfter: [] }, 2, '提醒太多。')
    const { id, versions } = await office.does<PolicyOut>('appOne', 'GET', PATH)
    expect(
      versions.map(({ version, publishedBy, publishedAt, reason }) => [version, publishedBy?.id, publishedAt, reason]),
    ).toEqual([
      [3, people.headDeputy, shanghai('2026-06-02T09:00'), '提醒太多。'],
      [2, people.head, shanghai('2026-06-01T09:00'), '授权太慢。'],
      [1, undefined, null, null],
    ])
    const two = await office.does<PolicyOut>('appOne', 'GET', `${PATH}/versions/2`)
    expect(two.stages.find(({ stage }) => stage === 'authorise')?.ladder).toEqual(SHORTER)
    const chain = await office.does<{ items: Story[] }>('head', 'GET', `/api/audit/policies/${id}`)
    expect(chain.items.map(({ did, what }) => [did, what.version, what.stages])).toEqual([
      ['policy.published', 2, ['authorise']],
      ['policy.published', 3, ['authorise']],
    ])
    const proof = await office.does('head', 'GET', `/api/audit/verify?aggregate=policies&id=${id}`)
    expect(proof).toMatchObject({ checked: 1, entries: 2, broken: null })
  })
})
