import { beforeEach, describe, expect, it } from 'vitest'
import { headKey } from '../../functions/audit-trail/index.ts'
import { business } from '../../functions/calendar/index.ts'
import type { AnswerOf } from '../../functions/kernel/contract.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { type Ladder, usualLadder } from '../../functions/obligation/index.ts'
import { HAND_OVER } from '../../functions/obligation/obligation-policies.ts'
import type { PolicyOut, previewPolicy } from '../../functions/obligation/policy.contract.ts'
import { policyIdOf } from '../../functions/obligation/policy.store.ts'
import type { Key } from '../../functions/platform/store.ts'
import { people, positions } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

type Preview = AnswerOf<typeof previewPolicy>
interface Refused {
  readonly code: string
  readonly errors: readonly { readonly path: string; readonly code: string }[]
}

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
  // Whoever comes in for the first time leaves rows of their own.
  for (const role of ['head', 'opsOne'] as const) await office.credentialsOf(role)
})

const PATH = '/api/policies/hand-over'
const accept = (climbs: Ladder['climbs']): { accept: Ladder } => ({ accept: usualLadder(business('PT2H'), climbs) })
const SHORTER = accept([
  { after: 'due', to: 'leader' },
  { after: business('PT6H'), to: 'head' },
])
const preview = (name: string, body: unknown) =>
  office.does<Preview>('opsOne', 'POST', `/api/policies/${name}/preview`, body)
const refused = async (stages: unknown, reason: unknown = '更快。', ifMatch = 1) => {
  const { status, body } = await office.call<Refused>('head', 'PUT', PATH, { stages, reason }, ifMatch)
  return [status, body.code, ...(body.errors ?? []).map(({ path, code }) => `${path}: ${code}`)]
}

describe('a preview', () => {
  it('says at which instant whom every step would reach today, and changes nothing', async () => {
    const before = office.store.dump()
    const { stages, from, position } = await preview('normal-change', {})
    expect([from, position.id]).toEqual([office.now, positions.changeManager])
    const authorise = stages.find(({ stage }) => stage === 'authorise')
    expect(authorise?.asked?.id).toBe(people.changeManager)
    expect(authorise?.steps.map(({ does, to, who, outcome }) => [to ?? does, who?.id, outcome])).toEqual([
      ['remind', people.changeManager, 'told'],
      ['remind', people.changeManager, 'told'],
      ['remind', people.changeManager, 'told'],
      ['deputy', people.changeDeputy, 'told'],
      ['leader', people.opsLeader, 'told'],
      ['head', people.head, 'told'],
    ])
    const asIfAsked = authorise?.steps.map(({ at }) => at) ?? []
    expect(asIfAsked[3]).toBe(authorise?.dueAt)
    expect((authorise?.againAt ?? '') > (asIfAsked.at(-1) ?? '')).toBe(true)
    expect(office.store.dump()).toEqual(before)
  })

  it('says which steps are skipped: nobody is there, or they were asked before', async () => {
    const days = { from: office.now, until: plusMillis(office.now, 9 * DAY) }
    await office.does('admin', 'POST', '/api/absences', { person: people.changeManager, ...days })
    const vacant = await office.does<{ id: string }>('admin', 'POST', '/api/positions', {
      name: { 'zh-CN': '空岗', en: 'Vacant' },
    })
    const stages = accept([
      { after: 'due', to: 'deputy' },
      { after: business('PT3H'), to: `position:${vacant.id}` },
      { after: business('PT6H'), to: 'head' },
    ])
    const [stage] = (await preview('hand-over', { stages })).stages
    expect(stage?.asked?.id).toBe(people.changeDeputy)
    expect(stage?.steps.map(({ to, who, outcome }) => [to?.slice(0, 8) ?? null, who?.id ?? null, outcome])).toEqual([
      [null, people.changeDeputy, 'told'],
      [null, people.changeDeputy, 'told'],
      ['deputy', null, 'asked-before'],
      ['position', null, 'nobody-there'],
      ['head', people.head, 'told'],
    ])
  })

  it('of a head who is away, and whose deputy is, ends with the head all the same', async () => {
    const days = { from: office.now, until: plusMillis(office.now, 9 * DAY) }
    for (const person of [people.head, people.headDeputy]) {
      await office.does('admin', 'POST', '/api/absences', { person, ...days })
    }
    const [stage] = (await preview('hand-over', {})).stages
    expect(stage?.steps.at(-1)).toMatchObject({ to: 'head', who: { id: people.head }, outcome: 'told' })
  })

  it('of what could not be saved is refused as saving it would be', async () => {
    const look = (body: unknown) => office.call<Refused>('opsOne', 'POST', `${PATH}/preview`, body)
    const endless = await look({ stages: accept([{ after: 'due', to: 'leader' }]) })
    expect([endless.status, endless.body.errors[0]?.code]).toEqual([422, 'ends-with-nobody'])
    const far = await look({ from: plusMillis(office.now, 5 * 366 * DAY) })
    expect([far.status, far.body.errors[0]?.code]).toEqual([422, 'from-out-of-range'])
    const nowhere = await look({ position: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS' })
    expect([nowhere.status, nowhere.body.errors[0]?.code]).toEqual([422, 'unknown-position'])
  })
})

describe('publishing', () => {
  it('needs a reason, the version in force, and something that changes', async () => {
    expect(await refused(SHORTER, '  ')).toEqual([422, 'invalid-input', 'reason: empty'])
    expect(await refused(SHORTER, '更快。', 2)).toEqual([412, 'stale-version'])
    const same = { accept: HAND_OVER.stages.accept.ladder }
    expect(await refused(same)).toEqual([422, 'nothing-to-change'])
  })

  it('refuses what is no ladder, at the field that is wrong', async () => {
    const ladder = SHORTER.accept
    const wrong = (change: object) => refused({ accept: { ...ladder, ...change } })
    expect(await wrong({ allowed: { clock: 'business', iso: 'P1M' } })).toEqual([
      ...[422, 'invalid-input', 'stages/accept/allowed/iso: not-a-duration'],
    ])
    expect(await wrong({ remindAfter: [1.5] })).toEqual([422, 'invalid-input', 'stages/accept/remindAfter/0: too-big'])
    expect(await wrong({ colour: 'red' })).toEqual([422, 'invalid-input', 'stages/accept/colour: unknown-field'])
    const many = Array.from({ length: 21 }, (_, nth) => (nth + 1) / 100)
    expect(await wrong({ remindAfter: many })).toEqual([422, 'invalid-input', 'stages/accept/remindAfter: too-many'])
    expect(await wrong({ climbs: [{ after: 'due', to: 'everybody' }] })).toEqual([
      ...[422, 'invalid-input', 'stages/accept/climbs/0/to: wrong-format'],
    ])
  })

  it('twice with one key publishes once', async () => {
    const request = {
      method: 'PUT',
      headers: {
        ...(await office.credentialsOf('head')),
        ...{ 'Content-Type': 'application/json', 'If-Match': '"1"', 'Idempotency-Key': 'once' },
      },
      body: JSON.stringify({ stages: SHORTER, reason: '更快。' }),
    }
    const [first, second] = [await office.api.request(PATH, request), await office.api.request(PATH, request)]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.headers.get('etag')).toBe('"2"')
    expect(await second.json()).toEqual(await first.json())
    expect((await office.does<PolicyOut>('head', 'GET', PATH)).version).toBe(2)
  })

  it('writes one row a version beside head and chain, and none for the version that nobody published', async () => {
    const before = office.store.dump().length
    await office.does('head', 'PUT', PATH, { stages: SHORTER, reason: '更快。' }, 1)
    const rows = office.store.dump()
    // Head, version, audit entry, and the word that the chain has grown.
    expect(rows.length - before).toBe(4)
    expect(rows.filter(({ sk }) => sk.startsWith('version#')).map(({ sk }) => sk)).toEqual(['version#000002'])
  })
})

describe('raising a change', () => {
  it('asks by one read which version is in force, and writes as many rows whatever it is', async () => {
    const { pk } = headKey(policyIdOf('normal-change'))
    let asked = 0
    office = await MemoryOffice.open({
      through: (store) =>
        new Proxy(store, {
          get(all, name) {
            if (name !== 'find') return Reflect.get(all, name).bind(all)
            return (key: Key) => {
              if (key.pk === pk) asked += 1
              return all.find(key)
            }
          },
        }),
    })
    const rowsOfOne = async () => {
      const before = office.store.dump().length
      await office.raises('opsOne')
      return office.store.dump().length - before
    }
    await rowsOfOne()
    asked = 0
    const first = await rowsOfOne()
    expect(asked).toBe(1)
    const ladders = (await office.does<PolicyOut>('head', 'GET', '/api/policies/normal-change')).stages
    const stages = Object.fromEntries(ladders.map(({ stage, ladder }) => [stage, ladder]))
    const shorter = { ...stages, assess: { ...stages.assess, remindAfter: [] } }
    await office.does('head', 'PUT', '/api/policies/normal-change', { stages: shorter, reason: '少打扰。' }, 1)
    expect(await rowsOfOne()).toBe(first)
    // The version itself is read once by a process, and never again.
    asked = 0
    await rowsOfOne()
    expect(asked).toBe(1)
  })
})
